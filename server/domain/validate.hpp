// The form of what people send, before any rule: names, content, nonces, passwords. Pure; hostile
// input welcome.
#pragma once

#include "base/result.hpp"
#include "domain/ids.hpp"

#include <string>
#include <string_view>

namespace snug {

/// 2–32 of `a-z 0-9 . _ -`, begins with a letter or digit, not a reserved word. errc::invalid_field
/// `username`.
result<username> parse_username(std::string_view text, std::string_view field = "username");

/// CRLF becomes LF, ASCII white space at both ends goes; 1–4,000 code points; no NUL, C0 but tab
/// and newline, DEL, C1, surrogates: errc::invalid_content.
result<std::string> clean_content(std::string_view text);
/// The same for what may have no words, since files speak: then it is empty.
result<std::string> clean_words(std::string_view text);

/// What a file shows, for who cannot see it: up to 1,000 code points, lines allowed.
/// errc::invalid_field `alt`.
result<std::string> clean_alt(std::string_view text);

/// 1–64 of `A-Z a-z 0-9 _ -`. errc::invalid_field `nonce`.
result<void> check_nonce(std::string_view nonce);

/// "home" or 12 of `a-z 0-9`. Anything else is errc::not_found, as any id that is not there.
result<channel_id> parse_channel_id(std::string_view text);

/// One line for people: no control characters, a plain_line, trimmed, 1..max code points.
/// errc::invalid_field `field`.
result<std::string> clean_line(std::string_view text, std::size_t max, std::string_view field);

/// 8–256 code points of valid UTF-8. errc::invalid_field `field`.
result<void> check_password(std::string_view password, std::string_view field = "password");

}  // namespace snug
