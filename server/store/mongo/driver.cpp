#include "store/mongo/driver.hpp"

#include "base/network_limits.hpp"
#include "store/mongo/document.hpp"
#include "store/mongo/failure.hpp"

#include <mutex>

namespace snug::mongo {

namespace {

constexpr std::int32_t selection_ms = 2'000;
constexpr std::int32_t connect_ms = 3'000;
constexpr std::int32_t socket_ms = 6'000;  // above what a commit may wait for its majority
constexpr std::int32_t long_work_ms = 600'000;

/// What the driver has to say about its connections would name hosts; errors come back as values.
void swallow_log(mongoc_log_level_t, const char*, const char*, void*) {}

void start_driver() {
    static std::once_flag once;
    std::call_once(once, [] {
        mongoc_log_set_handler(swallow_log, nullptr);
        mongoc_init();
    });
}

void set_default(mongoc_uri_t* uri, const char* option, std::int32_t value) {
    if (!mongoc_uri_has_option(uri, option)) mongoc_uri_set_option_as_int32(uri, option, value);
}

using session_options = owned<mongoc_session_opt_t, mongoc_session_opts_destroy>;

session_options snapshot_options() {
    session_options made(mongoc_session_opts_new());
    mongoc_session_opts_set_causal_consistency(made.get(), false);
    mongoc_session_opts_set_snapshot(made.get(), true);
    return made;
}

session_options transaction_options() {
    session_options made(mongoc_session_opts_new());
    const owned<mongoc_transaction_opt_t, mongoc_transaction_opts_destroy> how(
        mongoc_transaction_opts_new());
    const owned<mongoc_read_concern_t, mongoc_read_concern_destroy> reads(
        mongoc_read_concern_new());
    mongoc_read_concern_set_level(reads.get(), MONGOC_READ_CONCERN_LEVEL_SNAPSHOT);
    mongoc_transaction_opts_set_read_concern(how.get(), reads.get());
    const owned<mongoc_write_concern_t, mongoc_write_concern_destroy> writes(
        mongoc_write_concern_new());
    mongoc_write_concern_set_wmajority(writes.get(), limits::majority_wait_ms);
    mongoc_write_concern_set_journal(writes.get(), true);
    mongoc_transaction_opts_set_write_concern(how.get(), writes.get());
    mongoc_session_opts_set_default_transaction_opts(made.get(), how.get());
    return made;
}

}  // namespace

namespace {

using owned_uri = owned<mongoc_uri_t, mongoc_uri_destroy>;

owned_uri to_uri(const mongo_options& options, patience how) {
    owned_uri uri(mongoc_uri_new_with_error(options.address.c_str(), nullptr));
    if (!uri) throw failure(0, "the address of the database cannot be read");
    if (!options.password.empty()) mongoc_uri_set_password(uri.get(), options.password.c_str());
    if (!options.replica_set.empty()) {
        mongoc_uri_set_option_as_utf8(
            uri.get(), MONGOC_URI_REPLICASET, options.replica_set.c_str());
    }
    set_default(uri.get(), MONGOC_URI_SERVERSELECTIONTIMEOUTMS, selection_ms);
    set_default(uri.get(), MONGOC_URI_CONNECTTIMEOUTMS, connect_ms);
    const bool usual = how == patience::usual;
    set_default(uri.get(), MONGOC_URI_SOCKETTIMEOUTMS, usual ? socket_ms : long_work_ms);
    if (!usual) {
        // Looks at all members until one is the primary, not only once.
        mongoc_uri_set_option_as_bool(uri.get(), MONGOC_URI_SERVERSELECTIONTRYONCE, false);
    }
    mongoc_uri_set_option_as_bool(uri.get(), MONGOC_URI_RETRYREADS, true);
    mongoc_uri_set_appname(uri.get(), "snug");
    // Older servers tell their memory to whoever speaks zlib to them (CVE-2025-14847).
    mongoc_uri_set_compressors(uri.get(), "");
    return uri;
}

}  // namespace

connection_kind kind_of(const mongo_options& options) {
    const owned_uri uri = to_uri(options, patience::usual);
    connection_kind made;
    made.is_encrypted = mongoc_uri_get_tls(uri.get());
    for (const auto* host = mongoc_uri_get_hosts(uri.get()); host != nullptr; host = host->next)
        made.hosts.emplace_back(static_cast<const char*>(host->host));
    return made;
}

client_pool::client_pool(const mongo_options& options, patience how) {
    start_driver();
    uri_ = to_uri(options, how);
    if (how == patience::long_work) return;
    pool_.reset(mongoc_client_pool_new(uri_.get()));
    if (!pool_) throw failure(0, "the address of the database cannot be used");
    mongoc_client_pool_set_error_api(pool_.get(), 2);
}

mongoc_client_t* client_pool::take() {
    if (pool_) return mongoc_client_pool_pop(pool_.get());
    mongoc_client_t* made = mongoc_client_new_from_uri(uri_.get());
    if (made == nullptr) throw failure(0, "the address of the database cannot be used");
    mongoc_client_set_error_api(made, 2);
    return made;
}

void client_pool::give_back(mongoc_client_t* lent) {
    if (pool_) return mongoc_client_pool_push(pool_.get(), lent);
    mongoc_client_destroy(lent);
}

scope::scope(mongoc_client_t* of, const mongoc_session_opt_t* options) {
    bson_error_t told;
    held_.reset(mongoc_client_start_session(of, options, &told));
    if (!held_) throw failure::from(told, nullptr);
}

void scope::append_to(document& options) const {
    bson_error_t told;
    if (!mongoc_client_session_append(held_.get(), options.raw(), &told)) {
        throw failure::from(told, nullptr);
    }
}

snapshot::snapshot(mongoc_client_t* of) : scope(of, snapshot_options().get()) {}

commit_session::commit_session(mongoc_client_t* of) : scope(of, transaction_options().get()) {}

document commit_session::id() const {
    return document::copy_of(*mongoc_client_session_get_lsid(held()));
}

transaction::transaction(const commit_session& within) : within_(within) {
    bson_error_t told;
    if (!mongoc_client_session_start_transaction(within.held(), nullptr, &told)) {
        throw failure::from(told, nullptr);
    }
}

transaction::~transaction() {
    // When it cannot be reached either, the server ends it by itself after a while.
    if (open_) mongoc_client_session_abort_transaction(within_.held(), nullptr);
}

void transaction::commit() {
    const auto until = std::chrono::steady_clock::now() + limits::commit_patience;
    open_ = false;  // from here on there is nothing that an abort could mend
    while (true) {
        document reply;
        bson_error_t told;
        if (mongoc_client_session_commit_transaction(within_.held(), reply.raw(), &told)) return;
        const failure why = failure::from(told, reply.raw());
        if (!why.is_unknown_commit() || std::chrono::steady_clock::now() > until) throw why;
    }
}

bool cursor::next() {
    if (mongoc_cursor_next(held_.get(), &row_)) return true;
    bson_error_t told;
    const bson_t* reply = nullptr;
    if (mongoc_cursor_error_document(held_.get(), &told, &reply)) {
        throw failure::from(told, reply);
    }
    return false;
}

}  // namespace snug::mongo
