#include "domain/outside.hpp"

#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/text.hpp"

namespace snug {

std::vector<std::string> called_from_outside(const facts& known,
                                             const channel& where,
                                             std::string_view content) {
    std::vector<std::string> called;
    for (std::string& name : mentions_of(content)) {
        if (called.size() == limits::mentions_per_message_max) break;
        const auto who = known.members.find(username(name));
        if (who == known.members.end() || !may_see(who->second, where)) continue;
        called.push_back(std::move(name));
    }
    return called;
}

}  // namespace snug
