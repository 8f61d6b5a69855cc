// One thread's door to the database: finds and commands, each within a scope or alone. Owned by
// whoever asks (writer, feed, each reader), on its thread. Every failure is thrown; what stands
// alone is read from a majority and written to a majority.
#pragma once

#include "store/mongo/document.hpp"
#include "store/mongo/driver.hpp"

#include <optional>
#include <string>

namespace snug::mongo {

/// A find. `options`: sort, limit, projection.
struct query {
    std::string collection;
    document filter{};
    document options{};
};

class database {
public:
    database(client_pool& pool, std::string name);
    ~database();
    database(const database&) = delete;
    database& operator=(const database&) = delete;

    const std::string& name() const { return name_; }
    mongoc_client_t* client() const { return client_; }

    cursor find(const query& wanted, const scope* in = nullptr);

    /// The first row, owned; nullopt when there is none.
    std::optional<document> find_one(query wanted, const scope* in = nullptr);

    /// A command that changes something; also throws when one of its writes was refused.
    document write(const document& command, const scope* in = nullptr);

    /// The same for one of many steps: confirmed by the primary alone, so that each need not wait
    /// for the others. The next `write` that stands alone confirms all before it.
    document write_step(const document& command);

    /// A command that tells something, asked of `database` (this one, or "admin").
    document ask(const document& command, const std::string& of = {});

    /// By the primary's clock.
    cluster_time now();

private:
    document run(const document& command, const document& options);

    client_pool& pool_;
    std::string name_;
    mongoc_client_t* client_;
};

}  // namespace snug::mongo
