#include "base/limits.hpp"
#include "domain/rules.hpp"

namespace snug::rules {

namespace {

std::uint64_t saved_count(const facts& known, const username& who) {
    const auto counted = known.saved_count.find(who);
    return counted == known.saved_count.end() ? 0 : counted->second;
}

}  // namespace

result<decision> decide(const facts& known, const save_message& wanted) {
    const auto found = find_message(known, wanted.actor, wanted.channel, wanted.id);
    if (!found) return std::unexpected(found.error());
    if (found->held->deleted) return refuse(errc::not_found);
    decision made;
    const bool is_there = known.saved.contains({wanted.actor, wanted.id});
    if (is_there == wanted.saved) return made;
    if (wanted.saved && saved_count(known, wanted.actor) >= limits::saved_per_person_max) {
        return refuse(errc::too_many, "You keep 1000 messages already: let one go first.");
    }
    made.changes.emplace_back(
        message_saved{wanted.actor, wanted.id, wanted.channel, wanted.saved, wanted.at});
    return made;
}

}  // namespace snug::rules
