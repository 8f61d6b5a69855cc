// How shared files lie in rows, and finding them. Owned by a reader or by the writer, on its
// thread.
#pragma once

#include "store/reader.hpp"
#include "store/sqlite/columns.hpp"

#include <span>
#include <vector>

namespace snug::sqlite {

/// Columns of `a`, from 0 on.
inline constexpr std::string_view attachment_columns =
    "a.id, a.name, a.kind, a.state, a.type, a.size, a.shown, a.thumb, a.thumb_large, a.poster, "
    "a.width, a.height, a.duration_ms, a.animated, a.thumbhash, a.waveform, a.reason, a.alt, "
    "a.spoiler, a.silent, a.removed_at, a.stays";
inline constexpr int attachment_column_count = 22;
attachment read_attachment(const rows& row);

/// The columns above, then whose it is and what bears it. Not of a deleted channel.
std::string kept_file_select(std::string_view where);
kept_file read_kept_file(const rows& row);

class attachment_rows {
public:
    explicit attachment_rows(connection& on);

    /// To messages in the order of their keys, all from `first` to `last`.
    void add_to(std::span<message> to, std::int64_t first, std::int64_t last);

    std::optional<kept_file> find(const file_id& id);
    std::uint64_t loose_count(std::int64_t user_no);

    std::vector<kept_file> unknown(std::size_t limit);
    std::vector<file_id> loose(wall_time since, std::size_t limit);
    space_report space(const std::optional<username>& of);
    std::vector<kept_file> largest(const std::optional<username>& of, std::size_t limit);
    std::vector<file_id> aging(const aging_request& wanted);
    std::vector<digest> blobs();

private:
    statement of_messages_;
    statement one_;
    statement loose_count_;
    statement unknown_;
    statement loose_;
    statement space_;
    statement space_of_;
    statement largest_;
    statement largest_of_;
    statement aging_;
    statement blobs_;
};

}  // namespace snug::sqlite
