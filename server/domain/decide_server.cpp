#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

namespace snug::rules {

result<decision> decide(const facts& known, const update_server& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    if (!may((*actor)->role, action::change_server)) {
        return refuse(errc::forbidden, "Only owners name the place.");
    }
    if (wanted.name.empty()) return refuse(errc::invalid_field, "The place needs a name.", "name");
    if (const auto fine = check_line(wanted.name, limits::server_name_code_points_max, "name");
        !fine) {
        return std::unexpected(fine.error());
    }
    decision made;
    note(made, {0, wanted.at, wanted.actor, "server_renamed", {}, {}, wanted.name});
    made.changes.emplace_back(server_updated{server_info{wanted.name}});
    return made;
}

}  // namespace snug::rules
