// Where a page of a list over all channels ended: a time and the key of a message. Pages are told
// it as opaque text.
#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace snug::sqlite {

struct place {
    std::int64_t at = 0;
    std::int64_t mid = 0;

    friend auto operator<=>(const place&, const place&) = default;
};
inline constexpr place behind_everything{INT64_MAX, INT64_MAX};

std::string to_text(const place& where);
std::optional<place> parse_place(std::string_view text);

/// Of an earlier page, or empty: behind everything. errc::invalid_field `field` when it is neither.
result<place> read_place(const std::string& text, std::string_view field);

}  // namespace snug::sqlite
