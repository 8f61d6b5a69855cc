#include "domain/voice_rights.hpp"

#include "domain/permission.hpp"

namespace snug {

result<void> check_may_talk(const member& who, const channel& where, wall_time now) {
    if (!may_see(who, where) || !may(who.role, action::read_and_post))
        return refuse(errc::not_found);
    if (where.kind != channel_kind::voice)
        return refuse(errc::invalid_field, "This is no voice room.", "channel");
    if (where.archived) return refuse(errc::archived);
    if (who.muted_until && *who.muted_until > now) return refuse(errc::muted);
    return {};
}

}  // namespace snug
