#include "store/mongo/mention_documents.hpp"

#include "base/limits.hpp"
#include "store/mongo/collections.hpp"

#include <algorithm>
#include <charconv>

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
    names.erase(what.author.value());  // nobody is called by himself
    return names;
}

document calling(const username& who) {
    document made;
    made.put("user", of("$in", array().add(who.value()).add(everyone)));
    made.put("author", of("$ne", who.value()));
    return made;
}

bool is_before(const inbox_place& one, const inbox_place& other) {
    return one.at < other.at || (one.at == other.at && one.message < other.message);
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
            .put("author", what.author.value())
            .put("at", what.at);
    }
    return made;
}

std::string to_text(const inbox_place& place) {
    return std::to_string(to_ms(place.at)) + '-' + to_hex(place.message);
}

std::optional<inbox_place> parse_place(std::string_view text) {
    const std::size_t dash = text.rfind('-');
    if (dash == std::string_view::npos) return std::nullopt;
    std::int64_t ms = 0;
    const std::string_view time = text.substr(0, dash);
    const char* const begin = time.data();
    const char* const end = begin + time.size();
    const auto [stop, bad] = std::from_chars(begin, end, ms);
    const auto id = parse_message_id(text.substr(dash + 1));
    if (bad != std::errc{} || stop != end || !id) return std::nullopt;
    return inbox_place{from_ms(ms), *id};
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

inbox mention_documents::of_person(const username& who,
                                   const std::optional<inbox_place>& from,
                                   const std::set<channel_id>& seen,
                                   std::size_t limit,
                                   const scope* in) {
    query wanted{coll::mentions, calling(who)};
    if (from) wanted.filter.put("at", of("$lte", from->at));
    document newest;
    newest.put("at", -1).put("message", -1);
    wanted.options.put("sort", newest);
    inbox found;
    inbox_place last;
    cursor rows = from_.find(wanted, in);
    while (rows.next()) {
        const view row = rows.row();
        const inbox_place at{row.time("at"), row.id("message")};
        if (from && !is_before(at, *from)) continue;
        if (!seen.contains(channel_id(row.text("channel")))) continue;
        if (found.ids.size() == limit) {
            found.next = to_text(last);
            break;
        }
        last = at;
        found.ids.push_back(at.message);
    }
    return found;
}

}  // namespace snug::mongo
