#include "store/sqlite/shelf_changes.hpp"

#include "store/sqlite/look_columns.hpp"

namespace snug::sqlite {

namespace {

constexpr int own_columns = 6;

std::string put_sql() {
    std::string sql = "INSERT INTO shelf (id, by, at, uses, tags, name, ";
    sql += look_columns;
    sql += ") VALUES (" + numbered(1, own_columns + look_column_count);
    sql += ") ON CONFLICT (id) DO UPDATE SET tags = ?5";
    return sql;
}

}  // namespace

shelf_changes::shelf_changes(connection& on)
    : rows_(on),
      put_(on, put_sql()),
      remove_(on, "DELETE FROM shelf WHERE id = ?1"),
      use_(on, "UPDATE shelf SET uses = uses + 1 WHERE id = ?1"),
      favour_(on, "INSERT OR IGNORE INTO favourites (user, item) VALUES (?1, ?2)"),
      favour_no_more_(on, "DELETE FROM favourites WHERE user = ?1 AND item = ?2"),
      forget_item_(on, "DELETE FROM favourites WHERE item = ?1"),
      forget_user_(on, "DELETE FROM favourites WHERE user = ?1") {}

void shelf_changes::write(const shelf_put& what, const resident& now) {
    const shelved& item = what.item;
    run_with_look(put_,
                  item.look,
                  item.id.value(),
                  now.user_number(item.by),
                  to_ms(item.at),
                  item.uses,
                  join_tags(item.tags),
                  item.name);
}

void shelf_changes::write(const shelf_removed& what) {
    forget_item_.run(what.id.value());
    remove_.run(what.id.value());
}

void shelf_changes::write(const shelf_used& what) {
    use_.run(what.id.value());
}

void shelf_changes::write(const favourite_set& what, const resident& now) {
    statement& how = what.on ? favour_ : favour_no_more_;
    how.run(now.user_number(what.what.user), what.what.item.value());
}

void shelf_changes::forget(std::int64_t user_no) {
    forget_user_.run(user_no);
}

void shelf_changes::load(facts& known, const fact_keys& keys) {
    if (keys.whole_shelf) {
        for (shelved& one : rows_.all()) {
            const file_id id = one.id;
            known.shelf.insert_or_assign(id, std::move(one));
        }
    } else {
        for (const file_id& id : keys.shelf) {
            if (auto found = rows_.find(id)) known.shelf.insert_or_assign(id, std::move(*found));
        }
    }
    for (const favourite& one : keys.favourites) {
        if (rows_.has(one)) known.favourites.insert(one);
    }
}

}  // namespace snug::sqlite
