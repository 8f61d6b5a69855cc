#include "base/result.hpp"

namespace snug {

std::string_view to_code(errc code) {
    switch (code) {
        case errc::bad_request:
            return "bad_request";
        case errc::invalid_field:
            return "invalid_field";
        case errc::invalid_content:
            return "invalid_content";
        case errc::unsupported_media_type:
            return "unsupported_media_type";
        case errc::body_too_large:
            return "body_too_large";
        case errc::not_signed_in:
            return "not_signed_in";
        case errc::wrong_credentials:
            return "wrong_credentials";
        case errc::foreign_origin:
            return "foreign_origin";
        case errc::forbidden:
            return "forbidden";
        case errc::muted:
            return "muted";
        case errc::archived:
            return "archived";
        case errc::slow_mode:
            return "slow_mode";
        case errc::not_found:
            return "not_found";
        case errc::method_not_allowed:
            return "method_not_allowed";
        case errc::name_taken:
            return "name_taken";
        case errc::nonce_reused:
            return "nonce_reused";
        case errc::already_set_up:
            return "already_set_up";
        case errc::wrong_token:
            return "wrong_token";
        case errc::invite_gone:
            return "invite_gone";
        case errc::link_gone:
            return "link_gone";
        case errc::last_owner:
            return "last_owner";
        case errc::too_many:
            return "too_many";
        case errc::rate_limited:
            return "rate_limited";
        case errc::too_many_streams:
            return "too_many_streams";
        case errc::busy:
            return "busy";
        case errc::unavailable:
            return "unavailable";
        case errc::no_space:
            return "no_space";
        case errc::read_only:
            return "read_only";
        case errc::internal:
            return "internal";
    }
    return "internal";
}

}  // namespace snug
