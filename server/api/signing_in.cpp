#include "api/signing_in.hpp"

#include "api/device_name.hpp"
#include "api/device_proof.hpp"
#include "http/cookie.hpp"

namespace snug::api {

namespace {

constexpr std::size_t secret_bytes = 32;
constexpr auto cookie_lifetime = std::chrono::hours(400 * 24);  // the longest that browsers keep

result<void> set_cookies(const services& with,
                         const http::request& asked,
                         const new_session& opened,
                         const username& who,
                         http::response& reply) {
    const auto add = [&](std::string_view name, std::string value) -> result<void> {
        const auto field = http::to_set_cookie({.name = std::string(name),
                                                .value = std::move(value),
                                                .max_age = cookie_lifetime,
                                                .secure = asked.secure});
        if (!field) return std::unexpected(field.error());
        reply.headers.add("Set-Cookie", *field);
        return {};
    };
    if (auto set = add(cookie_name(asked), opened.secret); !set) return set;
    return add(device_cookie_name(asked), with.devices.make(who));
}

}  // namespace

std::string_view device_cookie_name(const http::request& asked) {
    return asked.secure ? "__Host-snug-device" : "snug-device";
}

std::string make_id() {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::string id;
    while (id.size() < 12) {
        std::array<std::uint8_t, 16> bytes{};
        random_fill(bytes);
        for (const std::uint8_t byte : bytes) {
            // 252 is the highest multiple of 36 in a byte: above it some letters would come more
            // often.
            if (byte < 252 && id.size() < 12) id += letters[byte % letters.size()];
        }
    }
    return id;
}

new_session make_session(const services& with,
                         const http::request& asked,
                         const username& user,
                         bool as_token) {
    new_session made;
    made.secret = random_token(secret_bytes);
    made.as_token = as_token;
    const wall_time now = with.now();
    made.stored = {.id = make_id(),
                   .secret = hash_secret(made.secret),
                   .user = user,
                   .device = device_name(asked.header("User-Agent")),
                   .created = now,
                   .last_used = now};
    return made;
}

void append_session(std::string& out, const session& what, std::string_view current_id) {
    json_writer json(out);
    json.begin_object();
    json.key("id").value(what.id);
    json.key("device").value(what.device);
    json.key("created").value(to_iso8601(what.created));
    json.key("last_used").value(to_iso8601(what.last_used));
    json.key("current").value(what.id == current_id);
    json.end_object();
}

answer signed_in(services& with,
                 const http::request& asked,
                 const new_session& opened,
                 const session& stored) {
    const member* me = with.seen().find_member(stored.user);
    if (me == nullptr) return refuse(errc::internal);
    with.auth.remember(stored);
    std::string session_json;
    append_session(session_json, stored, stored.id);
    std::string text;
    json_writer json(text);
    json.begin_object().key("me").raw(member_json(*me)).key("session").raw(session_json);
    if (opened.as_token) json.key("token").value(opened.secret);
    json.end_object();
    auto reply = http::response::json(201, std::move(text));
    if (!opened.as_token) {
        if (auto set = set_cookies(with, asked, opened, stored.user, reply); !set)
            return std::unexpected(set.error());
    }
    return reply;
}

void clear_cookie(const http::request& asked, http::response& reply) {
    const auto field = http::to_set_cookie({.name = std::string(cookie_name(asked)),
                                            .value = "",
                                            .max_age = std::chrono::seconds(0),
                                            .secure = asked.secure});
    if (field) reply.headers.add("Set-Cookie", *field);
}

}  // namespace snug::api
