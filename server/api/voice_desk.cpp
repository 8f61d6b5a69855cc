#include "api/voice_desk.hpp"

#include "base/bytes.hpp"
#include "base/voice_limits.hpp"
#include "domain/voice_rights.hpp"

#include <algorithm>

namespace snug::api {

namespace {

constexpr std::size_t session_bytes = 16;

/// Whether somebody may see a room from here on whom nobody has told who is in it.
bool widens_sight(const change& what) {
    return std::holds_alternative<channel_opened>(what) ||
           std::holds_alternative<channel_let_in>(what) ||
           std::holds_alternative<member_updated>(what);
}

}  // namespace

voice_desk::voice_desk(live_state& live,
                       snug::hub& hub,
                       io_mailbox& mailbox,
                       wall_clock now,
                       snug::hub::steady_clock steady)
    : live_(live), hub_(hub), mailbox_(mailbox), now_(std::move(now)), steady_(std::move(steady)) {}

result<void> voice_desk::open(const voice::media_loop::options& where) {
    auto opened =
        voice::media_loop::open(where, [this](std::span<const voice::call_report> reports) {
            mailbox_.post([this, all = std::vector(reports.begin(), reports.end())] { hear(all); });
        });
    if (!opened) return std::unexpected(opened.error());
    media_ = std::move(*opened);
    hub_.rooms().offer();
    return {};
}

result<void> voice_desk::check_still(const username& who, const channel_id& where) const {
    const member* const person = live_.seen().find_member(who);
    const channel* const place = live_.seen().find_channel(where);
    if (person == nullptr || place == nullptr) return refuse(errc::not_found);
    return check_may_talk(*person, *place, now_());
}

result<void> voice_desk::check_open(const username& who, const channel_id& where) const {
    if (auto fine = check_still(who, where); !fine) return fine;
    if (!media_) return refuse(errc::unavailable, "This server has no voice.");
    return {};
}

void voice_desk::join(asker who,
                      const channel_id& where,
                      voice::client_offer offer,
                      join_answer done) {
    // Shared: a command that finds no place in the queue is gone, and so would be what it held.
    const auto waits = std::make_shared<join_answer>(std::move(done));
    const auto refused = [this, waits](error why) {
        mailbox_.post([waits, why = std::move(why)] { (*waits)(std::unexpected(why)); });
    };
    if (const auto fine = check_open(who.who, where); !fine) return refused(fine.error());
    // A channel's number is never given again, so neither is its room's.
    const voice::room_id room(live_.seen().find_channel(where)->no);
    auto answered = [this, who = std::move(who), where, waits](auto made) {
        mailbox_.post([this, who, where, waits, made = std::move(made)]() mutable {
            take(who, where, std::move(made), *waits);
        });
    };
    if (!media_->join(room, std::move(offer), std::move(answered)))
        refused({errc::busy, {}, {}, {}});
}

void voice_desk::take(asker who,
                      const channel_id& where,
                      result<voice::switchboard::joined> made,
                      join_answer& done) {
    if (!made) return done(std::unexpected(made.error()));
    // Rights may have gone while the offer was on its way.
    if (auto fine = check_still(who.who, where); !fine) {
        if (media_) media_->leave(made->call);
        return done(std::unexpected(fine.error()));
    }
    self_state self;
    std::int64_t since_ms = to_ms(now_());
    if (const auto before = by_person_.find(who.who); before != by_person_.end()) {
        self = before->second->self;
        since_ms = std::max(since_ms, before->second->since_ms + 1);
        end(*before->second, "moved");
    }
    const auto elsewhere = others_ == nullptr ? std::nullopt : others_->take_seat_of(who.who);
    if (elsewhere) {
        self = {.muted = elsewhere->how.muted, .deafened = elsewhere->how.deafened};
        since_ms = std::max(since_ms, elsewhere->since_ms + 1);
    }
    auto added = std::make_unique<seat>(seat{.session = random_token(session_bytes),
                                             .by = std::move(who),
                                             .where = where,
                                             .call = made->call,
                                             .since_ms = since_ms,
                                             .self = self});
    seat& its = *added;
    by_person_[its.by.who] = &its;
    seats_.emplace(made->call, std::move(added));
    show(its);
    // A call that has moved is as quiet as it was.
    if (self != self_state{} && media_) media_->set_state(its.call, self);
    speaking_to_tell_.insert(where);
    // Who is back is looked at as before, under the number of his new call.
    for (const auto& [call, each] : seats_) {
        const watch_wish& wish = each->watched;
        const bool is_watched =
            wish.camera.contains(its.by.who) || wish.screen.contains(its.by.who);
        if (is_watched && each->where == where) pass_on_watched(*each);
    }
    joined seated{its.session, std::move(made->answer)};
    tell_changes();
    done(std::move(seated));
}

result<voice_desk::seat*> voice_desk::find(const username& who,
                                           const channel_id& where,
                                           const std::string& session) {
    const auto found = by_person_.find(who);
    const bool fits = found != by_person_.end() && found->second->where == where &&
                      same_secret(found->second->session, session);
    if (!fits) return refuse(errc::not_found);
    return found->second;
}

voice_desk::seat* voice_desk::find(voice::call_id call) {
    const auto found = seats_.find(call);
    return found == seats_.end() ? nullptr : found->second.get();
}

void voice_desk::renegotiate(const username& who,
                             const channel_id& where,
                             const std::string& session,
                             voice::client_offer offer,
                             offer_answer done) {
    const auto waits = std::make_shared<offer_answer>(std::move(done));
    const auto later = [this, waits](result<std::string> made) {
        mailbox_.post([waits, made = std::move(made)]() mutable { (*waits)(std::move(made)); });
    };
    const auto its = find(who, where, session);
    if (!its) return later(std::unexpected(its.error()));
    if (!media_) return later(refuse(errc::unavailable));
    if (!media_->renegotiate((*its)->call, std::move(offer), later)) later(refuse(errc::busy));
}

result<void> voice_desk::set_state(const username& who,
                                   const channel_id& where,
                                   const std::string& session,
                                   self_state wanted) {
    const auto its = find(who, where, session);
    if (!its) return std::unexpected(its.error());
    (*its)->self = wanted;
    if (media_) media_->set_state((*its)->call, wanted);
    show(**its);
    tell_changes();
    return {};
}

result<void> voice_desk::watch(const username& who,
                               const channel_id& where,
                               const std::string& session,
                               watch_wish wanted) {
    const auto its = find(who, where, session);
    if (!its) return std::unexpected(its.error());
    (*its)->watched = std::move(wanted);
    pass_on_watched(**its);
    return {};
}

void voice_desk::pass_on_watched(const seat& of) {
    const auto calls_of = [&](const std::set<username>& people) {
        std::vector<voice::call_id> calls;
        for (const username& each : people) {
            const auto found = by_person_.find(each);
            if (found != by_person_.end() && found->second->where == of.where)
                calls.push_back(found->second->call);
        }
        return calls;
    };
    if (!media_) return;
    media_->set_watched(
        of.call, {.camera = calls_of(of.watched.camera), .screen = calls_of(of.watched.screen)});
}

result<void> voice_desk::leave(const username& who,
                               const channel_id& where,
                               const std::string& session) {
    const auto its = find(who, where, session);
    if (!its) return std::unexpected(its.error());
    end(**its, "left");
    tell_changes();
    return {};
}

void voice_desk::hear(const committed_group& group) {
    if (hub_.rooms().is_empty()) return;
    std::vector<seat*> over;
    for (const auto& [call, each] : seats_) {
        const bool signed_out = std::ranges::any_of(*group, [&](const committed& next) {
            const auto* const closed = std::get_if<session_closed>(&next.what);
            return closed != nullptr && closed->user == each->by.who &&
                   closed->id == each->by.session;
        });
        if (signed_out || !check_still(each->by.who, each->where)) over.push_back(each.get());
    }
    for (seat* const each : over)
        end(*each, "removed");
    const bool to_more_people =
        std::ranges::any_of(*group, [](const committed& next) { return widens_sight(next.what); });
    if (to_more_people) {
        for (const channel_id& each : hub_.rooms().places())
            rooms_to_tell_.insert(each);
    }
    tell_changes();
}

void voice_desk::tick() {
    const auto now = steady_();
    std::vector<seat*> lost;
    for (const auto& [call, each] : seats_) {
        if (hub_.present().is_connected(each->by.who)) {
            each->alone_since.reset();
            continue;
        }
        if (!each->alone_since) each->alone_since = now;
        const bool is_heard = each->connected && !each->falters;
        if (!is_heard && now - *each->alone_since >= limits::voice_stream_grace)
            lost.push_back(each.get());
    }
    for (seat* const each : lost)
        end(*each, "lost");
    tell_changes();
}

void voice_desk::hear(const std::vector<voice::call_report>& reports) {
    for (const voice::call_report& each : reports)
        hear(each);
    tell_changes();
}

void voice_desk::hear(const voice::call_report& report) {
    seat* const its = find(report.call);
    if (its == nullptr) return;  // ended here, and the news were on their way
    switch (report.news) {
        case voice::voice_news::connected:
            its->connected = true;
            return;
        case voice::voice_news::gone:
            return end(*its, "lost");
        case voice::voice_news::speaks:
        case voice::voice_news::silent:
            its->speaks = report.news == voice::voice_news::speaks;
            speaking_to_tell_.insert(its->where);
            return;
        case voice::voice_news::falters:
        case voice::voice_news::recovers:
            its->falters = report.news == voice::voice_news::falters;
            return show(*its);
        case voice::voice_news::slot_given:
        case voice::voice_news::slot_freed:
            return hear_slot(*its, report);
        case voice::voice_news::more_slots_wanted:
            its->slots.need = report.wanted;
            its->slots.need_video = report.wanted_video;
            slots_to_tell_.insert(its);
            return;
        case voice::voice_news::shows:
            its->shown = report.shown;
            return show(*its);
        case voice::voice_news::quality:
            return;
    }
}

void voice_desk::hear_slot(seat& of, const voice::call_report& report) {
    auto& carried = of.slots.by_mid[report.mid];
    carried.reset();
    if (report.news == voice::voice_news::slot_given) {
        if (const seat* const other = find(report.other))
            carried = {other->by.who, voice::name_of(report.kind)};
    }
    slots_to_tell_.insert(&of);
}

/// Takes him out of everything; `gone` is invalid from here on.
void voice_desk::end(seat& gone, std::string_view reason) {
    if (media_) media_->leave(gone.call);
    tell({&gone}, voice_ended_event(gone.session, reason));
    if (others_ != nullptr) others_->seats_changed();
    if (hub_.rooms().remove(gone.where, gone.by.who)) rooms_to_tell_.insert(gone.where);
    speaking_to_tell_.insert(gone.where);
    slots_to_tell_.erase(&gone);
    by_person_.erase(gone.by.who);
    seats_.erase(gone.call);
}

voice_member voice_desk::as_member(const seat& of) {
    return {.who = of.by.who,
            .muted = of.self.muted,
            .deafened = of.self.deafened,
            .camera = of.shown.camera,
            .screen = of.shown.screen,
            .reconnecting = of.falters};
}

void voice_desk::show(const seat& of) {
    if (others_ != nullptr) others_->seats_changed();
    if (hub_.rooms().put(of.where, as_member(of))) rooms_to_tell_.insert(of.where);
}

/// Streams are told wherever they are.
void voice_desk::tell(const std::vector<const seat*>& whom, const voice_event& what) {
    const shared_bytes frame = voice_frame(what);
    std::vector<username> elsewhere;
    for (const seat* const each : whom) {
        const username& who = each->by.who;
        hub_.tell_person(who, frame);
        if (each->by.is_elsewhere || hub_.present().streams_of(who) > hub_.streams_of(who))
            elsewhere.push_back(who);
    }
    if (others_ != nullptr && !elsewhere.empty()) others_->tell(std::move(elsewhere), what);
}

void voice_desk::tell_changes() {
    for (const channel_id& each : std::exchange(rooms_to_tell_, {}))
        hub_.tell_room(each);
    for (const seat* each : std::exchange(slots_to_tell_, {}))
        tell({each}, voice_slots_event(each->session, each->slots));
    for (const channel_id& each : std::exchange(speaking_to_tell_, {}))
        tell_speaking(each);
}

void voice_desk::tell_speaking(const channel_id& where) {
    std::set<username> speakers;
    std::vector<const seat*> present;
    for (const auto& [call, each] : seats_) {
        if (each->where != where) continue;
        present.push_back(each.get());
        if (each->speaks) speakers.insert(each->by.who);
    }
    tell(present, voice_speaking_event(where, speakers));
}

std::vector<told_seat> voice_desk::all_seats() const {
    std::vector<told_seat> all;
    all.reserve(seats_.size());
    for (const auto& [call, each] : seats_)
        all.push_back({each->session, each->where, each->since_ms, as_member(*each)});
    std::ranges::sort(
        all, {}, [](const told_seat& each) { return std::pair(each.since_ms, each.how.who); });
    return all;
}

std::optional<std::int64_t> voice_desk::since_ms(const username& who) const {
    const auto found = by_person_.find(who);
    if (found == by_person_.end()) return std::nullopt;
    return found->second->since_ms;
}

bool voice_desk::has_people_in(const channel_id& where) const {
    return std::ranges::any_of(by_person_,
                               [&](const auto& entry) { return entry.second->where == where; });
}

void voice_desk::give_up(const username& who) {
    const auto found = by_person_.find(who);
    if (found == by_person_.end()) return;
    end(*found->second, "moved");
    tell_changes();
}

void voice_desk::give_up(const channel_id& where) {
    std::vector<seat*> over;
    for (const auto& [call, each] : seats_) {
        if (each->where == where) over.push_back(each.get());
    }
    for (seat* const each : over)
        end(*each, "lost");
    tell_changes();
}

}  // namespace snug::api
