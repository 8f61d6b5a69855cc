// What the other servers on the same store tell of their people, and what this one tells them. To
// the hub somebody who is on another server is simply connected once more. Owned by app beside the
// hub, io thread only. A server that is not heard of any more takes its people with it; a letter
// that was lost is noticed by its number and made good by a whole one.
#pragma once

#include "live/hub.hpp"
#include "live/neighbour_letter.hpp"
#include "store/mail.hpp"

#include <map>
#include <set>

namespace snug {

class neighbours {
public:
    using steady_time = hub::steady_time;

    neighbours(mail& post, hub& of, hub::steady_clock now);

    /// From now on what people use of their limits counts on all servers. It must outlive this.
    void share(shared_limits& used) { shared_ = &used; }

    void hear(const letter& one);

    /// Writes a letter if there is something to tell. Every limits::neighbour_tick.
    void tick();

private:
    struct neighbour {
        std::uint64_t last_no = 0;
        steady_time heard{};
        std::set<username> here;
    };
    struct choice {
        status wanted;
        std::optional<steady_time> words_end;
    };

    neighbour* find_or_meet(const std::string& name);
    void fold_people(neighbour& of, const neighbour_letter& told);
    void fold_choices(const neighbour_letter& told);
    void forget_silent(steady_time now);
    void forget_people(const neighbour& of);
    void tell_people(neighbour_letter& into);
    void tell_spendings(neighbour_letter& into);
    neighbour_letter::choice to_choice(const username& who, const choice& held) const;

    mail& post_;
    hub& hub_;
    shared_limits* shared_ = nullptr;
    hub::steady_clock now_;
    std::map<std::string, neighbour> others_;
    std::set<username> told_here_;            // as the others know it
    std::map<username, choice> chosen_here_;  // whose last choice came through this server
    std::set<username> chosen_lately_;
    std::vector<neighbour_letter::typing> types_;
    std::vector<film_progress> films_;
    std::uint64_t last_no_ = 0;
    std::optional<steady_time> wrote_;
    bool asks_ = true;      // at the start nothing is known of anybody
    bool is_asked_ = true;  // and nobody knows of us
};

}  // namespace snug
