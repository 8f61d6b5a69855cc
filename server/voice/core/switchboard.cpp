// Who is in which room: joining, leaving, slots, timers. What becomes of packets is in
// switchboard_media.cpp.
#include "voice/core/switchboard.hpp"

#include <algorithm>

namespace snug::voice {

namespace {

void fill_slot(call& to, std::size_t which, call_id source, outbox& out) {
    slot& used = to.slots()[which];
    used.source = source;
    used.numbers.restart();
    out.tell({voice_news::slot_given, to.id(), source, which});
}

}  // namespace

switchboard::switchboard(dtls_identity identity, std::vector<announced_address> addresses)
    : identity_(std::move(identity)), addresses_(std::move(addresses)) {}

result<switchboard::joined> switchboard::join(instant now,
                                              room_id into,
                                              std::string_view offer,
                                              outbox& out) {
    const auto parsed = parse_sdp_offer(offer);
    if (!parsed) return std::unexpected(parsed.error());
    if (calls_.size() >= limits::voice_calls_max) return refuse(errc::too_many, "calls");
    const auto known = rooms_.find(into);
    constexpr std::size_t rooms_max = limits::voice_rooms_max + limits::voice_checks_max;
    if (known == rooms_.end() && rooms_.size() >= rooms_max) {
        return refuse(errc::too_many, "rooms");
    }
    if (known != rooms_.end() && known->second.members.size() >= limits::voice_people_max) {
        return refuse(errc::too_many, "people in the room");
    }
    auto made = call::make(call_id(next_call_), into, *parsed, identity_, now);
    if (!made) return std::unexpected(made.error());
    ++next_call_;
    call& added = **made;
    calls_.emplace(added.id(), std::move(*made));
    index_ufrag(added);
    room& in = rooms_[into];
    in.members.push_back({.of = &added, .listeners = {}});
    in.talkers.reserve(in.members.size());
    assign_slots(in, out);
    return joined{.call = added.id(),
                  .answer = write_sdp_answer(added.answer(addresses_, identity_.fingerprint()))};
}

result<std::string> switchboard::renegotiate(call_id id, std::string_view offer, outbox& out) {
    const auto parsed = parse_sdp_offer(offer);
    if (!parsed) return std::unexpected(parsed.error());
    const auto found = calls_.find(id);
    if (found == calls_.end()) return refuse(errc::not_found);
    call& of = *found->second;
    const auto done = of.renegotiate(*parsed);
    if (!done) return std::unexpected(done.error());
    if (*done == call::source::another) join_anew(of);
    index_ufrag(of);
    assign_slots(rooms_[of.room()], out);
    return write_sdp_answer(of.answer(addresses_, identity_.fingerprint()));
}

/// The next packet of `of` is of another source than the last.
void switchboard::join_anew(call& of) {
    const member* const its = member_of(of);
    if (its == nullptr) return;
    for (const auto& each : its->listeners)
        each.to->slots()[each.slot].numbers.restart();
}

void switchboard::leave(call_id id, outbox& out) {
    const auto found = calls_.find(id);
    if (found == calls_.end()) return;
    found->second->close(out);
    remove(id, out);
}

/// After an ICE restart a call is known by two names until the new one was used.
void switchboard::index_ufrag(call& of) {
    std::erase_if(by_ufrag_, [&](const auto& entry) {
        return entry.second == &of && !of.ice().answers_to(entry.first);
    });
    by_ufrag_[of.ice().own().ufrag] = &of;
}

switchboard::member* switchboard::member_of(call& of) {
    const auto found = rooms_.find(of.room());
    if (found == rooms_.end()) return nullptr;
    auto& members = found->second.members;
    const auto its = std::ranges::find(members, &of, &member::of);
    return its == members.end() ? nullptr : &*its;
}

void switchboard::remove(call_id id, outbox& out) {
    const auto found = calls_.find(id);
    if (found == calls_.end()) return;
    call* const gone = found->second.get();
    std::erase_if(by_address_, [&](const auto& entry) { return entry.second == gone; });
    std::erase_if(by_ufrag_, [&](const auto& entry) { return entry.second == gone; });
    room& in = rooms_[gone->room()];
    std::erase_if(in.members, [&](const member& each) { return each.of == gone; });
    for (auto& each : in.members) {
        for (std::size_t i = 0; i < each.of->slots().size(); ++i) {
            slot& used = each.of->slots()[i];
            if (used.source != id) continue;
            used.source.reset();
            out.tell({voice_news::slot_freed, each.of->id(), id, i});
        }
    }
    out.tell({.news = voice_news::gone, .call = id, .other = {}});
    if (in.members.empty()) {
        rooms_.erase(gone->room());
    } else {
        assign_slots(in, out);
    }
    calls_.erase(found);
}

void switchboard::assign_slots(room& in, outbox& out) {
    for (auto& each : in.members)
        assign_slots_of(in, *each.of, out);
    list_listeners(in);
}

void switchboard::list_listeners(room& in) {
    for (auto& source : in.members) {
        source.listeners.clear();
        for (auto& each : in.members) {
            const auto& slots = each.of->slots();
            const auto used =
                std::ranges::find(slots, std::optional(source.of->id()), &slot::source);
            if (used == slots.end()) continue;
            source.listeners.push_back(
                {.to = each.of, .slot = static_cast<std::size_t>(used - slots.begin())});
        }
    }
}

void switchboard::assign_slots_of(room& in, call& to, outbox& out) {
    std::size_t wanting = 0;
    auto& slots = to.slots();
    for (auto& each : in.members) {
        if (each.of == &to || !each.of->microphone()) continue;
        const call_id source = each.of->id();
        if (std::ranges::find(slots, std::optional(source), &slot::source) != slots.end()) continue;
        const auto unused = std::ranges::find(slots, std::optional<call_id>(), &slot::source);
        if (unused == slots.end()) {
            ++wanting;
            continue;
        }
        fill_slot(to, static_cast<std::size_t>(unused - slots.begin()), source, out);
    }
    if (wanting != 0) out.tell({voice_news::more_slots_wanted, to.id(), {}, wanting});
}

void switchboard::give_slots_to_speaker(room& in, call& speaker, outbox& out) {
    bool changed = false;
    for (auto& each : in.members) {
        auto& slots = each.of->slots();
        const bool hears =
            std::ranges::find(slots, std::optional(speaker.id()), &slot::source) != slots.end();
        if (each.of == &speaker || hears) continue;
        const auto idle = std::ranges::find_if(
            slots, [&](const slot& one) { return !one.source || !is_speaking(*one.source); });
        if (idle == slots.end()) continue;
        fill_slot(*each.of, static_cast<std::size_t>(idle - slots.begin()), speaker.id(), out);
        changed = true;
    }
    if (changed) list_listeners(in);
}

bool switchboard::is_speaking(call_id id) const {
    const auto found = calls_.find(id);
    return found != calls_.end() && found->second->microphone() &&
           found->second->microphone()->speaking;
}

bool switchboard::is_proven(const transport_address& from) const {
    const auto found = by_address_.find(from);
    return found != by_address_.end() && found->second->ice().is_proven(from);
}

void switchboard::disconnected(const transport_address& from) {
    const auto found = by_address_.find(from);
    if (found == by_address_.end()) return;
    found->second->ice().forget(from);
    by_address_.erase(found);
}

void switchboard::tick(instant now, outbox& out) {
    std::vector<call_id> over;
    for (auto& [id, each] : calls_) {
        if (!each->tick(now, out)) {
            over.push_back(id);
            continue;
        }
        tell_speaking(now, *each, out);
        tell_faltering(now, *each, out);
        report_to(now, *each, out);
    }
    for (const call_id id : over)
        leave(id, out);
    for (auto& [id, in] : rooms_) {
        if (now - in.chosen_at >= limits::loudest_chosen_every) choose_loudest(now, in);
    }
}

void switchboard::tell_faltering(instant now, call& of, outbox& out) {
    if (!of.is_connected() || !of.changes_faltering(now)) return;
    out.tell({.news = of.is_faltering() ? voice_news::falters : voice_news::recovers,
              .call = of.id(),
              .other = {}});
}

void switchboard::tell_present(room_id which, outbox& out) {
    const auto found = rooms_.find(which);
    if (found == rooms_.end()) return;
    for (auto& each : found->second.members) {
        const auto& microphone = each.of->microphone();
        if (!microphone || !microphone->speaking) continue;
        out.tell({.news = voice_news::speaks, .call = each.of->id(), .other = {}});
    }
}

result<call_facts> switchboard::look(call_id id) const {
    const auto found = calls_.find(id);
    if (found == calls_.end()) return refuse(errc::not_found);
    return found->second->facts();
}

std::vector<call_id> switchboard::everybody() const {
    std::vector<call_id> ids;
    ids.reserve(calls_.size());
    for (const auto& [id, each] : calls_)
        ids.push_back(id);
    return ids;
}

std::string switchboard::slot_mid(call_id id, std::size_t slot) const {
    const auto found = calls_.find(id);
    if (found == calls_.end() || slot >= found->second->slots().size()) return {};
    return found->second->slots()[slot].mid;
}

}  // namespace snug::voice
