#include "base/limits.hpp"
#include "domain/emoji_text.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

bool leads_to(const own_emoji& what, std::string_view name) {
    return what.name == name || std::ranges::find(what.aliases, name) != what.aliases.end();
}

result<void> check_names(const own_emoji& wanted) {
    if (!is_emoji_name(wanted.name)) {
        return refuse(errc::invalid_field, "A name has 2 to 32 of a-z 0-9 _.", "name");
    }
    if (wanted.aliases.size() > limits::emoji_aliases_max) {
        return refuse(errc::invalid_field, "An emoji has up to 5 other names.", "aliases");
    }
    if (!std::ranges::all_of(wanted.aliases, is_emoji_name)) {
        return refuse(errc::invalid_field, "A name has 2 to 32 of a-z 0-9 _.", "aliases");
    }
    return {};
}

/// Whether another emoji of ours is found by that name.
bool is_taken(const facts& known, const own_emoji& by, std::string_view name) {
    return std::ranges::any_of(known.emoji, [&](const auto& entry) {
        return entry.first != by.name && leads_to(entry.second, name);
    });
}

result<void> check_free(const facts& known, const own_emoji& wanted) {
    if (is_taken(known, wanted, wanted.name)) {
        return refuse(errc::name_taken, "One of ours is called so.", "name");
    }
    const auto taken = std::ranges::find_if(wanted.aliases, [&](const std::string& alias) {
        return alias == wanted.name || is_taken(known, wanted, alias);
    });
    if (taken == wanted.aliases.end()) return {};
    return refuse(errc::name_taken, "One of ours is called " + *taken + ".", "aliases");
}

result<void> check_may_tend(const facts& known, const member& who, const own_emoji& what) {
    const auto held = known.emoji.find(what.name);
    if (held == known.emoji.end()) return refuse(errc::not_found);
    if (held->second.by == who.name || may(who.role, action::tend_emoji)) return {};
    return refuse(errc::forbidden, "Who added it, or a moderator.");
}

result<void> check_may_add(const facts& known, const own_emoji& wanted) {
    if (known.emoji.contains(wanted.name)) {
        return refuse(errc::name_taken, "One of ours is called so.", "name");
    }
    if (known.emoji.size() < limits::own_emoji_max) return {};
    return refuse(errc::too_many, "There are 250 emoji of ours: take one away first.");
}

/// With what it keeps of the one that is there.
own_emoji as_wanted(const facts& known, const put_emoji& wanted) {
    own_emoji made = wanted.emoji;
    const auto held = known.emoji.find(made.name);
    if (wanted.is_new || held == known.emoji.end()) return made;
    if (wanted.keeps_aliases) made.aliases = held->second.aliases;
    if (!made.picture) {
        made.picture = held->second.picture;
        made.animated = held->second.animated;
    }
    return made;
}

}  // namespace

result<decision> decide(const facts& known, const put_emoji& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    if (!may((*actor)->role, action::add_emoji)) return refuse(errc::forbidden);
    own_emoji made_one = as_wanted(known, wanted);
    std::ranges::sort(made_one.aliases);
    const auto twice = std::ranges::unique(made_one.aliases);
    made_one.aliases.erase(twice.begin(), twice.end());
    if (const auto fine = check_names(made_one); !fine) return std::unexpected(fine.error());
    const auto may_put =
        wanted.is_new ? check_may_add(known, made_one) : check_may_tend(known, **actor, made_one);
    if (!may_put) return std::unexpected(may_put.error());
    if (const auto fine = check_free(known, made_one); !fine) return std::unexpected(fine.error());
    const auto held = known.emoji.find(made_one.name);
    made_one.by = wanted.is_new ? wanted.actor : held->second.by;
    made_one.at = wanted.is_new ? wanted.at : held->second.at;
    decision made;
    if (!wanted.is_new && held->second == made_one) return made;
    made.changes.emplace_back(emoji_added{std::move(made_one)});
    return made;
}

result<decision> decide(const facts& known, const remove_emoji& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    own_emoji named;
    named.name = wanted.name;
    if (const auto fine = check_may_tend(known, **actor, named); !fine) {
        return std::unexpected(fine.error());
    }
    decision made;
    made.changes.emplace_back(emoji_removed{wanted.name});
    return made;
}

}  // namespace snug::rules
