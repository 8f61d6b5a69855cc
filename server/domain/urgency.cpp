#include "domain/urgency.hpp"

#include <type_traits>

namespace snug {

namespace {

template <class Intent, class... Urgent>
constexpr bool is_one_of = (std::is_same_v<Intent, Urgent> || ...);

}  // namespace

bool may_use_reserve(const intent& wanted) {
    return std::visit(
        []<class Intent>(const Intent&) {
            return is_one_of<Intent,
                             open_session,
                             close_session,
                             close_other_sessions,
                             change_password,
                             revoke_invite,
                             set_role,
                             remove_member,
                             ban_member,
                             mute_member,
                             delete_message>;
        },
        wanted);
}

}  // namespace snug
