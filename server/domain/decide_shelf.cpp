#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

/// The file, if `who` may know of it: his own that waits for a message, or one that hangs where he
/// sees it. Null else.
const kept_file* find_shared(const facts& known, const member& who, const file_id& id) {
    const auto held = known.files.find(id);
    if (held == known.files.end()) return nullptr;
    const kept_file& file = held->second;
    if (!file.message) return file.by == who.name ? &file : nullptr;
    const auto where = known.channels.find(file.channel);
    return where != known.channels.end() && may_see(who, where->second) ? &file : nullptr;
}

bool is_short_and_silent(const file_look& look) {
    if (look.state != file_state::ready) return false;
    if (look.kind == file_kind::image) return look.animated;
    const auto longest = std::chrono::milliseconds(limits::silent_film_max).count();
    return look.kind == file_kind::video && look.silent &&
           look.duration_ms <= static_cast<std::uint64_t>(longest);
}

/// Needs the whole shelf.
bool bears_the_same(const facts& known, const digest& bytes) {
    return std::ranges::any_of(
        known.shelf, [&bytes](const auto& entry) { return entry.second.look.shown == bytes; });
}

result<const shelved*> find_to_tend(const facts& known, const username& actor, const file_id& id) {
    const auto who = actor_of(known, actor);
    if (!who) return std::unexpected(who.error());
    const auto held = known.shelf.find(id);
    if (held == known.shelf.end()) return refuse(errc::not_found);
    const bool may_tend = held->second.by == actor || may((*who)->role, action::tend_shelf);
    if (!may_tend) return refuse(errc::forbidden, "Who put it there, or a moderator.");
    return &held->second;
}

}  // namespace

const shelved* find_shelved(const facts& known, const send_message& by, const file_id& id) {
    const auto file = known.files.find(id);
    const bool is_own_file =
        file != known.files.end() && file->second.by == by.actor && !file->second.message;
    if (is_own_file) return nullptr;
    const auto held = known.shelf.find(id);
    return held == known.shelf.end() ? nullptr : &held->second;
}

void count_uses(const facts& known, const send_message& wanted, decision& made) {
    for (const attached_file& one : wanted.attachments) {
        if (find_shelved(known, wanted, one.id) != nullptr)
            made.changes.emplace_back(shelf_used{one.id});
    }
}

/// The same bytes twice are once, whoever was first: then nothing changes.
result<decision> decide(const facts& known, const put_on_shelf& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    if (!may((*actor)->role, action::put_on_shelf)) return refuse(errc::forbidden);
    const kept_file* file = find_shared(known, **actor, wanted.from);
    if (file == nullptr) return refuse(errc::invalid_field, "There is no such file.", "file");
    if (!is_short_and_silent(file->what.look)) {
        return refuse(errc::invalid_field,
                      "A picture that moves, or a film of up to 30 seconds without sound.",
                      "file");
    }
    auto tags = clean_tags(wanted.tags);
    if (!tags) return std::unexpected(tags.error());
    decision made;
    if (bears_the_same(known, file->what.look.shown)) return made;
    if (known.shelf.size() >= limits::shelf_items_max) {
        return refuse(errc::too_many, "The shelf holds 2000: take one down first.");
    }
    if (known.shelf.contains(wanted.id)) return refuse(errc::internal);
    file_look look = file->what.look;
    look.stays = false;  // what was brought back is one message's affair, not that of its copies
    made.changes.emplace_back(shelf_put{{wanted.id,
                                         file->what.name,
                                         std::move(look),
                                         std::move(*tags),
                                         wanted.actor,
                                         wanted.at,
                                         0}});
    return made;
}

result<decision> decide(const facts& known, const tag_shelved& wanted) {
    const auto held = find_to_tend(known, wanted.actor, wanted.id);
    if (!held) return std::unexpected(held.error());
    auto tags = clean_tags(wanted.tags);
    if (!tags) return std::unexpected(tags.error());
    decision made;
    if ((*held)->tags == *tags) return made;
    shelved now = **held;
    now.tags = std::move(*tags);
    made.changes.emplace_back(shelf_put{std::move(now)});
    return made;
}

result<decision> decide(const facts& known, const take_off_shelf& wanted) {
    const auto held = find_to_tend(known, wanted.actor, wanted.id);
    if (!held) return std::unexpected(held.error());
    decision made;
    made.changes.emplace_back(shelf_removed{wanted.id});
    return made;
}

result<decision> decide(const facts& known, const set_favourite& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    if (!known.shelf.contains(wanted.id)) return refuse(errc::not_found);
    decision made;
    const favourite one{wanted.actor, wanted.id};
    if (known.favourites.contains(one) == wanted.on) return made;
    made.changes.emplace_back(favourite_set{one, wanted.on});
    return made;
}

}  // namespace snug::rules
