#include "store/mongo/database.hpp"

#include "base/network_limits.hpp"
#include "store/mongo/failure.hpp"

namespace snug::mongo {

namespace {

document majority_reads() {
    return of("readConcern", of("level", "majority"));
}

document majority_writes() {
    document concern;
    concern.put("w", "majority").put("j", true).put("wtimeout", limits::majority_wait_ms);
    return of("writeConcern", concern);
}

/// Made by the driver: of numbers it takes only its own kind.
document primary_writes() {
    const owned<mongoc_write_concern_t, mongoc_write_concern_destroy> concern(
        mongoc_write_concern_new());
    mongoc_write_concern_set_w(concern.get(), 1);
    document options;
    mongoc_write_concern_append(concern.get(), options.raw());
    return options;
}

/// A command can succeed as such while one of its writes was refused.
void check_writes(const document& reply) {
    view(reply).child("writeErrors").each_child([](std::string_view, const view& first) {
        throw failure(static_cast<std::uint32_t>(first.number("code")), first.text("errmsg"));
    });
}

}  // namespace

database::database(client_pool& pool, std::string name)
    : pool_(pool), name_(std::move(name)), client_(pool.take()) {}

database::~database() {
    pool_.give_back(client_);
}

cursor database::find(const query& wanted, const scope* in) {
    document options = wanted.options;
    if (in != nullptr) {
        in->append_to(options);
    } else {
        bson_concat(options.raw(), majority_reads().raw());
    }
    const owned<mongoc_collection_t, mongoc_collection_destroy> where(
        mongoc_client_get_collection(client_, name_.c_str(), wanted.collection.c_str()));
    return cursor(
        mongoc_collection_find_with_opts(where.get(), wanted.filter.raw(), options.raw(), nullptr));
}

std::optional<document> database::find_one(query wanted, const scope* in) {
    wanted.options.put("limit", 1).put("singleBatch", true);
    cursor found = find(wanted, in);
    if (!found.next()) return std::nullopt;
    return found.owned_row();
}

document database::write(const document& command, const scope* in) {
    document options;
    if (in != nullptr) {
        in->append_to(options);
    } else {
        options = majority_writes();
    }
    return run(command, options);
}

document database::write_step(const document& command) {
    return run(command, primary_writes());
}

document database::run(const document& command, const document& options) {
    document reply;
    bson_error_t told;
    const bool done = mongoc_client_write_command_with_opts(
        client_, name_.c_str(), command.raw(), options.raw(), reply.raw(), &told);
    if (!done) throw failure::from(told, reply.raw());
    check_writes(reply);
    return reply;
}

document database::ask(const document& command, const std::string& of) {
    document reply;
    bson_error_t told;
    const std::string& whom = of.empty() ? name_ : of;
    const bool done = mongoc_client_read_command_with_opts(
        client_, whom.c_str(), command.raw(), nullptr, nullptr, reply.raw(), &told);
    if (!done) throw failure::from(told, reply.raw());
    return reply;
}

cluster_time database::now() {
    const document reply = ask(snug::mongo::of("ping", 1));
    return view(reply).cluster_time_if("operationTime").value_or(cluster_time());
}

}  // namespace snug::mongo
