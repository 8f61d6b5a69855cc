#include "domain/permission.hpp"
#include "domain/rules.hpp"

namespace snug::rules {

result<const message*> find_forwarded(const facts& known,
                                      const member& actor,
                                      const send_message& wanted) {
    const auto where = known.channels.find(wanted.forward->channel);
    const auto found = known.messages.find(wanted.forward->id);
    const bool is_seen = where != known.channels.end() && may_see(actor, where->second);
    const bool is_there = found != known.messages.end() && !found->second.deleted &&
                          found->second.channel == wanted.forward->channel &&
                          found->second.system == system_kind::none;
    if (is_seen && is_there && found->second.outside) {
        return refuse(errc::forbidden, "Nobody knows who wrote it: it cannot be passed on.");
    }
    if (is_seen && is_there) return &found->second;
    return refuse(errc::invalid_field, "There is no such message to pass on.", "forward");
}

message_origin origin_of(const message& passed_on) {
    if (passed_on.forwarded) return *passed_on.forwarded;
    return {passed_on.id, passed_on.author, passed_on.at};
}

}  // namespace snug::rules
