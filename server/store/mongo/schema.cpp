#include "store/mongo/schema.hpp"

#include "base/network_limits.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/head_document.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace snug::mongo {

namespace {

constexpr std::uint32_t namespace_exists = 48;

constexpr std::array our_collections = {
    coll::head,      coll::log,      coll::messages,  coll::members, coll::channels,
    coll::reactions, coll::mentions, coll::versions,  coll::notify,  coll::slow_posts,
    coll::saved,     coll::blocks,   coll::emoji,     coll::audit,   coll::reads,
    coll::nonces,    coll::sessions, coll::passwords, coll::invites, coll::links,
    coll::nodes,     coll::mail,     coll::files,     coll::chunks};

std::set<std::string> names_of_collections(database& on) {
    document command = of("listCollections", 1);
    command.put("nameOnly", true);
    const document reply = on.ask(command);
    std::set<std::string> names;
    view(reply)
        .child("cursor")
        .child("firstBatch")
        .each_child([&](std::string_view, const view& one) { names.insert(one.text("name")); });
    return names;
}

/// Beforehand: a transaction that makes one locks out the others.
void make_collection(database& on, const std::string& name) {
    try {
        on.write_step(of("create", name));
    } catch (const failure& what) {
        if (what.code() != namespace_exists) throw;  // another node was quicker
    }
}

enum class uniqueness : std::uint8_t { many, one };

/// In the order in which one writes an index down.
// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): a few at each start, nowhere kept
struct index {
    std::string name;
    document key;
    uniqueness values = uniqueness::many;
    document only{};           // partial: documents that match this
    std::int64_t lasts_s = 0;  // documents go so long after the time in the key; 0: they stay
};

document to_document(const index& wanted) {
    document made;
    made.put("name", wanted.name).put("key", wanted.key);
    if (wanted.values == uniqueness::one) made.put("unique", true);
    if (!wanted.only.is_empty()) made.put("partialFilterExpression", wanted.only);
    if (wanted.lasts_s != 0) made.put("expireAfterSeconds", wanted.lasts_s);
    return made;
}

document make_command(const std::string& collection, const std::vector<index>& wanted) {
    array list;
    for (const index& one : wanted)
        list.add(to_document(one));
    document command = of("createIndexes", collection);
    command.put("indexes", list);
    return command;
}

void make_indexes(database& on, const std::string& collection, const std::vector<index>& wanted) {
    on.write_step(make_command(collection, wanted));
}

document keys(std::initializer_list<const char*> names) {
    document made;
    for (const char* name : names)
        made.put(name, 1);
    return made;
}

/// Partial: a plain unique index would refuse a second bare document of somebody else.
index by_sequence() {
    return {
        "snug_sequence", keys({"channel", "seq"}), uniqueness::one, of("seq", of("$exists", true))};
}

index pinned() {
    return {
        "snug_pinned", keys({"channel", "pinned", "seq"}), uniqueness::many, of("pinned", true)};
}

document newest_of_person() {
    document made;
    made.put("user", 1).put("at", -1).put("message", -1);
    return made;
}

void make_room_indexes(database& on) {
    make_indexes(on, coll::reactions, {{"snug_order", keys({"message", "kind", "pos"})}});
    make_indexes(on,
                 coll::mentions,
                 {{"snug_badge", keys({"user", "channel", "seq"})},
                  {"snug_inbox", newest_of_person()},
                  {"snug_message", keys({"message"})}});
    make_indexes(on,
                 coll::notify,
                 {{"snug_user", keys({"user"})},
                  {"snug_hidden", keys({"channel"}), uniqueness::many, of("hidden", true)}});
    make_indexes(
        on, coll::saved, {{"snug_shelf", newest_of_person()}, {"snug_message", keys({"message"})}});
}

void make_all_indexes(database& on, const std::string& home) {
    make_indexes(on, home, {by_sequence(), pinned()});
    make_indexes(on, coll::messages, {by_sequence(), pinned()});
    make_room_indexes(on);
    make_indexes(on,
                 coll::log,
                 {{"snug_last", keys({"last"}), uniqueness::one, of("last", of("$exists", true))}});
    make_indexes(
        on,
        coll::sessions,
        {{"snug_secret", keys({"secret"}), uniqueness::one}, {"snug_user", keys({"user"})}});
    make_indexes(on, coll::links, {{"snug_user", keys({"user"})}});
    make_indexes(on,
                 coll::mail,
                 {{"snug_age", keys({"at"}), uniqueness::many, {}, limits::mail_lasts.count()}});
    // The last of all steps: a majority has them when it has this one, whether or not it was new.
    on.write(make_command(coll::channels, {{"snug_members", keys({"members"})}}));
}

void make_head(database& on) {
    if (on.find_one({coll::head, of("_id", head_id)})) return;
    try {
        document command = of("insert", coll::head);
        command.put("documents", array().add(first_head(make_epoch())));
        on.write(command);
    } catch (const failure& what) {
        if (!what.is_duplicate()) throw;  // another node was quicker, its epoch counts
    }
}

}  // namespace

std::string make_epoch() {
    std::array<std::uint8_t, 8> random{};
    random_fill(random);
    return to_hex(random);
}

void prepare_schema(database& on, const mongo_options& options) {
    const std::set<std::string> there = names_of_collections(on);
    for (const char* name : our_collections) {
        if (!there.contains(name)) make_collection(on, name);
    }
    if (!there.contains(options.home_collection)) make_collection(on, options.home_collection);
    make_all_indexes(on, options.home_collection);
    make_head(on);
}

}  // namespace snug::mongo
