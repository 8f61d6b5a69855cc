// Finding what is kept of a shared file. On the io thread.
#pragma once

#include "api/services.hpp"

namespace snug::api {

/// Whoever's it is and whether a message bears it: who may know of it is the caller's to ask.
/// errc::not_found also for an id of impossible form.
http::async<result<kept_file>> find_file(services& with, std::string_view id);

/// The same of what is served, again and again in pieces; may not be changed.
http::async<result<std::shared_ptr<const kept_file>>> recall_file(services& with,
                                                                  std::string_view id);

}  // namespace snug::api
