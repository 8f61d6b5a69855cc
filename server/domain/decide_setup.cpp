#include "base/limits.hpp"
#include "domain/rules.hpp"

namespace snug::rules {

namespace {

channel make_home() {
    channel home;
    home.id = home_channel;
    home.no = 1;
    home.name = home_channel.value();
    return home;
}

member make_owner(const complete_setup& wanted) {
    member owner;
    owner.name = wanted.owner;
    owner.display_name = display_name_from(wanted.owner);
    owner.role = role::owner;
    owner.joined = wanted.at;
    return owner;
}

}  // namespace

result<decision> decide(const facts& known, const offer_setup& wanted) {
    if (known.set_up) return refuse(errc::already_set_up);
    decision made;
    made.changes.emplace_back(setup_token_set{wanted.token});
    return made;
}

result<decision> decide(const facts& known, const complete_setup& wanted) {
    if (known.set_up) return refuse(errc::already_set_up);
    if (wanted.token && wanted.token != known.setup_token) return refuse(errc::wrong_token);
    if (const auto fine =
            check_line(wanted.server_name, limits::server_name_code_points_max, "server_name");
        !fine) {
        return std::unexpected(fine.error());
    }
    decision made;
    made.changes.emplace_back(server_updated{server_info{wanted.server_name}});
    made.changes.emplace_back(channel_created{make_home()});
    // No line says that the owner joined: an empty home is what he is shown first.
    made.changes.emplace_back(member_joined{make_owner(wanted)});
    made.changes.emplace_back(password_set{wanted.owner, wanted.password_hash});
    made.changes.emplace_back(setup_done{});
    if (wanted.session) add_session(known, made, *wanted.session, wanted.owner);
    return made;
}

}  // namespace snug::rules
