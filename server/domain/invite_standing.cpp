#include "domain/invite_standing.hpp"

namespace snug {

bool lets_in(const invite& offered, const member* by, wall_time at) {
    if (offered.revoked || offered.expires <= at || offered.uses >= offered.uses_max) return false;
    return by != nullptr && offered.role <= by->role;
}

}  // namespace snug
