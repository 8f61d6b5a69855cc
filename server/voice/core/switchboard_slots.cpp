// Who is heard and seen in which slot.
#include "voice/core/switchboard.hpp"

#include <algorithm>

namespace snug::voice {

namespace {

// Of what has to do with each other when slots are few: the sound of a screen that somebody looks
// at goes before those who say nothing.
constexpr std::array by_importance = {
    stream_kind::screen_audio, stream_kind::screen, stream_kind::camera, stream_kind::mic};

bool has_slot_for(const call& to, const stream_id& what) {
    const auto& slots = to.slots();
    return std::ranges::find(slots, std::optional(what), &slot::source) != slots.end();
}

}  // namespace

void switchboard::fill_slot(call& to, std::size_t which, const stream_id& what, outbox& out) {
    to.slots()[which].carry(what);
    out.tell({.news = voice_news::slot_given,
              .call = to.id(),
              .other = what.of,
              .slot = which,
              .kind = what.kind});
    uplink* const source = find_uplink(what);
    if (source != nullptr && media_of(what.kind) == media_kind::video) source->key_frame.want();
}

void switchboard::assign_slots(room& in, outbox& out) {
    for (auto& each : in.members)
        assign_slots_of(in, *each.of, out);
    list_listeners(in);
}

void switchboard::list_listeners(room& in) {
    for (auto& source : in.members) {
        for (auto& of_kind : source.listeners)
            of_kind.clear();
    }
    for (auto& each : in.members) {
        for (std::size_t i = 0; i < each.of->slots().size(); ++i) {
            const auto& carried = each.of->slots()[i].source;
            if (!carried) continue;
            const auto source = std::ranges::find(
                in.members, carried->of, [](const member& one) { return one.of->id(); });
            if (source == in.members.end()) continue;
            source->listeners_of(carried->kind).push_back({.to = each.of, .slot = i});
        }
    }
}

void switchboard::free_slots_of(call& to, outbox& out) {
    for (std::size_t i = 0; i < to.slots().size(); ++i) {
        auto& source = to.slots()[i].source;
        if (!source) continue;
        const stream_id what = *source;
        if (find_uplink(what) != nullptr && to.watches(what)) continue;
        source.reset();
        out.tell({.news = voice_news::slot_freed,
                  .call = to.id(),
                  .other = what.of,
                  .slot = i,
                  .kind = what.kind});
    }
}

void switchboard::assign_slots_of(room& in, call& to, outbox& out) {
    free_slots_of(to, out);
    missing_slots missing;
    for (const stream_kind kind : by_importance) {
        for (auto& each : in.members) {
            const stream_id what{each.of->id(), kind};
            const bool is_wanted =
                each.of != &to && each.of->sending(kind) != nullptr && to.watches(what);
            if (!is_wanted || has_slot_for(to, what)) continue;
            if (const auto place = place_for(to, kind)) {
                fill_slot(to, *place, what, out);
            } else {
                ++(media_of(kind) == media_kind::video ? missing.video : missing.audio);
            }
        }
    }
    if (!to.changes_missing(missing)) return;
    out.tell({.news = voice_news::more_slots_wanted,
              .call = to.id(),
              .other = {},
              .slot = missing.audio,
              .video_slots = missing.video});
}

std::optional<std::size_t> switchboard::place_for(const call& to, stream_kind kind) const {
    const auto& slots = to.slots();
    const auto find = [&](auto fits) -> std::optional<std::size_t> {
        const auto found = std::ranges::find_if(
            slots, [&](const slot& one) { return one.media == media_of(kind) && fits(one); });
        if (found == slots.end()) return std::nullopt;
        return static_cast<std::size_t>(found - slots.begin());
    };
    const auto unused = find([](const slot& one) { return !one.source; });
    if (unused || kind != stream_kind::screen_audio) return unused;
    return find([&](const slot& one) { return is_idle(one); });
}

void switchboard::give_slots_to_speaker(room& in, call& speaker, outbox& out) {
    bool changed = false;
    const stream_id what{speaker.id(), stream_kind::mic};
    for (auto& each : in.members) {
        if (each.of == &speaker || has_slot_for(*each.of, what)) continue;
        const auto& slots = each.of->slots();
        const auto idle =
            std::ranges::find_if(slots, [&](const slot& one) { return is_idle(one); });
        if (idle == slots.end()) continue;
        fill_slot(*each.of, static_cast<std::size_t>(idle - slots.begin()), what, out);
        changed = true;
    }
    if (changed) list_listeners(in);
}

bool switchboard::is_idle(const slot& one) const {
    if (one.media != media_kind::audio) return false;
    if (!one.source) return true;
    if (one.source->kind != stream_kind::mic) return false;
    const auto found = calls_.find(one.source->of);
    if (found == calls_.end()) return true;
    const uplink* const microphone = found->second->microphone();
    return microphone == nullptr || !microphone->speaking;
}

void switchboard::set_watched(call_id id, watched_streams wanted, outbox& out) {
    const auto found = calls_.find(id);
    if (found == calls_.end()) return;
    found->second->watched() = std::move(wanted);
    room& in = rooms_[found->second->room()];
    assign_slots_of(in, *found->second, out);
    list_listeners(in);
}

std::string switchboard::slot_mid(call_id id, std::size_t slot) const {
    const auto found = calls_.find(id);
    if (found == calls_.end() || slot >= found->second->slots().size()) return {};
    return found->second->slots()[slot].mid;
}

}  // namespace snug::voice
