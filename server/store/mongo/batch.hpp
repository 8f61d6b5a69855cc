// Gathers the writes of a group and sends them as few commands: one for each run of like writes to
// a collection, none above limits::command_bytes_max. Order is kept within a collection. Owned by
// the committer, on its thread.
#pragma once

#include "store/mongo/database.hpp"

#include <map>
#include <string>
#include <vector>

namespace snug::mongo {

class batch {
public:
    void insert(const std::string& collection, const document& what);

    /// `change` is an update or a whole document, for the one that `filter` finds.
    void update(const std::string& collection, const document& filter, const document& change) {
        add_update(collection, filter, change, {});
    }
    void put(const std::string& collection, const document& filter, const document& change) {
        add_update(collection, filter, change, "upsert");
    }
    void update_all(const std::string& collection, const document& filter, const document& change) {
        add_update(collection, filter, change, "multi");
    }
    void remove_all(const std::string& collection, const document& filter);

    bool is_empty() const { return runs_.empty(); }

    /// `in` null: each command alone.
    void send(database& to, const scope* in);

private:
    enum class verb : std::uint8_t { inserts, updates, removals };
    struct run {
        verb what{};
        array statements;
    };

    void add(const std::string& collection, verb what, const document& statement);
    void add_update(const std::string& collection,
                    const document& filter,
                    const document& change,
                    std::string_view flag);

    std::map<std::string, std::vector<run>> runs_;
};

}  // namespace snug::mongo
