// A file that somebody shares, as plain values: what is known of it, whose it is and which message
// bears it. The bytes lie elsewhere (store/blobs), named by their hash. No rules here.
#pragma once

#include "base/bytes.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace snug {

/// 16 opaque characters of `a-z 0-9`: the last part of an upload's address, then the file's own.
using file_id = strong<std::string, struct file_id_tag>;
std::optional<file_id> parse_file_id(std::string_view text);
file_id make_file_id();  // at random

/// How a client shows it. The numbers stand in files.
enum class file_kind : std::uint8_t { file, image, video, audio };
std::string_view to_word(file_kind kind);

/// Whether what is shown is made already, or was taken away to make room. The numbers stand in
/// files.
enum class file_state : std::uint8_t { ready, processing, failed, removed };
std::string_view to_word(file_state state);

/// What was found in a file, and what was made of it to be shown.
struct file_look {
    file_kind kind = file_kind::file;
    file_state state = file_state::ready;
    std::string type;        // media type of `shown`, by content
    std::uint64_t size = 0;  // bytes of `shown`
    digest shown{};          // what is shown, played or downloaded
    std::optional<digest> thumb;
    std::optional<digest> thumb_large;  // for screens with two pixels in each direction
    std::optional<digest> poster;       // of a video
    std::uint32_t width = 0;            // pixels, upright; 0: it has none, as below
    std::uint32_t height = 0;
    std::uint64_t duration_ms = 0;
    bool animated = false;
    bool silent = false;                  // a film without sound
    std::string thumbhash;                // bytes
    std::string waveform;                 // peaks from 0 to 255
    std::string reason;                   // of a failure: a stable word
    std::optional<wall_time> removed_at;  // while its bytes are there, it can be brought back
    bool stays = false;                   // was brought back: goes no more by itself

    friend bool operator==(const file_look&, const file_look&) = default;
};

/// A file on a message, or one that waits for its message.
struct attachment {
    file_id id;
    std::string name;  // as `clean_file_name` gave it
    file_look look;
    std::string alt;
    bool spoiler = false;

    friend bool operator==(const attachment&, const attachment&) = default;
};

/// What is kept of a file. Until a message bears it, only who brought it knows of it.
struct kept_file {
    attachment what;
    username by;
    wall_time at{};
    std::optional<message_id> message;
    channel_id channel;  // of the message

    friend bool operator==(const kept_file&, const kept_file&) = default;
};

/// What somebody hangs on a message.
struct attached_file {
    file_id id;
    std::string name;  // empty: as it is called already
    std::string alt;
    bool spoiler = false;

    friend bool operator==(const attached_file&, const attached_file&) = default;
};

}  // namespace snug
