// Writes what becomes of the shelf and of favourites. Owned by the writer, on its thread, within
// its transactions.
#pragma once

#include "domain/facts.hpp"
#include "store/sqlite/resident.hpp"
#include "store/sqlite/shelf_rows.hpp"

namespace snug::sqlite {

class shelf_changes {
public:
    explicit shelf_changes(connection& on);

    void write(const shelf_put& what, const resident& now);
    void write(const shelf_removed& what);
    void write(const shelf_used& what);
    void write(const favourite_set& what, const resident& now);

    /// Of somebody who wanted to be forgotten.
    void forget(std::int64_t user_no);

    /// Adds to `known` what is asked for and there.
    void load(facts& known, const fact_keys& keys);

private:
    shelf_rows rows_;
    statement put_;
    statement remove_;
    statement use_;
    statement favour_;
    statement favour_no_more_;
    statement forget_item_;
    statement forget_user_;
};

}  // namespace snug::sqlite
