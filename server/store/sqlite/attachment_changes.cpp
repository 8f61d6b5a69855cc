#include "store/sqlite/attachment_changes.hpp"

#include "store/sqlite/columns.hpp"
#include "store/sqlite/look_columns.hpp"

namespace snug::sqlite {

namespace {

constexpr int own_columns = 8;

std::string insert_sql() {
    std::string sql = "INSERT INTO attachments (id, by, at, mid, place, name, alt, spoiler, ";
    sql += look_columns;
    sql += ") VALUES (" + numbered(1, own_columns + look_column_count);
    sql +=
        ") ON CONFLICT (id) DO UPDATE SET mid = ?4, place = ?5, name = ?6, alt = ?7, spoiler = ?8";
    return sql;
}

std::string look_sql() {
    std::string sql = "UPDATE attachments SET (";
    sql += look_columns;
    sql += ") = (" + numbered(2, look_column_count) + ") WHERE id = ?1";
    return sql;
}

}  // namespace

attachment_changes::attachment_changes(connection& on)
    : insert_(on, insert_sql()),
      look_(on, look_sql()),
      drop_(on, "DELETE FROM attachments WHERE id = ?1 AND mid IS NULL"),
      clear_(on, "DELETE FROM attachments WHERE mid = ?1") {}

void attachment_changes::insert(const kept_file& file,
                                std::optional<std::int64_t> mid,
                                std::uint32_t place,
                                const resident& now) {
    const attachment& a = file.what;
    run_with_look(insert_,
                  a.look,
                  a.id.value(),
                  now.user_number(file.by),
                  to_ms(file.at),
                  mid,
                  place,
                  a.name,
                  a.alt,
                  a.spoiler);
}

void attachment_changes::write(const file_kept& what, const resident& now) {
    insert(what.file, std::nullopt, 0, now);
}

void attachment_changes::write(const file_known& what) {
    run_with_look(look_, what.look, what.id.value());
}

void attachment_changes::write(const file_dropped& what) {
    drop_.run(what.id.value());
}

void attachment_changes::hang_on(const message& posted, const resident& now) {
    std::uint32_t place = 0;
    for (const attachment& one : posted.attachments)
        put({one, posted.author, posted.at, posted.id, posted.channel}, place++, now);
}

void attachment_changes::put(const kept_file& file, std::uint32_t place, const resident& now) {
    const auto mid = file.message ? std::optional(to_mid(*file.message)) : std::nullopt;
    insert(file, mid, place, now);
}

void attachment_changes::clear(std::int64_t mid) {
    clear_.run(mid);
}

}  // namespace snug::sqlite
