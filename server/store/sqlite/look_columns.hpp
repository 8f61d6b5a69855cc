// What is known of a file, as columns that are written: the same for files on messages and for what
// stands on the shelf. Pure.
#pragma once

#include "domain/attachment.hpp"
#include "store/sqlite/columns.hpp"
#include "store/sqlite/statement.hpp"

#include <string>
#include <tuple>

namespace snug::sqlite {

inline constexpr std::string_view look_columns =
    "kind, state, type, size, shown, thumb, thumb_large, poster, width, height, duration_ms, "
    "animated, thumbhash, waveform, reason, silent, removed_at, stays";
inline constexpr int look_column_count = 18;

/// "?7, ?8": numbers of `count` values from `first` on.
std::string numbered(int first, int count);

/// What is bound to those columns, in their order. Views into `what`.
inline auto look_values(const file_look& what) {
    const auto bytes_of = [](std::string_view text) {
        return blob_view(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    };
    return std::tuple(static_cast<std::int64_t>(what.kind),
                      static_cast<std::int64_t>(what.state),
                      std::string_view(what.type),
                      what.size,
                      blob_view(what.shown),
                      to_column(what.thumb),
                      to_column(what.thumb_large),
                      to_column(what.poster),
                      what.width,
                      what.height,
                      what.duration_ms,
                      what.animated,
                      bytes_of(what.thumbhash),
                      bytes_of(what.waveform),
                      std::string_view(what.reason),
                      what.silent,
                      to_column(what.removed_at),
                      what.stays);
}

/// Runs `how` with `first` and, behind those, the values of `look`.
template <class... First>
int run_with_look(statement& how, const file_look& look, const First&... first) {
    return std::apply([&how](const auto&... values) { return how.run(values...); },
                      std::tuple_cat(std::tuple<const First&...>(first...), look_values(look)));
}

}  // namespace snug::sqlite
