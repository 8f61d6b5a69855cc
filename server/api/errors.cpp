#include "api/errors.hpp"

namespace snug::api {

namespace {

struct wording {
    int status;
    std::string_view title;
    std::string_view detail;  // when the refusal brings none
};

wording wording_of(errc code) {
    switch (code) {
        case errc::bad_request:
            return {400, "Bad request", "The request is not of the shape that is asked for."};
        case errc::invalid_field:
            return {422, "Out of bounds", "A field is out of bounds."};
        case errc::invalid_content:
            return {422, "Not a message", "This text cannot be sent."};
        case errc::unsupported_media_type:
            return {415, "Unsupported media type", "Send application/json."};
        case errc::body_too_large:
            return {413, "Too large", "The body is too large."};
        case errc::not_signed_in:
            return {401, "Not signed in", "Sign in first."};
        case errc::wrong_credentials:
            return {401, "Not signed in", "Name or password is wrong."};
        case errc::foreign_origin:
            return {403, "Foreign origin", "This was asked for by another site."};
        case errc::forbidden:
            return {403, "Not allowed", "You may not do that."};
        case errc::muted:
            return {403, "Muted", "You cannot post for the moment."};
        case errc::archived:
            return {403, "Archived", "Nobody posts here any more."};
        case errc::slow_mode:
            return {429, "Slow mode", "This channel is slow: wait a little."};
        case errc::not_found:
            return {404, "Not found", "It is not there, or not for you."};
        case errc::method_not_allowed:
            return {405, "Method not allowed", "This cannot be done here."};
        case errc::name_taken:
            return {409, "Name taken", "That name is taken."};
        case errc::nonce_reused:
            return {409, "Nonce reused", "This nonce was used for another message."};
        case errc::already_set_up:
            return {409, "Already set up", "The server has its owner already."};
        case errc::wrong_token:
            return {403, "Wrong token", "This is not the token that the server printed."};
        case errc::invite_gone:
            return {410, "Invite gone", "This invite is used up, expired or revoked."};
        case errc::link_gone:
            return {410, "Link gone", "This link is used or expired."};
        case errc::last_owner:
            return {409, "Last owner", "The server would be left without an owner."};
        case errc::too_many:
            return {409, "Too many", "There is no room for one more."};
        case errc::rate_limited:
            return {429, "Too many", "That was too much at once. Try again soon."};
        case errc::too_many_streams:
            return {429, "Too many streams", "Too many streams are open already."};
        case errc::busy:
            return {503, "Busy", "The server is busy. Try again soon."};
        case errc::unavailable:
            return {503, "Unavailable", "The server cannot do that just now."};
        case errc::no_space:
            return {507, "No space", "The server's disk is full."};
        case errc::read_only:
            return {507, "Read only", "The server can read but not write. Its host knows."};
        case errc::internal:
            break;
    }
    return {500, "Internal error", "Something went wrong here."};
}

}  // namespace

int to_status(const error& refusal) {
    // Who is signed in and mistypes his present password is not signed out by that.
    if (refusal.code == errc::wrong_credentials && !refusal.field.empty()) return 403;
    return wording_of(refusal.code).status;
}

std::string to_sentence(const error& refusal) {
    return refusal.detail.empty() ? std::string(wording_of(refusal.code).detail) : refusal.detail;
}

http::response to_response(const error& refusal, std::chrono::seconds retry_after) {
    const wording words = wording_of(refusal.code);
    const int status = to_status(refusal);
    http::response told = http::response::problem(
        status, to_code(refusal.code), words.title, to_sentence(refusal), refusal.field);
    if (status == 429 || status == 503) {
        const auto wait = std::max(retry_after, refusal.retry_after);
        told.headers.set("Retry-After", std::to_string(std::max<std::int64_t>(1, wait.count())));
    }
    return told;
}

}  // namespace snug::api
