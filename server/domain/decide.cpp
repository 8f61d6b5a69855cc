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

outcome to_outcome(const decision& decided,
                   std::span<const committed> changes,
                   const std::shared_ptr<const void>& owner) {
    outcome made;
    made.change_count = changes.size();
    made.repeated = decided.repeated;
    made.session = decided.session;
    made.channel = decided.channel;
    const message* changed = nullptr;
    if (!changes.empty()) {
        // A message that was asked for is the first change; a line about something else never is.
        const change& first = changes.front().what;
        if (const auto* posted = std::get_if<message_posted>(&first)) changed = &posted->message;
        if (const auto* edited = std::get_if<message_edited>(&first)) changed = &edited->message;
    }
    if (changed != nullptr && owner != nullptr) {
        made.message = std::shared_ptr<const message>(owner, changed);
    } else if (changed != nullptr) {
        made.message = std::make_shared<const message>(*changed);
    } else if (decided.message) {
        made.message = std::make_shared<const message>(*decided.message);
    }
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
