#include "live/neighbours.hpp"

#include "base/log.hpp"
#include "base/network_limits.hpp"

#include <algorithm>
#include <utility>

namespace snug {

neighbours::neighbours(mail& post, hub& of, hub::steady_clock now)
    : post_(post), hub_(of), now_(std::move(now)) {
    of.on_signs_of_life(
        [this](const username& who, const channel_id& where) {
            if (types_.size() < limits::typing_per_letter_max) types_.push_back({who, where});
        },
        [this](const username& who, const status& wanted, std::optional<steady_time> words_end) {
            chosen_here_.insert_or_assign(who, choice{wanted, words_end});
            chosen_lately_.insert(who);
        });
    of.on_progress([this](const film_progress& film) {
        if (films_.size() < limits::films_per_letter_max) films_.push_back(film);
    });
}

neighbours::neighbour* neighbours::find_or_meet(const std::string& name) {
    const auto found = others_.find(name);
    if (found != others_.end()) return &found->second;
    if (others_.size() >= limits::neighbours_max) return nullptr;
    return &others_[name];
}

void neighbours::hear(const letter& one) {
    const auto told = parse_letter(one.body);
    neighbour* from = told ? find_or_meet(one.from) : nullptr;
    if (from == nullptr) {
        log_line(log_level::warning, "letter_ignored").field("from", one.from);
        return;
    }
    if (!told->whole && told->no != from->last_no + 1) asks_ = true;
    if (told->asks) is_asked_ = true;
    from->last_no = told->no;
    from->heard = now_();
    fold_people(*from, *told);
    for (const auto& [who, where] : told->types)
        hub_.type_elsewhere(who, where);
    for (const film_progress& film : told->films)
        hub_.progress_elsewhere(film);
    fold_choices(*told);
    if (shared_ == nullptr) return;
    for (const spending& used : told->spent)
        shared_->spend(used);
}

void neighbours::fold_people(neighbour& of, const neighbour_letter& told) {
    const auto leave = [&](const username& who) {
        if (of.here.erase(who) != 0) hub_.present().disconnected(who, now_());
    };
    if (told.whole) {
        const std::set<username> left(told.here.begin(), told.here.end());
        std::vector<username> gone;
        std::ranges::set_difference(of.here, left, std::back_inserter(gone));
        std::ranges::for_each(gone, leave);
    }
    std::ranges::for_each(told.gone, leave);
    for (const username& who : told.here) {
        if (of.here.insert(who).second) hub_.present().connected(who);
    }
}

void neighbours::fold_choices(const neighbour_letter& told) {
    for (const neighbour_letter::choice& one : told.chosen) {
        std::optional<steady_time> words_end;
        if (one.words_last.count() != 0) words_end = now_() + one.words_last;
        chosen_here_.erase(one.who);
        chosen_lately_.erase(one.who);
        hub_.choose_elsewhere(one.who, one.wanted, words_end);
    }
}

void neighbours::forget_people(const neighbour& of) {
    for (const username& who : of.here)
        hub_.present().disconnected(who, now_());
}

void neighbours::forget_silent(steady_time now) {
    std::erase_if(others_, [&](const auto& entry) {
        const bool is_silent = entry.second.heard + limits::neighbour_lifetime < now;
        if (is_silent) forget_people(entry.second);
        return is_silent;
    });
}

void neighbours::tell_people(neighbour_letter& into) {
    std::set<username> here = hub_.people_here();
    into.whole = std::exchange(is_asked_, false);
    if (into.whole) {
        into.here.assign(here.begin(), here.end());
        for (const auto& [who, held] : chosen_here_)
            into.chosen.push_back(to_choice(who, held));
    } else {
        std::ranges::set_difference(here, told_here_, std::back_inserter(into.here));
        std::ranges::set_difference(told_here_, here, std::back_inserter(into.gone));
        for (const username& who : chosen_lately_)
            into.chosen.push_back(to_choice(who, chosen_here_.at(who)));
    }
    chosen_lately_.clear();
    told_here_ = std::move(here);
}

neighbour_letter::choice neighbours::to_choice(const username& who, const choice& held) const {
    neighbour_letter::choice made{who, held.wanted, std::chrono::seconds(0)};
    if (!held.words_end) return made;
    made.words_last = std::chrono::ceil<std::chrono::seconds>(*held.words_end - now_());
    if (made.words_last.count() > 0) return made;
    return {who, {held.wanted.state, {}, {}}, std::chrono::seconds(0)};
}

/// Taken in any case: who hears of nobody tells nothing later of what was used before.
void neighbours::tell_spendings(neighbour_letter& into) {
    if (shared_ == nullptr) return;
    std::vector<spending> spent = shared_->take_spendings();
    if (!others_.empty()) into.spent = std::move(spent);
}

void neighbours::tick() {
    const steady_time now = now_();
    forget_silent(now);
    neighbour_letter told;
    tell_people(told);
    told.types = std::exchange(types_, {});
    told.films = std::exchange(films_, {});
    tell_spendings(told);
    told.asks = std::exchange(asks_, false);
    const bool is_due = !wrote_ || now >= *wrote_ + limits::neighbour_sign_every;
    const bool has_news = told.whole || told.asks || !told.here.empty() || !told.gone.empty() ||
                          !told.types.empty() || !told.films.empty() || !told.chosen.empty() ||
                          !told.spent.empty();
    if (!has_news && !is_due) return;
    told.no = ++last_no_;
    wrote_ = now;
    post_.send(to_text(told));
}

}  // namespace snug
