// Writes whom a message calls: a row per person named, one for @everyone. Owned by message_changes,
// on the writer's thread, within its transactions.
#pragma once

#include "domain/model.hpp"
#include "store/sqlite/resident.hpp"

namespace snug::sqlite {

class mention_changes {
public:
    explicit mention_changes(connection& on);

    void add(const message& what, const resident& now);
    void clear(std::int64_t mid);

private:
    void add_person(const message& what, const username& who, const resident& now);

    statement person_;
    statement everyone_;
    statement clear_people_;
    statement clear_everyone_;
};

}  // namespace snug::sqlite
