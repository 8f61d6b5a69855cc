#include "store/sqlite/shelf_rows.hpp"

#include "store/sqlite/attachment_rows.hpp"

namespace snug::sqlite {

namespace {

std::vector<std::string> split_tags(std::string_view text) {
    std::vector<std::string> made;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        made.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return made;
}

std::optional<shelved> first_of(rows found) {
    return found.next() ? std::optional(read_shelved(found)) : std::nullopt;
}

}  // namespace

std::string join_tags(const std::vector<std::string>& tags) {
    std::string made;
    for (const std::string& one : tags)
        made += (made.empty() ? "" : "\n") + one;
    return made;
}

/// Read as files on messages are; what only those have is filled up.
std::string shelf_select(std::string_view where) {
    std::string sql = "SELECT ";
    sql += attachment_columns;
    sql +=
        ", u.name, a.at, a.uses, a.tags FROM (SELECT *, '' AS alt, 0 AS spoiler FROM shelf) a "
        "JOIN users u ON u.no = a.by ";
    sql += where;
    return sql;
}

shelved read_shelved(const rows& row) {
    constexpr int first = attachment_column_count;
    attachment file = read_attachment(row);
    shelved made;
    made.id = std::move(file.id);
    made.name = std::move(file.name);
    made.look = std::move(file.look);
    made.by = username(std::string(row.text(first)));
    made.at = from_ms(row.number(first + 1));
    made.uses = row.unsigned_number(first + 2);
    made.tags = split_tags(row.text(first + 3));
    return made;
}

shelf_rows::shelf_rows(connection& on)
    : all_(on, shelf_select("ORDER BY a.id")),
      one_(on, shelf_select("WHERE a.id = ?1")),
      by_bytes_(on, shelf_select("WHERE a.shown = ?1")),
      favourites_(on,
                  "SELECT f.item FROM favourites f JOIN users u ON u.no = f.user "
                  "WHERE u.name = ?1"),
      favourite_(on,
                 "SELECT 1 FROM favourites f JOIN users u ON u.no = f.user "
                 "WHERE u.name = ?1 AND f.item = ?2"),
      blobs_(on,
             "SELECT shown FROM shelf UNION SELECT thumb FROM shelf "
             "UNION SELECT thumb_large FROM shelf UNION SELECT poster FROM shelf") {}

std::vector<shelved> shelf_rows::all() {
    std::vector<shelved> made;
    auto row = all_.query();
    while (row.next())
        made.push_back(read_shelved(row));
    return made;
}

std::optional<shelved> shelf_rows::find(const file_id& id) {
    return first_of(one_.query(id.value()));
}

std::optional<shelved> shelf_rows::find(const digest& shown) {
    return first_of(by_bytes_.query(blob_view(shown)));
}

std::set<file_id> shelf_rows::favourites_of(const username& user) {
    std::set<file_id> made;
    auto row = favourites_.query(user.value());
    while (row.next())
        made.emplace(std::string(row.text(0)));
    return made;
}

bool shelf_rows::has(const favourite& one) {
    return favourite_.query(one.user.value(), one.item.value()).next();
}

std::vector<digest> shelf_rows::blobs() {
    std::vector<digest> made;
    auto row = blobs_.query();
    while (row.next()) {
        if (!row.is_null(0)) made.push_back(to_array<32>(row.blob(0)));
    }
    return made;
}

}  // namespace snug::sqlite
