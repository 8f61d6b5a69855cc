// How the shelf lies in rows, and finding what stands there. Owned by a reader or by the writer, on
// its thread.
#pragma once

#include "domain/shelf.hpp"
#include "store/sqlite/statement.hpp"

#include <set>
#include <vector>

namespace snug::sqlite {

/// Tags hold no control characters: a newline stands between two.
std::string join_tags(const std::vector<std::string>& tags);

/// Columns from 0 on, of `a`; with what follows `where`.
std::string shelf_select(std::string_view where);
shelved read_shelved(const rows& row);

class shelf_rows {
public:
    explicit shelf_rows(connection& on);

    std::vector<shelved> all();
    std::optional<shelved> find(const file_id& id);
    std::optional<shelved> find(const digest& shown);

    std::set<file_id> favourites_of(const username& user);
    bool has(const favourite& one);

    /// What its pictures and films are made of.
    std::vector<digest> blobs();

private:
    statement all_;
    statement one_;
    statement by_bytes_;
    statement favourites_;
    statement favourite_;
    statement blobs_;
};

}  // namespace snug::sqlite
