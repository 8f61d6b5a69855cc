// What a change does to which people guests see: all others see everybody, a guest those in his
// channels. Asked right before the change is folded and told right after, on the io thread. Pure
// but for the world it reads; it sends nothing.
#pragma once

#include "live/live_event.hpp"

#include <optional>
#include <vector>

namespace snug {

class guest_sight {
public:
    /// `before` has not folded `what` yet.
    guest_sight(const world& before, const change& what);

    /// Completes the event that was made of the change, which `after` has folded: who sees a person
    /// only now, or no longer, hears so; who loses a whole list of people starts anew.
    void tell(live_event& event, const world& after) const;

private:
    void tell_of_person(live_event& event, const world& after) const;

    std::optional<username> whom_;        // who may come into, or go out of, the sight of guests
    bool keeps_rank_ = false;             // a change of profile alone
    std::optional<username> remembered_;  // was forgotten, and all knew that, and is back
    std::vector<username> saw_;           // guests who saw him
    std::vector<username> guests_;        // who may lose sight of …
    std::vector<username> people_;        // … these
};

}  // namespace snug
