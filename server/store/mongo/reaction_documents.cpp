#include "store/mongo/reaction_documents.hpp"

#include "base/limits.hpp"
#include "store/mongo/collections.hpp"

namespace snug::mongo {

namespace {

document in_order() {
    document made;
    made.put("message", 1).put("kind", 1).put("pos", 1);
    return made;
}

void add(std::vector<reaction>& to, const std::string& emoji, const username& who) {
    if (to.empty() || to.back().emoji != emoji) to.push_back({emoji, {}, 0});
    reaction& kind = to.back();
    if (kind.count++ < limits::reaction_users_listed) kind.users.push_back(who);
}

}  // namespace

document reaction_id(const reaction_key& key) {
    document made;
    made.put("message", key.message).put("emoji", key.emoji).put("user", key.user.value());
    return made;
}

document to_document(const reaction_key& key, position kind, position pos) {
    document made;
    made.put("_id", reaction_id(key)).put("message", key.message).put("kind", kind).put("pos", pos);
    return made;
}

reaction_key to_reaction_key(const view& from) {
    const view id = from.child("_id");
    return {id.id("message"), id.text("emoji"), username(id.text("user"))};
}

void reaction_documents::add_to(std::map<message_id, message>& to,
                                const scope* in,
                                reaction_kinds* kinds) {
    array ids;
    for (const auto& [id, what] : to) {
        if (!what.deleted) ids.add(id);
    }
    if (ids.is_empty()) return;
    query wanted{coll::reactions, of("message", of("$in", ids))};
    wanted.options.put("sort", in_order());
    cursor rows = from_.find(wanted, in);
    while (rows.next()) {
        const reaction_key key = to_reaction_key(rows.row());
        const auto on = to.find(key.message);
        if (on == to.end()) continue;
        add(on->second.reactions, key.emoji, key.user);
        if (kinds != nullptr) {
            kinds->try_emplace({key.message, key.emoji}, rows.row().count("kind"));
        }
    }
}

std::set<reaction_key> reaction_documents::find(const std::set<reaction_key>& keys,
                                                const scope* in) {
    std::set<reaction_key> found;
    if (keys.empty()) return found;
    array ids;
    for (const reaction_key& key : keys)
        ids.add(reaction_id(key));
    cursor rows = from_.find({coll::reactions, of("_id", of("$in", ids))}, in);
    while (rows.next())
        found.insert(to_reaction_key(rows.row()));
    return found;
}

std::vector<username> reaction_documents::reactors(const message_id& id,
                                                   const std::string& emoji,
                                                   std::size_t skip,
                                                   std::size_t limit,
                                                   const scope* in) {
    std::vector<username> found;
    if (limit == 0) return found;
    query wanted{coll::reactions, of("message", id)};
    wanted.filter.put("_id.emoji", emoji);
    wanted.options.put("sort", in_order()).put("skip", skip).put("limit", limit);
    cursor rows = from_.find(wanted, in);
    while (rows.next())
        found.push_back(to_reaction_key(rows.row()).user);
    return found;
}

}  // namespace snug::mongo
