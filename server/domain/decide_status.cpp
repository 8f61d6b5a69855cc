#include "domain/rules.hpp"

namespace snug::rules {

result<decision> decide(const facts& known, const choose_status& wanted) {
    const auto actor = actor_of(known, wanted.chosen.who);
    if (!actor) return std::unexpected(actor.error());
    decision made;
    made.changes.emplace_back(status_chosen{wanted.chosen});
    return made;
}

}  // namespace snug::rules
