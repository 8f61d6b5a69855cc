// The unix socket's own table of routes, never reachable over TCP: one door to the admin_desk, on a
// work thread.
#pragma once

#include "app/admin_desk.hpp"
#include "base/work_pool.hpp"
#include "http/router.hpp"
#include "live/io_mailbox.hpp"

namespace snug {

inline constexpr std::string_view admin_path = "/admin/run";

/// All must outlive the router's last request.
void add_admin_routes(http::router& to, admin_desk& desk, work_pool& work, io_mailbox& mailbox);

}  // namespace snug
