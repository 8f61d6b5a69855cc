// Who is in which room: joining, leaving, timers. Slots are in switchboard_slots.cpp, and what
// becomes of packets in switchboard_media.cpp.
#include "voice/core/switchboard.hpp"

#include <algorithm>

namespace snug::voice {

switchboard::switchboard(dtls_identity identity, std::vector<announced_address> addresses)
    : identity_(std::move(identity)), addresses_(std::move(addresses)) {}

result<switchboard::joined> switchboard::join(instant now,
                                              room_id into,
                                              const client_offer& offer,
                                              outbox& out) {
    const auto parsed = parse_sdp_offer(offer.sdp);
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
    auto made = call::make(call_id(next_call_), into, *parsed, offer.sends, identity_, now);
    if (!made) return std::unexpected(made.error());
    ++next_call_;
    call& added = **made;
    calls_.emplace(added.id(), std::move(*made));
    index_ufrag(added);
    room& in = rooms_[into];
    in.members.push_back({.of = &added, .listeners = {}});
    in.talkers.reserve(in.members.size());
    assign_slots(in, out);
    tell_shown(added, out);
    return joined{.call = added.id(),
                  .answer = write_sdp_answer(added.answer(addresses_, identity_.fingerprint()))};
}

result<std::string> switchboard::renegotiate(call_id id, const client_offer& offer, outbox& out) {
    const auto parsed = parse_sdp_offer(offer.sdp);
    if (!parsed) return std::unexpected(parsed.error());
    const auto found = calls_.find(id);
    if (found == calls_.end()) return refuse(errc::not_found);
    call& of = *found->second;
    const auto anew = of.renegotiate(*parsed, offer.sends);
    if (!anew) return std::unexpected(anew.error());
    join_anew(of, *anew);
    index_ufrag(of);
    assign_slots(rooms_[of.room()], out);
    tell_shown(of, out);
    return write_sdp_answer(of.answer(addresses_, identity_.fingerprint()));
}

/// The next packets of `of` are of other sources than the last.
void switchboard::join_anew(call& of, kind_set kinds) {
    member* const its = member_of(of);
    if (its == nullptr) return;
    for (const stream_kind kind : all_stream_kinds) {
        if (!kinds.test(place_of(kind))) continue;
        for (const auto& each : its->listeners_of(kind))
            each.to->slots()[each.slot].begin_anew();
        if (uplink* const source = of.sending(kind)) source->key_frame.want();
    }
}

uplink* switchboard::find_uplink(const stream_id& what) {
    const auto found = calls_.find(what.of);
    return found == calls_.end() ? nullptr : found->second->sending(what.kind);
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
            if (!used.source || used.source->of != id) continue;
            out.tell({.news = voice_news::slot_freed,
                      .call = each.of->id(),
                      .other = id,
                      .slot = i,
                      .kind = used.source->kind});
            used.source.reset();
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
        for (uplink& sent : each->uplinks()) {
            report_to(now, *each, sent, out);
            ask_for_key_frame(now, *each, sent, out);
            ask_for_missing(now, *each, sent, out);
        }
        ask_for_rate(now, *each, out);
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

void switchboard::tell_shown(call& of, outbox& out) {
    if (!of.changes_shown()) return;
    out.tell({.news = voice_news::shows, .call = of.id(), .other = {}, .shown = of.shown()});
}

void switchboard::tell_present(room_id which, outbox& out) {
    const auto found = rooms_.find(which);
    if (found == rooms_.end()) return;
    for (auto& each : found->second.members) {
        const uplink* const microphone = each.of->microphone();
        if (microphone == nullptr || !microphone->speaking) continue;
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

}  // namespace snug::voice
