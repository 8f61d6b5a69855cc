#include "store/mongo/open.hpp"

#include "base/bytes.hpp"
#include "store/mongo/address.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/mongo_store.hpp"
#include "store/mongo/move_mark.hpp"
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

result<void> check_is_whole(const mongo_options& options) {
    client_pool pool(options, patience::long_work);
    database on(pool, options.database);
    return check_is_finished(on);
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
        if (const auto fine = find_set(options); !fine) return std::unexpected(fine.error());
        if (const auto whole = check_is_whole(options); !whole) {
            return std::unexpected(whole.error());
        }
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
