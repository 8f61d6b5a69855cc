#include "store/sqlite/attachment_rows.hpp"

namespace snug::sqlite {

namespace {

std::string to_bytes(blob_view bytes) {
    return std::string(as_view(bytes));
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
    made.look.thumb = read_digest_if(row, 7);
    made.look.thumb_large = read_digest_if(row, 8);
    made.look.poster = read_digest_if(row, 9);
    made.look.width = static_cast<std::uint32_t>(row.number(10));
    made.look.height = static_cast<std::uint32_t>(row.number(11));
    made.look.duration_ms = row.unsigned_number(12);
    made.look.animated = row.flag(13);
    made.look.thumbhash = to_bytes(row.blob(14));
    made.look.waveform = to_bytes(row.blob(15));
    made.look.reason = row.text(16);
    made.alt = row.text(17);
    made.spoiler = row.flag(18);
    made.look.silent = row.flag(19);
    made.look.removed_at = to_time(row.number_if(20));
    made.look.stays = row.flag(21);
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

namespace {

std::vector<kept_file> all_of(rows row) {
    std::vector<kept_file> found;
    while (row.next())
        found.push_back(read_kept_file(row));
    return found;
}

}  // namespace

attachment_rows::attachment_rows(connection& on)
    : of_messages_(on,
                   "SELECT " + std::string(attachment_columns) +
                       ", a.mid FROM attachments a WHERE a.mid BETWEEN ?1 AND ?2 "
                       "ORDER BY a.mid, a.place"),
      one_(on, kept_file_select("AND a.id = ?1")),
      loose_count_(on, "SELECT count(*) FROM attachments WHERE by = ?1 AND mid IS NULL"),
      unknown_(on, kept_file_select("AND a.state = 1 ORDER BY a.no LIMIT ?1")),
      loose_(on, "SELECT id FROM attachments WHERE mid IS NULL AND at < ?1 ORDER BY no LIMIT ?2"),
      space_(on,
             "SELECT u.name, a.kind, a.shown, a.size FROM (SELECT by, kind, shown, size FROM "
             "attachments UNION ALL SELECT by, kind, shown, size FROM shelf) a "
             "JOIN users u ON u.no = a.by"),
      space_of_(on,
                "SELECT u.name, a.kind, a.shown, a.size FROM users u "
                "JOIN attachments a ON a.by = u.no WHERE u.name = ?1 UNION ALL "
                "SELECT u.name, s.kind, s.shown, s.size FROM users u "
                "JOIN shelf s ON s.by = u.no WHERE u.name = ?1"),
      largest_(on, kept_file_select("AND a.mid IS NOT NULL ORDER BY a.size DESC LIMIT ?1")),
      largest_of_(on,
                  kept_file_select("AND a.mid IS NOT NULL AND a.by = (SELECT no FROM users WHERE "
                                   "name = ?1) ORDER BY a.size DESC LIMIT ?2")),
      aging_(on,
             "SELECT id FROM attachments WHERE id > ?1 AND mid IS NOT NULL AND "
             "((state IN (0, 2) AND stays = 0 AND size > ?2 AND at < ?3) OR "
             "(state = 3 AND removed_at < ?4)) ORDER BY id LIMIT ?5"),
      blobs_(on,
             "SELECT shown FROM attachments UNION SELECT thumb FROM attachments "
             "UNION SELECT thumb_large FROM attachments UNION SELECT poster FROM attachments "
             "UNION SELECT avatar FROM users UNION SELECT icon FROM head "
             "UNION SELECT picture FROM own_emoji WHERE gone = 0") {}

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
    return all_of(unknown_.query(static_cast<std::uint64_t>(limit)));
}

std::vector<file_id> attachment_rows::loose(wall_time since, std::size_t limit) {
    std::vector<file_id> found;
    auto row = loose_.query(to_ms(since), static_cast<std::uint64_t>(limit));
    while (row.next())
        found.emplace_back(std::string(row.text(0)));
    return found;
}

namespace {

space_report sum_of(rows row) {
    space_sum sum;
    while (row.next()) {
        sum.add(username(std::string(row.text(0))),
                static_cast<file_kind>(row.number(1)),
                to_array<std::tuple_size_v<digest>>(row.blob(2)),
                row.unsigned_number(3));
    }
    return sum.report();
}

}  // namespace

space_report attachment_rows::space(const std::optional<username>& of) {
    return of ? sum_of(space_of_.query(of->value())) : sum_of(space_.query());
}

std::vector<kept_file> attachment_rows::largest(const std::optional<username>& of,
                                                std::size_t limit) {
    const auto most = static_cast<std::uint64_t>(limit);
    return all_of(of ? largest_of_.query(of->value(), most) : largest_.query(most));
}

std::vector<file_id> attachment_rows::aging(const aging_request& wanted) {
    std::vector<file_id> found;
    auto row = aging_.query(wanted.after.value(),
                            wanted.over_bytes,
                            to_ms(wanted.shared_before),
                            to_ms(wanted.removed_before),
                            static_cast<std::uint64_t>(wanted.limit));
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
