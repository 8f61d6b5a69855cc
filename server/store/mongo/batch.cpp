#include "store/mongo/batch.hpp"

#include "base/network_limits.hpp"

namespace snug::mongo {

void batch::insert(const std::string& collection, const document& what) {
    add(collection, verb::inserts, what);
}

void batch::add_update(const std::string& collection,
                       const document& filter,
                       const document& change,
                       std::string_view flag) {
    document statement;
    statement.put("q", filter).put("u", change);
    if (!flag.empty()) statement.put(flag, true);
    add(collection, verb::updates, statement);
}

void batch::remove_all(const std::string& collection, const document& filter) {
    document statement;
    statement.put("q", filter).put("limit", 0);
    add(collection, verb::removals, statement);
}

void batch::add(const std::string& collection, verb what, const document& statement) {
    std::vector<run>& runs = runs_[collection];
    const bool goes_on =
        !runs.empty() && runs.back().what == what &&
        runs.back().statements.size_bytes() + statement.size_bytes() <= limits::command_bytes_max;
    if (!goes_on) runs.push_back({what, {}});
    runs.back().statements.add(statement);
}

void batch::send(database& to, const scope* in) {
    for (const auto& [collection, runs] : runs_) {
        for (const run& one : runs) {
            document command;
            switch (one.what) {
                case verb::inserts:
                    command.put("insert", collection).put("documents", one.statements);
                    break;
                case verb::updates:
                    command.put("update", collection).put("updates", one.statements);
                    break;
                case verb::removals:
                    command.put("delete", collection).put("deletes", one.statements);
            }
            to.write(command, in);
        }
    }
    runs_.clear();
}

}  // namespace snug::mongo
