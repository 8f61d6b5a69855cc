#include "store/mongo/mention_documents.hpp"

#include "base/limits.hpp"
#include "store/mongo/collections.hpp"

#include <algorithm>

namespace snug::mongo {

namespace {

constexpr const char* everyone = "@everyone";  // no username can be that

std::set<std::string> called_by(const message& what) {
    if (std::ranges::find(what.mentions, everyone) != what.mentions.end()) {
        return {everyone};  // whoever is named besides is called once all the same
    }
    std::set<std::string> names;
    for (const std::string& name : what.mentions) {
        if (!name.starts_with('@')) names.insert(name);
    }
    for (const username& who : what.here)
        names.insert(who.value());
    if (!what.outside) names.erase(what.author.value());  // nobody is called by himself
    return names;
}

document calling(const username& who) {
    document made;
    made.put("user", of("$in", array().add(who.value()).add(everyone)));
    made.put("author", of("$ne", who.value()));
    return made;
}

}  // namespace

std::vector<document> to_mentions(const message& what) {
    std::vector<document> made;
    for (const std::string& name : called_by(what)) {
        document id;
        id.put("message", what.id).put("user", name);
        document& one = made.emplace_back();
        one.put("_id", id)
            .put("user", name)
            .put("message", what.id)
            .put("channel", what.channel.value())
            .put("seq", what.seq)
            .put("author", what.outside ? std::string_view() : what.author.value())
            .put("at", what.at);
    }
    return made;
}

std::uint64_t mention_documents::count(
    const username& who, const channel_id& where, sequence first, sequence last, const scope* in) {
    query wanted{coll::mentions, calling(who)};
    document seqs;
    seqs.put("$gt", first).put("$lte", last);
    wanted.filter.put("channel", where.value()).put("seq", seqs);
    wanted.options.put("projection", of("seq", 1)).put("limit", limits::unread_max);
    std::uint64_t count = 0;
    cursor rows = from_.find(wanted, in);
    while (rows.next())
        ++count;
    return count;
}

/// What was called to everybody before he came was not called to him.
inbox mention_documents::of_person(const member& who,
                                   const std::optional<inbox_place>& from,
                                   const std::set<channel_id>& seen,
                                   std::size_t limit,
                                   const scope* in) {
    document to_all = of("user", everyone);
    to_all.put("at", of("$gte", who.joined));
    query wanted{coll::mentions, of("author", of("$ne", who.name.value()))};
    wanted.filter.put("$or", array().add(of("user", who.name.value())).add(to_all));
    return read_inbox(from_, std::move(wanted), from, seen, limit, in);
}

}  // namespace snug::mongo
