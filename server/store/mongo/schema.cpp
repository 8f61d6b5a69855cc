#include "store/mongo/schema.hpp"

#include "base/network_limits.hpp"
#include "store/mongo/attachment_document.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/foreign_document.hpp"
#include "store/mongo/head_document.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace snug::mongo {

namespace {

constexpr std::uint32_t namespace_exists = 48;

constexpr std::array our_collections = {
    coll::head,      coll::log,      coll::messages,    coll::members, coll::channels,
    coll::reactions, coll::mentions, coll::versions,    coll::notify,  coll::slow_posts,
    coll::saved,     coll::blocks,   coll::emoji,       coll::audit,   coll::reads,
    coll::nonces,    coll::sessions, coll::passwords,   coll::invites, coll::links,
    coll::nodes,     coll::mail,     coll::files,       coll::chunks,  coll::adopted,
    coll::gone,      coll::statuses, coll::attachments, coll::uploads, coll::shelf,
    coll::favourites};

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

/// What waits to be taken in: none of ours, so they cost nothing there.
index bare() {
    document without;
    without.put_null("seq").put_null("snug_refused");
    return {bare_index, keys({"_id", "seq"}), uniqueness::many, without};
}

index refused() {
    return {"snug_refused",
            keys({"snug_refused"}),
            uniqueness::many,
            of("snug_refused", of("$exists", true))};
}

struct indexed {
    std::string collection;
    std::vector<index> by;
};

std::vector<indexed> indexes_of_messages(const std::string& home) {
    return {
        {home, {by_sequence(), pinned(), bare(), refused()}},
        {coll::messages, {by_sequence(), pinned()}},
        {coll::reactions, {{"snug_order", keys({"message", "kind", "pos"})}}},
        {coll::mentions,
         {{"snug_badge", keys({"user", "channel", "seq"})},
          {"snug_inbox", newest_of_person()},
          {"snug_message", keys({"message"})}}},
        {coll::saved, {{"snug_shelf", newest_of_person()}, {"snug_message", keys({"message"})}}}};
}

std::vector<indexed> indexes_of_the_rest() {
    return {{coll::notify,
             {{"snug_user", keys({"user"})},
              {"snug_hidden", keys({"channel"}), uniqueness::many, of("hidden", true)}}},
            {coll::log,
             {{"snug_last", keys({"last"}), uniqueness::one, of("last", of("$exists", true))}}},
            {coll::nonces,
             {{"snug_key", keys({"sent.key"}), uniqueness::one}, {"snug_age", keys({"at"})}}},
            {coll::sessions,
             {{"snug_secret", keys({"secret"}), uniqueness::one}, {"snug_user", keys({"user"})}}},
            {coll::links, {{"snug_user", keys({"user"})}}},
            {coll::attachments,
             {{"snug_message", keys({"message"})},
              {"snug_loose", keys({"by", "at"}), uniqueness::many, loose_filter()},
              {"snug_size", keys({"what.look.size"})},
              {"snug_person", keys({"by"})},
              {"snug_unknown",
               keys({"what.look.state", "at"}),
               uniqueness::many,
               of("what.look.state", to_word(file_state::processing))}}},
            {coll::mail,
             {{"snug_age", keys({"at"}), uniqueness::many, {}, limits::mail_lasts.count()}}},
            {coll::channels, {{"snug_members", keys({"members"})}}}};
}

std::vector<indexed> indexes_of_shelf() {
    return {
        {coll::shelf, {{"snug_bytes", keys({"what.look.shown"})}}},
        {coll::favourites, {{"snug_user", keys({"_id.user"})}, {"snug_item", keys({"_id.item"})}}}};
}

std::vector<indexed> all_indexes(const std::string& home) {
    std::vector<indexed> all = indexes_of_messages(home);
    std::ranges::move(indexes_of_shelf(), std::back_inserter(all));
    std::ranges::move(indexes_of_the_rest(), std::back_inserter(all));
    return all;
}

/// A majority has them all when it has the last, whether or not that was new.
void make_all_indexes(database& on, const std::string& home) {
    const std::vector<indexed> all = all_indexes(home);
    for (std::size_t i = 0; i + 1 < all.size(); ++i)
        on.write_step(make_command(all[i].collection, all[i].by));
    on.write(make_command(all.back().collection, all.back().by));
}

std::set<std::string> names_of_indexes(database& on, const std::string& collection) {
    const document reply = on.ask(of("listIndexes", collection));
    std::set<std::string> names;
    view(reply)
        .child("cursor")
        .child("firstBatch")
        .each_child([&](std::string_view, const view& one) {
            if (!one.has("buildUUID")) names.insert(one.text("name"));  // not one being made
        });
    return names;
}

void make_head(database& on) {
    if (on.find_one({coll::head, of("_id", head_id)})) return;
    try {
        document command = of("insert", coll::head);
        command.put("documents", array().add(first_head(make_epoch(), on.now())));
        on.write(command);
    } catch (const failure& what) {
        if (!what.is_duplicate()) throw;  // another node was quicker, its epoch counts
    }
}

}  // namespace

std::vector<std::string> missing_indexes(database& on, const std::string& home) {
    std::vector<std::string> missing;
    for (const indexed& wanted : all_indexes(home)) {
        const std::set<std::string> there = names_of_indexes(on, wanted.collection);
        for (const index& one : wanted.by) {
            if (!there.contains(one.name)) missing.push_back(wanted.collection + '.' + one.name);
        }
    }
    return missing;
}

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
