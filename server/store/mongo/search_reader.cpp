#include "base/limits.hpp"
#include "base/network_limits.hpp"
#include "store/mongo/mongo_reader.hpp"
#include "store/mongo/one_view.hpp"
#include "store/mongo/world_documents.hpp"

#include <algorithm>

// What the reader finds over all channels: searches, shelves, everything that somebody said.

namespace snug::mongo {

namespace {

std::unexpected<error> refuse_page(const char* field) {
    return refuse(errc::invalid_field, "There is no such page.", field);
}

/// The least id of that second: ids begin with their time.
message_id first_id_of(std::chrono::sys_seconds second) {
    constexpr std::chrono::sys_seconds last{std::chrono::seconds(UINT32_MAX)};
    return make_message_id(std::clamp(second, std::chrono::sys_seconds(), last), 0, 0);
}

/// What of a search the database can judge by itself.
document to_filter(const search_query& what) {
    document filter;
    if (!what.from.empty()) {
        array names;
        for (const username& name : what.from)
            names.add(name.value());
        filter.put("author", of("$in", names));
    }
    if (!what.mentions.empty()) {
        array names;
        for (const std::string& name : what.mentions)
            names.add(name);
        filter.put("mentions", of("$all", names));
    }
    const bool is_pinned = std::ranges::find(what.has, search_has::pin) != what.has.end();
    if (is_pinned) filter.put("pinned", true);
    return filter;
}

/// Of the channels that he sees those that were asked for.
std::set<channel_id> looked_into(const search_request& wanted, std::set<channel_id> seen) {
    if (!wanted.in) return seen;
    std::set<channel_id> chosen;
    for (const channel_id& where : *wanted.in) {
        if (seen.contains(where)) chosen.insert(where);
    }
    return chosen;
}

/// Where the walk of a search begins and ends: not before or behind the times that were asked for.
void bound(message_walk::wanted& walk, const search_query& what) {
    using std::chrono::ceil;
    using std::chrono::floor;
    using std::chrono::seconds;
    if (what.before) {
        const message_id from = first_id_of(ceil<seconds>(*what.before));
        if (!walk.after || from < *walk.after) walk.after = from;
    }
    if (what.after) walk.end = first_id_of(floor<seconds>(*what.after));
}

}  // namespace

result<search_page> mongo_reader::search(const search_request& wanted) {
    return in_one_view(on_, [&](const scope& in) -> result<search_page> {
        const auto viewer = member_called(wanted.viewer, in);
        if (!viewer) return std::unexpected(viewer.error());
        message_walk::wanted walk{
            .filter = to_filter(wanted.what),
            .looked_at_max = limits::search_walk_max,
            .limit = wanted.limit,
            .fits = [&wanted](const message& one) { return fits(wanted.what, one); },
            .channels = looked_into(wanted, seen_by(*viewer, in))};
        if (!wanted.before.empty()) {
            walk.after = parse_message_id(wanted.before);
            if (!walk.after) return refuse_page("before");
        }
        bound(walk, wanted.what);
        const auto found = walk_.read(walk, in);
        mention_page page = page_of(found.ids, found.next ? to_hex(*found.next) : "", in);
        search_page told{
            std::move(page.messages), std::move(page.referenced), {}, std::move(page.next)};
        told.following = messages_.behind(told.messages, &in);
        return told;
    });
}

result<mention_page> mongo_reader::saved_of(const username& user,
                                            const std::string& before,
                                            std::size_t limit) {
    const auto from = parse_place(before);
    if (!before.empty() && !from) return refuse_page("before");
    return in_one_view(on_, [&](const scope& in) -> result<mention_page> {
        const auto who = member_called(user, in);
        if (!who) return std::unexpected(who.error());
        const inbox found = private_.saved_of(user, from, seen_by(*who, in), limit, &in);
        return page_of(found.ids, found.next, in);
    });
}

result<mention_page> mongo_reader::said_by(const username& author,
                                           const std::string& after,
                                           std::size_t limit) {
    const auto from = parse_message_id(after);
    if (!after.empty() && !from) return refuse_page("after");
    return in_one_view(on_, [&](const scope& in) -> result<mention_page> {
        std::set<channel_id> everywhere;
        for (const channel& where : load_channels(on_, &in))
            everywhere.insert(where.id);
        document own_words = of("author", author.value());
        own_words.put("outside", of("$exists", false));
        const auto found = walk_.read({.filter = std::move(own_words),
                                       .looked_at_max = limits::said_scan_max,
                                       .limit = limit,
                                       .fits = [](const message&) { return true; },
                                       .channels = std::move(everywhere),
                                       .way = message_walk::direction::oldest_first,
                                       .after = from},
                                      in);
        return page_of(found.ids, found.next ? to_hex(*found.next) : "", in);
    });
}

}  // namespace snug::mongo
