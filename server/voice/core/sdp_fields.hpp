// The small parts of SDP lines. Pure; used by the reader of offers.
#pragma once

#include "voice/core/sdp.hpp"

#include <optional>
#include <utility>

namespace snug::voice {

/// What stands before and behind the first `mark`; all and nothing where there is none.
std::pair<std::string_view, std::string_view> split(std::string_view text, char mark);

/// Decimal digits alone, up to `max`.
std::optional<std::uint64_t> parse_number(std::string_view text, std::uint64_t max);

/// RFC 8866 section 9 `token`, not empty.
bool is_token(std::string_view text);
/// RFC 8839 section 5.4 `ice-char`s.
bool is_ice_word(std::string_view text);
/// Whether `word` is one of those in `list`, which blanks part.
bool has_word(std::string_view list, std::string_view word);

std::optional<media_direction> parse_direction(std::string_view name);

/// `111 opus/48000/2`
std::optional<sdp_codec> parse_rtpmap(std::string_view value);

/// Nullopt where it is broken; a nullopt within where the algorithm is not SHA-256.
std::optional<std::optional<digest>> parse_fingerprint(std::string_view value);

}  // namespace snug::voice
