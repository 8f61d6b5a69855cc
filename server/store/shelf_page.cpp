#include "store/shelf_page.hpp"

#include "base/file_limits.hpp"
#include "domain/folded_text.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <tuple>

namespace snug {

namespace {

using order = shelf_request::order;

/// Where an item stands: what has the higher rank comes first, then the newer one.
struct place {
    std::uint64_t rank = 0;
    std::int64_t at = 0;
    std::string id;

    bool comes_before(const place& other) const {
        return std::tie(other.rank, other.at, id) < std::tie(rank, at, other.id);
    }
};

place place_of(const shelved& what, order by) {
    return {by == order::newest ? 0 : what.uses, to_ms(what.at), what.id.value()};
}

std::string to_text(const place& where) {
    return std::to_string(where.rank) + '-' + std::to_string(where.at) + '-' + where.id;
}

template <class Number>
bool take_number(std::string_view& text, Number& into) {
    const auto [stop, bad] = std::from_chars(text.data(), text.data() + text.size(), into);
    if (bad != std::errc{}) return false;
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    if (!text.starts_with('-')) return false;
    text.remove_prefix(1);
    return true;
}

result<place> read_place(std::string_view text) {
    place made;
    if (take_number(text, made.rank) && take_number(text, made.at) && parse_file_id(text)) {
        made.id = text;
        return made;
    }
    return refuse(errc::invalid_field, "There is no such page.", "after");
}

/// What reads alike in a search is one tag.
std::vector<shelf_tag> tags_of(const std::vector<shelved>& all) {
    std::map<std::u32string, std::size_t> places;
    std::vector<shelf_tag> tags;
    for (const shelved& item : all) {
        for (const std::string& tag : item.tags) {
            const auto [at, is_new] = places.emplace(fold_text(tag).letters, tags.size());
            if (is_new) tags.push_back({tag, 0});
            ++tags[at->second].count;
        }
    }
    std::ranges::stable_sort(tags, std::greater<>(), &shelf_tag::count);
    if (tags.size() > limits::shelf_tags_told_max) tags.resize(limits::shelf_tags_told_max);
    return tags;
}

}  // namespace

result<shelf_page> make_shelf_page(const shelf_request& wanted,
                                   std::vector<shelved> all,
                                   const std::set<file_id>& favourites) {
    std::optional<place> after;
    if (!wanted.after.empty()) {
        auto read = read_place(wanted.after);
        if (!read) return std::unexpected(read.error());
        after = std::move(*read);
    }
    shelf_page page;
    if (!after) page.tags = tags_of(all);
    std::erase_if(all, [&](const shelved& one) {
        const bool counts = wanted.by != order::favourites || favourites.contains(one.id);
        return !counts || !is_called(one, wanted.words);
    });
    page.total = all.size();
    std::erase_if(all, [&](const shelved& one) {
        return after && !after->comes_before(place_of(one, wanted.by));
    });
    std::ranges::sort(all, [&](const shelved& one, const shelved& other) {
        return place_of(one, wanted.by).comes_before(place_of(other, wanted.by));
    });
    for (shelved& one : all) {
        if (page.items.size() == wanted.limit) {
            page.next = to_text(place_of(page.items.back().what, wanted.by));
            break;
        }
        const bool is_favourite = favourites.contains(one.id);
        page.items.push_back({std::move(one), is_favourite});
    }
    return page;
}

}  // namespace snug
