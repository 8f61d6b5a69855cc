#include "domain/decide.hpp"

#include "domain/rules.hpp"

namespace snug {

result<decision> decide(const facts& known, const intent& wanted) {
    return std::visit([&known](const auto& one) { return rules::decide(known, one); }, wanted);
}

void apply(facts& known, const decision& decided) {
    for (const change& what : decided.changes)
        apply(known, what);
    if (decided.nonce && decided.nonce_as) {
        known.nonces.insert_or_assign(*decided.nonce_as, *decided.nonce);
    }
}

outcome to_outcome(const decision& decided, std::vector<committed> changes) {
    outcome made;
    made.message = decided.message;
    made.repeated = decided.repeated;
    made.session = decided.session;
    made.channel = decided.channel;
    if (!changes.empty()) {
        // A message that was asked for is the first change; a line about something else never is.
        const change& first = changes.front().what;
        if (const auto* posted = std::get_if<message_posted>(&first))
            made.message = posted->message;
        if (const auto* edited = std::get_if<message_edited>(&first))
            made.message = edited->message;
    }
    made.changes = std::move(changes);
    return made;
}

void stamp(change& what, position pos) {
    if (auto* posted = std::get_if<message_posted>(&what)) posted->message.rev = pos;
    if (auto* edited = std::get_if<message_edited>(&what)) edited->message.rev = pos;
    if (auto* deleted = std::get_if<message_deleted>(&what)) deleted->tombstone.rev = pos;
    if (auto* added = std::get_if<reaction_added>(&what)) added->rev = pos;
    if (auto* removed = std::get_if<reaction_removed>(&what)) removed->rev = pos;
}

}  // namespace snug
