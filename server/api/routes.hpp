// The only table: which verb and path lead to which endpoint, and who may knock. Filled once at
// start. Every route passes the one gate here: origin, then sign-in, then the endpoint; refusals
// become problems.
#pragma once

#include "api/services.hpp"
#include "http/router.hpp"

namespace snug::api {

/// `with` must outlive the router's last request.
void add_routes(http::router& to, services& with);

/// The same table to be looked at, not to be served.
void describe_routes(http::router& to);

}  // namespace snug::api
