#include "api/voice_elsewhere.hpp"

#include "base/bytes.hpp"
#include "base/log.hpp"
#include "base/network_limits.hpp"
#include "base/voice_limits.hpp"

#include <algorithm>
#include <utility>

namespace snug::api {

namespace {

constexpr std::size_t number_bytes = 9;

bool is_of(const told_seat& seat, const voice_ask& what) {
    return seat.how.who == what.who && seat.where == what.where &&
           same_secret(seat.session, what.seat);
}

/// What only says how things are now makes an earlier word of it worthless.
bool replaces(const voice_letter::news& later, const voice_letter::news& earlier) {
    static const std::string_view speaking = voice_speaking_event(home_channel, {}).name;
    return later.what.name == speaking && earlier.what.name == speaking &&
           later.whom == earlier.whom;
}

}  // namespace

voice_elsewhere::voice_elsewhere(voice_desk& desk,
                                 snug::hub& hub,
                                 io_mailbox& mailbox,
                                 snug::hub::steady_clock steady)
    : desk_(desk), hub_(hub), mailbox_(mailbox), steady_(std::move(steady)) {}

void voice_elsewhere::meet(mail& post) {
    post_ = &post;
    name_ = post.own_name();
    desk_.meet(*this);
}

void voice_elsewhere::later(voice_answer done, result<std::string> said) {
    mailbox_.post(
        [done = std::move(done), said = std::move(said)]() mutable { done(std::move(said)); });
}

void voice_elsewhere::ask(voice_ask what, voice_answer done) {
    if (const std::string* const to = server_for(what))
        return forward(*to, std::move(what), std::move(done));
    perform(desk_, what, false, [this, done = std::move(done)](result<std::string> said) mutable {
        later(std::move(done), std::move(said));
    });
}

/// Null: this one.
const std::string* voice_elsewhere::server_for(const voice_ask& what) const {
    const bool is_join = what.deed == voice_deed::join;
    if (is_join && desk_.has_people_in(what.where)) return nullptr;
    for (const auto& [name, of] : others_) {
        const bool has_it = std::ranges::any_of(of.seats, [&](const told_seat& seat) {
            return is_join ? seat.where == what.where : is_of(seat, what);
        });
        if (has_it) return &name;
    }
    return nullptr;
}

void voice_elsewhere::forward(const std::string& to, voice_ask what, voice_answer done) {
    if (asked_.size() >= limits::voice_asks_max) return later(std::move(done), refuse(errc::busy));
    std::string no = random_token(number_bytes);
    next_.asks.push_back({to, no, std::move(what)});
    asked_.emplace(std::move(no),
                   open_ask{to, steady_() + limits::voice_ask_patience, std::move(done)});
    send_soon();
}

void voice_elsewhere::answer(const std::string& to, const voice_letter::asked& one) {
    perform(desk_, one.what, true, [this, to, no = one.no](result<std::string> said) {
        next_.answers.push_back({to, no, std::move(said)});
        send_soon();
    });
}

void voice_elsewhere::finish(const std::string& from, const voice_letter::answered& one) {
    const auto found = asked_.find(one.no);
    if (found == asked_.end() || found->second.to != from) return;
    voice_answer done = std::move(found->second.done);
    asked_.erase(found);
    later(std::move(done), one.text);
}

void voice_elsewhere::hear(const letter& one) {
    auto told = parse_voice_letter(one.body);
    const bool is_known = others_.contains(one.from);
    if (!told || (!is_known && others_.size() >= limits::neighbours_max)) {
        log_line(log_level::warning, "voice_letter_ignored").field("from", one.from);
        return;
    }
    server& from = others_[one.from];
    from.heard = steady_();
    if (told->wants_seats || !is_known) has_news_ = true;
    if (told->tells_seats) fold(one.from, from, std::move(told->seats));
    for (const voice_letter::news& each : told->events) {
        const shared_bytes frame = voice_frame(each.what);
        for (const username& who : each.whom)
            hub_.tell_person(who, frame);
    }
    for (const voice_letter::asked& each : told->asks) {
        if (each.to == name_) answer(one.from, each);
    }
    for (const voice_letter::answered& each : told->answers) {
        if (each.to == name_) finish(one.from, each);
    }
}

/// Whether somebody whom another server shows really sits there, as far as is known here; if so he
/// sits nowhere else.
bool voice_elsewhere::is_his(const std::string& name, const told_seat& seat) {
    const auto at = [](std::int64_t since, const std::string& by) { return std::pair(since, by); };
    const auto his = at(seat.since_ms, name);
    if (const auto here = desk_.since_ms(seat.how.who)) {
        if (at(*here, name_) > his) return false;
        desk_.give_up(seat.how.who);
    }
    for (auto& [other, of] : others_) {
        if (other == name) continue;
        const auto known = std::ranges::find(
            of.seats, seat.how.who, [](const told_seat& each) { return each.how.who; });
        if (known == of.seats.end()) continue;
        if (at(known->since_ms, other) > his) return false;
        if (hide(*known)) hub_.tell_room(known->where);
        of.seats.erase(known);
    }
    return true;
}

/// Two servers that opened one room at the same moment: it is that one's whose name comes first.
void voice_elsewhere::settle_rooms(const std::string& name, const std::vector<told_seat>& seats) {
    if (name_ < name) return;
    for (const told_seat& each : seats) {
        if (desk_.has_people_in(each.where)) desk_.give_up(each.where);
    }
}

/// Takes somebody who was told of out of the roster.
bool voice_elsewhere::hide(const told_seat& seat) {
    return hub_.rooms().remove(seat.where, seat.how.who);
}

void voice_elsewhere::fold(const std::string& name, server& of, std::vector<told_seat> seats) {
    std::erase_if(seats, [&](const told_seat& each) { return !is_his(name, each); });
    settle_rooms(name, seats);
    std::set<channel_id> changed;
    for (const told_seat& each : of.seats) {
        const bool stays = std::ranges::any_of(seats, [&](const told_seat& now) {
            return now.where == each.where && now.how.who == each.how.who;
        });
        if (!stays && hide(each)) changed.insert(each.where);
    }
    for (const told_seat& each : seats) {
        if (hub_.rooms().put(each.where, each.how)) changed.insert(each.where);
    }
    of.seats = std::move(seats);
    for (const channel_id& each : changed)
        hub_.tell_room(each);
}

std::optional<told_seat> voice_elsewhere::take_seat_of(const username& who) {
    for (auto& [name, of] : others_) {
        const auto known =
            std::ranges::find(of.seats, who, [](const told_seat& each) { return each.how.who; });
        if (known == of.seats.end()) continue;
        told_seat his = std::move(*known);
        of.seats.erase(known);
        if (hide(his)) hub_.tell_room(his.where);
        return his;
    }
    return std::nullopt;
}

void voice_elsewhere::tell(std::vector<username> whom, voice_event what) {
    voice_letter::news added{std::move(whom), std::move(what)};
    std::erase_if(events_, [&](const auto& before) { return replaces(added, before); });
    if (events_.size() >= limits::voice_events_waiting_max) events_.pop_front();
    events_.push_back(std::move(added));
}

void voice_elsewhere::forget_silent(steady_time now) {
    for (auto& [name, of] : others_) {
        if (of.seats.empty() || now - of.heard < limits::voice_server_lifetime) continue;
        log_line(log_level::warning, "voice_server_silent").field("server", name);
        std::set<channel_id> changed;
        for (const told_seat& each : std::exchange(of.seats, {})) {
            if (hide(each)) changed.insert(each.where);
            // Their browsers come back through whichever server they reach.
            hub_.tell_person(each.how.who, voice_frame(voice_ended_event(each.session, "lost")));
        }
        for (const channel_id& each : changed)
            hub_.tell_room(each);
    }
    std::erase_if(others_, [&](const auto& entry) {
        return now - entry.second.heard >= limits::neighbour_lifetime;
    });
}

void voice_elsewhere::end_late_asks(steady_time now) {
    for (auto at = asked_.begin(); at != asked_.end();) {
        const auto each = at++;
        if (now < each->second.until) continue;
        later(std::move(each->second.done),
              refuse(errc::unavailable, "The server that has this room does not answer."));
        asked_.erase(each);
    }
}

void voice_elsewhere::tick() {
    if (post_ == nullptr) return;
    const steady_time now = steady_();
    forget_silent(now);
    end_late_asks(now);
    if (desk_.seats() != 0 && now - told_ >= limits::voice_sign_every) has_news_ = true;
    next_.wants_seats = std::exchange(wants_seats_, false);
    const std::size_t count = std::min(events_.size(), limits::voice_events_per_letter_max);
    for (std::size_t i = 0; i < count; ++i) {
        next_.events.push_back(std::move(events_.front()));
        events_.pop_front();
    }
    send();
}

void voice_elsewhere::say_goodbye() {
    if (post_ == nullptr || desk_.seats() == 0) return;
    next_ = {};
    next_.tells_seats = true;
    has_news_ = false;
    send();
    post_ = nullptr;
}

/// All that one turn asks and answers goes in one letter, and with it who sits here: what an answer
/// names is known by then to whoever reads it.
void voice_elsewhere::send_soon() {
    if (std::exchange(is_planned_, true)) return;
    mailbox_.post([this] { send(); });
}

void voice_elsewhere::send() {
    is_planned_ = false;
    if (post_ == nullptr) return;
    if (std::exchange(has_news_, false)) {
        next_.tells_seats = true;
        next_.seats = desk_.all_seats();
        told_ = steady_();
    }
    if (next_.is_empty()) return;
    post_->send(to_text(std::exchange(next_, {})));
}

}  // namespace snug::api
