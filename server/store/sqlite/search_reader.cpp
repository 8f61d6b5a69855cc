// The parts of sqlite_reader that look for messages over all channels.
#include "store/sqlite/failure.hpp"
#include "store/sqlite/one_view.hpp"
#include "store/sqlite/sqlite_reader.hpp"

#include <algorithm>

namespace snug::sqlite {

namespace {

/// Of the channels that he sees those that were asked for.
std::set<std::uint32_t> looked_into(const search_request& wanted,
                                    const std::set<std::uint32_t>& seen,
                                    const std::vector<channel>& channels) {
    if (!wanted.in) return seen;
    std::set<std::uint32_t> chosen;
    for (const channel& where : channels) {
        const bool is_asked = std::ranges::find(*wanted.in, where.id) != wanted.in->end();
        if (is_asked && seen.contains(where.no)) chosen.insert(where.no);
    }
    return chosen;
}

}  // namespace

result<search_page> sqlite_reader::search(const search_request& wanted) {
    return in_one_view(on_, [&]() -> result<search_page> {
        const auto viewer = reads_.find(wanted.viewer);
        if (!viewer) return std::unexpected(viewer.error());
        auto from = read_place(wanted.before, "before");
        if (!from) return std::unexpected(from.error());
        if (wanted.what.before) *from = std::min(*from, place{to_ms(*wanted.what.before), 0});
        const auto channels =
            looked_into(wanted, reads_.channels_seen_by(viewer->who), world_.channels());
        const auto found = search_.find({wanted.what, channels, *from, wanted.limit});
        mention_page page = page_of(found.mids, found.next ? to_text(*found.next) : "");
        search_page told{
            std::move(page.messages), std::move(page.referenced), {}, std::move(page.next)};
        for (const message& hit : told.messages) {
            auto behind = messages_.find(to_mid(channel_no_of(hit.id), hit.seq + 1));
            if (behind && !behind->deleted) told.following.push_back(std::move(*behind));
        }
        return told;
    });
}

result<mention_page> sqlite_reader::saved_of(const username& user,
                                             const std::string& before,
                                             std::size_t limit) {
    return in_one_view(on_, [&]() -> result<mention_page> {
        const auto places = reads_.saved_of(user, before, limit);
        if (!places) return std::unexpected(places.error());
        return page_of(places->mids, places->next);
    });
}

result<mention_page> sqlite_reader::said_by(const username& author,
                                            const std::string& after,
                                            std::size_t limit) {
    return in_one_view(on_, [&]() -> result<mention_page> {
        const auto places = said_.of(author.value(), after, limit);
        if (!places) return std::unexpected(places.error());
        return page_of(places->mids, places->next);
    });
}

}  // namespace snug::sqlite
