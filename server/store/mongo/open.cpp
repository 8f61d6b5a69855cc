#include "store/mongo/open.hpp"

#include "base/bytes.hpp"
#include "store/mongo/address.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/mongo_store.hpp"
#include "store/mongo/node_lease.hpp"
#include "store/mongo/schema.hpp"
#include "store/mongo/start_checks.hpp"
#include "store/mongo/world_documents.hpp"

#include <sys/mman.h>
#include <unistd.h>

namespace snug {

namespace {

using namespace mongo;

std::string make_node_name() {
    std::array<std::uint8_t, 8> random{};
    random_fill(random);
    return to_hex(random);
}

/// Asks the server what it is; the set's name goes into the options where it was missing.
result<void> look_at_server(mongo_options& options) {
    client_pool pool(options, patience::long_work);
    database on(pool, options.database);
    auto set = check_server(on);
    if (!set) return std::unexpected(set.error());
    if (lacks_replica_set(options.address)) options.replica_set = std::move(*set);
    return {};
}

/// Makes what is missing, and says where the store stands.
head_state prepare(const mongo_options& options) {
    client_pool pool(options, patience::long_work);
    database on(pool, options.database);
    prepare_schema(on, options);
    node_lease(options.node).end_former(on);
    node_lease(outside_committer(options.node)).end_former(on);
    return load_head(on, nullptr);
}

}  // namespace

result<std::unique_ptr<store>> open_mongo(mongo_options options) {
    if (const auto fine = check_address(options); !fine) return std::unexpected(fine.error());
    try {
        if (const auto fine = look_at_server(options); !fine) return std::unexpected(fine.error());
        if (options.node.empty()) options.node = make_node_name();
        const head_state head = prepare(options);
        return std::make_unique<mongo_store>(std::move(options), head);
    } catch (const failure& what) {
        return std::unexpected(to_refusal(what, shown_hosts(options.address)));
    }
}

void quiet_driver() {
    mongoc_log_set_handler([](mongoc_log_level_t, const char*, const char*, void*) {}, nullptr);
    ::shm_unlink(("/mongoc-" + std::to_string(::getpid())).c_str());
}

}  // namespace snug
