// What the files of one resource share: the shape of a handler and the small steps that most begin
// or end with. Handlers are free coroutines on the io thread; they keep nothing between requests.
#pragma once

#include "api/auth.hpp"
#include "api/errors.hpp"
#include "api/services.hpp"
#include "base/json.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

#include <boost/json/object.hpp>

namespace snug::api {

using request_ptr = std::shared_ptr<const http::request>;
using answer = result<http::reply>;

/// For routes that anybody may ask, `who` is empty.
using endpoint = http::async<answer> (*)(services& with, request_ptr asked, actor who);

/// The body as one JSON object: 415 without `application/json`, 400 for anything else that is
/// wrong.
result<boost::json::object> read_body(const http::request& asked);
/// The same where a body may be left out.
result<boost::json::object> read_optional_body(const http::request& asked);

/// The one who asks as he is now; errc::not_signed_in when he was removed a moment ago.
result<const member*> viewer_of(const services& with, const actor& who);

/// The channel that the n-th capture names, if `who` sees it; errc::not_found else.
result<const channel*> channel_of(const services& with, const actor& who, std::string_view id);

/// What a path names: a channel that is seen and a message id of the right form.
struct message_place {
    channel_id channel;
    message_id id;
};
/// Of the first two captures.
result<message_place> message_place_of(const services& with,
                                       const actor& who,
                                       const http::request& asked);

/// The member that the n-th capture names, if `who` sees him; a name of impossible form is not
/// there.
result<username> member_of(const services& with,
                           const actor& who,
                           const http::request& asked,
                           std::size_t capture = 0);

/// 429 with the time to wait.
inline answer refuse_for_now(std::chrono::seconds retry_after) {
    return to_response(error{errc::rate_limited, {}, {}}, retry_after);
}

/// `?limit=`: 1 to 100, `otherwise` by default; more counts as 100, less is refused.
result<std::size_t> page_limit(const http::request& asked,
                               std::size_t otherwise = limits::page_size_default);

inline http::reply done(std::string json, int status = 200) {
    return http::response::json(status, std::move(json));
}
inline http::reply done() {
    return http::response::no_content();
}

/// A member as JSON.
std::string member_json(const member& who);

}  // namespace snug::api
