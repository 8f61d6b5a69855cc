// One thing that a store holds, in a form that belongs to no backend: what is carried from one
// store into another. Left out is what is no history and what follows from the rest: the log (a
// store that was moved has a new epoch, so nobody resumes from before), who is called by a message,
// filters for searches, letters and leases of nodes. Plain values.
#pragma once

#include "domain/facts.hpp"
#include "store/reader.hpp"

#include <variant>

namespace snug {

/// Where the log stands and what the place is called. The first of all.
struct held_head {
    position pos = 0;
    server_info server;
};

/// Somebody who is in or was.
struct held_person {
    std::int64_t no = 0;  // in order of arrival, never used again
    snug::member member;
    std::optional<departure> gone;
    std::string password_hash;  // empty: has none
};

/// A deleted channel is there too, since its number is never given again; last_seq is 0 then, and
/// nothing that was said in it is told.
struct held_channel {
    snug::channel channel;
    std::optional<position> gone;
};

/// Without nonce, reactions and attachments. Of a tombstone id, channel, seq, rev, time and author.
struct held_message {
    snug::message message;
};

/// A file with its message, or without one. Its bytes come later, as pieces.
struct held_file {
    kept_file file;
    std::uint32_t place = 0;  // among those of the message
};

/// Earlier forms of one message, the oldest first.
struct held_versions {
    message_id message;
    channel_id channel;
    std::vector<message_version> forms;
};

struct held_reaction {
    reaction_key key;
    position kind = 0;  // position of that emoji's first use on the message
    position pos = 0;
};

struct held_mark {
    person_in_channel whose;
    sequence seq = 0;
};

struct held_choice {
    person_in_channel whose;
    notify_settings chosen;
};

/// When somebody last posted where slow mode is on.
struct held_pace {
    person_in_channel whose;
    wall_time at{};
};

struct held_saved {
    username user;
    message_id message;
    channel_id channel;
    wall_time at{};
};

struct held_favourite {
    favourite what;
};

struct held_nonce {
    nonce_key key;
    known_nonce nonce;
    wall_time at{};
};

/// Up to limits::move_piece_bytes of a file, from the front on; an empty file is one empty piece.
struct held_piece {
    digest file{};
    std::uint64_t size = 0;  // of the whole file
    std::uint64_t offset = 0;
    std::string bytes;

    bool is_last() const { return offset + bytes.size() == size; }
};

/// In the order in which a store tells them: what others name comes before them.
using holding = std::variant<held_head,
                             held_person,
                             held_channel,
                             held_message,
                             held_file,
                             held_versions,
                             held_reaction,
                             held_mark,
                             held_choice,
                             held_pace,
                             held_saved,
                             block,
                             chosen_status,
                             own_emoji,
                             shelved,
                             held_favourite,
                             audit_entry,
                             session,
                             invite,
                             sign_in_link,
                             held_nonce,
                             held_piece>;

/// "messages", "people": what many of that alternative are called.
std::string_view plural_of(std::size_t alternative);

}  // namespace snug
