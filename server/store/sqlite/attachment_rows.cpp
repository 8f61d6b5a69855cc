#include "store/sqlite/attachment_rows.hpp"

namespace snug::sqlite {

namespace {

std::string to_bytes(blob_view bytes) {
    return std::string(as_view(bytes));
}

std::optional<digest> to_digest_if(const rows& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return to_array<32>(row.blob(column));
}

}  // namespace

attachment read_attachment(const rows& row) {
    attachment made;
    made.id = file_id(std::string(row.text(0)));
    made.name = row.text(1);
    made.look.kind = static_cast<file_kind>(row.number(2));
    made.look.state = static_cast<file_state>(row.number(3));
    made.look.type = row.text(4);
    made.look.size = row.unsigned_number(5);
    made.look.shown = to_array<32>(row.blob(6));
    made.look.thumb = to_digest_if(row, 7);
    made.look.thumb_large = to_digest_if(row, 8);
    made.look.poster = to_digest_if(row, 9);
    made.look.width = static_cast<std::uint32_t>(row.number(10));
    made.look.height = static_cast<std::uint32_t>(row.number(11));
    made.look.duration_ms = row.unsigned_number(12);
    made.look.animated = row.flag(13);
    made.look.thumbhash = to_bytes(row.blob(14));
    made.look.waveform = to_bytes(row.blob(15));
    made.look.reason = row.text(16);
    made.alt = row.text(17);
    made.spoiler = row.flag(18);
    return made;
}

std::string kept_file_select(std::string_view where) {
    std::string sql = "SELECT ";
    sql += attachment_columns;
    sql +=
        ", u.name, a.at, a.mid, m.at, c.id, a.place FROM attachments a "
        "JOIN users u ON u.no = a.by LEFT JOIN messages m ON m.mid = a.mid "
        "LEFT JOIN channels c ON c.no = a.mid >> 40 "
        "WHERE (a.mid IS NULL OR c.gone IS NULL) ";
    sql += where;
    return sql;
}

kept_file read_kept_file(const rows& row) {
    constexpr int first = attachment_column_count;
    kept_file made;
    made.what = read_attachment(row);
    made.by = username(std::string(row.text(first)));
    made.at = from_ms(row.number(first + 1));
    if (row.is_null(first + 2)) return made;
    const std::int64_t mid = row.number(first + 2);
    made.message = make_message_id(from_ms(row.number(first + 3)),
                                   static_cast<std::uint32_t>(mid >> seq_bits),
                                   static_cast<sequence>(mid & seq_mask));
    made.channel = channel_id(std::string(row.text(first + 4)));
    return made;
}

attachment_rows::attachment_rows(connection& on)
    : of_messages_(on,
                   "SELECT " + std::string(attachment_columns) +
                       ", a.mid FROM attachments a WHERE a.mid BETWEEN ?1 AND ?2 "
                       "ORDER BY a.mid, a.place"),
      one_(on, kept_file_select("AND a.id = ?1")),
      loose_count_(on, "SELECT count(*) FROM attachments WHERE by = ?1 AND mid IS NULL"),
      unknown_(on, kept_file_select("AND a.state = 1 ORDER BY a.no LIMIT ?1")),
      loose_(on, "SELECT id FROM attachments WHERE mid IS NULL AND at < ?1 ORDER BY no LIMIT ?2"),
      blobs_(on,
             "SELECT shown FROM attachments UNION SELECT thumb FROM attachments "
             "UNION SELECT thumb_large FROM attachments UNION SELECT poster FROM attachments") {}

void attachment_rows::add_to(std::span<message> to, std::int64_t first, std::int64_t last) {
    auto at = to.begin();
    auto row = of_messages_.query(first, last);
    while (row.next()) {
        const std::int64_t mid = row.number(attachment_column_count);
        while (at != to.end() && to_mid(at->id) < mid)
            ++at;
        if (at == to.end()) return;
        if (to_mid(at->id) == mid) at->attachments.push_back(read_attachment(row));
    }
}

std::optional<kept_file> attachment_rows::find(const file_id& id) {
    auto row = one_.query(id.value());
    return row.next() ? std::optional(read_kept_file(row)) : std::nullopt;
}

std::uint64_t attachment_rows::loose_count(std::int64_t user_no) {
    auto row = loose_count_.query(user_no);
    return row.next() ? row.unsigned_number(0) : 0;
}

std::vector<kept_file> attachment_rows::unknown(std::size_t limit) {
    std::vector<kept_file> found;
    auto row = unknown_.query(static_cast<std::uint64_t>(limit));
    while (row.next())
        found.push_back(read_kept_file(row));
    return found;
}

std::vector<file_id> attachment_rows::loose(wall_time since, std::size_t limit) {
    std::vector<file_id> found;
    auto row = loose_.query(to_ms(since), static_cast<std::uint64_t>(limit));
    while (row.next())
        found.emplace_back(std::string(row.text(0)));
    return found;
}

std::vector<digest> attachment_rows::blobs() {
    std::vector<digest> found;
    auto row = blobs_.query();
    while (row.next()) {
        if (!row.is_null(0)) found.push_back(to_array<32>(row.blob(0)));
    }
    return found;
}

}  // namespace snug::sqlite
