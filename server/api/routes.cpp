#include "api/routes.hpp"

#include "api/catch_up.hpp"
#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/origin.hpp"
#include "base/file_limits.hpp"

#include <array>

namespace snug::api {

namespace {

using http::verb;

enum class access : std::uint8_t { anybody, signed_in };
enum class origin : std::uint8_t { any, ours };
enum class pace : std::uint8_t { free, changes, reads };
enum class transfer : std::uint8_t { whole, streamed };

struct row {
    verb method;
    std::string_view pattern;
    access who;
    origin from;
    endpoint run;
    pace how_often = pace::free;
    transfer how = transfer::whole;
};

constexpr auto anybody = access::anybody;
constexpr auto signed_in_only = access::signed_in;
constexpr auto any = origin::any;
constexpr auto ours = origin::ours;  // what changes state, and the stream

constexpr std::string_view reactions_path =
    "/api/channels/{channel}/messages/{id}/reactions/{emoji}";

constexpr std::string_view saved_path = "/api/channels/{channel}/messages/{id}/saved";

constexpr std::string_view favourite_path = "/api/gifs/{id}/favourite";

constexpr std::string_view voice_path = "/api/channels/{channel}/voice/{session}";

constexpr auto table = std::to_array<row>({
    {verb::get, "/api/setup", anybody, any, get_setup},
    {verb::post, "/api/setup", anybody, ours, set_up},
    {verb::patch, "/api/server", signed_in_only, ours, update_server, pace::changes},
    {verb::post, "/api/sessions", anybody, ours, sign_in},
    {verb::get, "/api/sessions", signed_in_only, any, list_sessions},
    {verb::delete_, "/api/sessions", signed_in_only, ours, revoke_other_sessions},
    {verb::delete_, "/api/sessions/current", signed_in_only, ours, sign_out},
    {verb::delete_, "/api/sessions/{id}", signed_in_only, ours, revoke_session},
    {verb::get, "/api/me", signed_in_only, any, get_me},
    {verb::patch, "/api/me", signed_in_only, ours, update_me, pace::changes},
    {verb::delete_, "/api/me", signed_in_only, ours, leave},
    {verb::put, "/api/me/password", signed_in_only, ours, change_password},
    {verb::post, "/api/invites", signed_in_only, ours, create_invite, pace::changes},
    {verb::get, "/api/invites", signed_in_only, any, list_invites},
    {verb::get, "/api/invites/{code}", anybody, any, get_invite},
    {verb::delete_, "/api/invites/{code}", signed_in_only, ours, revoke_invite, pace::changes},
    {verb::post, "/api/invites/{code}/accept", anybody, ours, accept_invite},
    {verb::post, "/api/links/{code}", anybody, ours, use_link},
    {verb::get, "/api/members", signed_in_only, any, list_members},
    {verb::patch, "/api/members/{username}", signed_in_only, ours, update_member, pace::changes},
    {verb::delete_, "/api/members/{username}", signed_in_only, ours, kick_member, pace::changes},
    {verb::post, "/api/members/{username}/link", signed_in_only, ours, create_link, pace::changes},
    {verb::get, "/api/snapshot", signed_in_only, any, get_snapshot},
    {verb::post, "/api/sendmessage", signed_in_only, ours, send_message, pace::changes},
    {verb::get, "/api/messagestream", signed_in_only, ours, message_stream},
    {verb::get, "/api/channels/{channel}/messages", signed_in_only, any, list_messages},
    {verb::patch,
     "/api/channels/{channel}/messages/{id}",
     signed_in_only,
     ours,
     edit_message,
     pace::changes},
    {verb::delete_,
     "/api/channels/{channel}/messages/{id}",
     signed_in_only,
     ours,
     delete_message,
     pace::changes},
    {verb::get,
     "/api/channels/{channel}/messages/{id}/versions",
     signed_in_only,
     any,
     list_versions},
    {verb::put,
     "/api/channels/{channel}/messages/{id}/pin",
     signed_in_only,
     ours,
     pin_message,
     pace::changes},
    {verb::delete_,
     "/api/channels/{channel}/messages/{id}/pin",
     signed_in_only,
     ours,
     unpin_message,
     pace::changes},
    {verb::get, "/api/channels/{channel}/pins", signed_in_only, any, list_pins},
    {verb::get, reactions_path, signed_in_only, any, list_reactors},
    {verb::put, reactions_path, signed_in_only, ours, add_reaction},
    {verb::delete_, reactions_path, signed_in_only, ours, remove_reaction},
    {verb::get, "/api/mentions", signed_in_only, any, list_mentions},
    {verb::get, "/api/search", signed_in_only, any, search_messages},
    {verb::get, "/api/saved", signed_in_only, any, list_saved},
    {verb::put, saved_path, signed_in_only, ours, save_message, pace::reads},
    {verb::delete_, saved_path, signed_in_only, ours, let_message_go, pace::reads},
    {verb::get, "/api/channels/{channel}/messages/{id}/origin", signed_in_only, any, get_origin},
    {verb::put, "/api/blocks/{username}", signed_in_only, ours, block_person, pace::reads},
    {verb::delete_, "/api/blocks/{username}", signed_in_only, ours, unblock_person, pace::reads},
    {verb::get, "/api/emoji", signed_in_only, any, list_emoji},
    {verb::post, "/api/emoji", signed_in_only, ours, add_emoji, pace::changes},
    {verb::patch, "/api/emoji/{name}", signed_in_only, ours, update_emoji, pace::changes},
    {verb::delete_, "/api/emoji/{name}", signed_in_only, ours, remove_emoji, pace::changes},
    {verb::get, "/api/emoji/{name}/{tag}", signed_in_only, any, get_emoji_picture},
    {verb::get, "/api/faces/{username}/{tag}", signed_in_only, any, get_face},
    {verb::get, "/api/space", signed_in_only, any, get_space},
    {verb::get, "/api/server/icon/{tag}", anybody, any, get_icon},
    {verb::get, "/api/me/export", signed_in_only, any, export_me},
    {verb::put, "/api/channels/{channel}/read", signed_in_only, ours, mark_read, pace::reads},
    {verb::put, "/api/channels/{channel}/notify", signed_in_only, ours, set_notify, pace::reads},
    {verb::post, "/api/channels/{channel}/typing", signed_in_only, ours, type},
    {verb::post, "/api/channels/{channel}/voice", signed_in_only, ours, join_voice},
    {verb::patch, voice_path, signed_in_only, ours, renegotiate_voice},
    {verb::delete_, voice_path, signed_in_only, ours, leave_voice},
    {verb::put,
     "/api/channels/{channel}/voice/{session}/state",
     signed_in_only,
     ours,
     set_voice_state,
     pace::reads},
    {verb::put,
     "/api/channels/{channel}/voice/{session}/watch",
     signed_in_only,
     ours,
     watch_voice,
     pace::reads},
    {verb::post, "/api/voice/checks", signed_in_only, ours, begin_voice_check},
    {verb::get, "/api/voice/checks/{check}", signed_in_only, any, look_at_voice_check},
    {verb::delete_, "/api/voice/checks/{check}", signed_in_only, ours, end_voice_check},
    {verb::put, "/api/me/presence", signed_in_only, ours, choose_presence},
    {verb::post, "/api/channels", signed_in_only, ours, create_channel, pace::changes},
    {verb::patch, "/api/channels/{channel}", signed_in_only, ours, update_channel, pace::changes},
    {verb::delete_, "/api/channels/{channel}", signed_in_only, ours, delete_channel, pace::changes},
    {verb::put,
     "/api/channels/{channel}/members/{username}",
     signed_in_only,
     ours,
     let_in,
     pace::changes},
    {verb::delete_,
     "/api/channels/{channel}/members/{username}",
     signed_in_only,
     ours,
     put_out,
     pace::changes},
    {verb::post, "/api/directs", signed_in_only, ours, start_talk, pace::changes},
    {verb::delete_,
     "/api/members/{username}/messages",
     signed_in_only,
     ours,
     clean_messages,
     pace::changes},
    {verb::get, "/api/bans", signed_in_only, any, list_bans},
    {verb::put, "/api/bans/{username}", signed_in_only, ours, ban_member, pace::changes},
    {verb::delete_, "/api/bans/{username}", signed_in_only, ours, unban_member, pace::changes},
    {verb::get, "/api/audit", signed_in_only, any, list_audit},
    {verb::options, "/api/uploads", anybody, any, describe_uploads},
    {verb::post,
     "/api/uploads",
     signed_in_only,
     ours,
     create_upload,
     pace::reads,
     transfer::streamed},
    {verb::head, "/api/uploads/{id}", signed_in_only, any, look_at_upload},
    {verb::patch,
     "/api/uploads/{id}",
     signed_in_only,
     ours,
     append_to_upload,
     pace::free,
     transfer::streamed},
    {verb::delete_, "/api/uploads/{id}", signed_in_only, ours, end_upload},
    {verb::get, "/api/files/{id}/thumb", signed_in_only, any, get_thumb},
    {verb::get, "/api/files/{id}/poster", signed_in_only, any, get_poster},
    {verb::post, "/api/files/{id}/restore", signed_in_only, ours, restore_file, pace::changes},
    {verb::get, "/api/files/{id}/{name}", signed_in_only, any, get_file},
    {verb::get, "/api/gifs", signed_in_only, any, list_gifs, pace::reads},
    {verb::post, "/api/gifs", signed_in_only, ours, put_gif, pace::changes},
    {verb::patch, "/api/gifs/{id}", signed_in_only, ours, tag_gif, pace::changes},
    {verb::delete_, "/api/gifs/{id}", signed_in_only, ours, remove_gif, pace::changes},
    {verb::put, favourite_path, signed_in_only, ours, favour_gif, pace::reads},
    {verb::delete_, favourite_path, signed_in_only, ours, favour_gif_no_more, pace::reads},
    {verb::get, "/api/gifs/{id}/file", signed_in_only, any, get_gif},
    {verb::get, "/api/gifs/{id}/thumb", signed_in_only, any, get_gif_thumb},
    {verb::get, "/api/gifs/{id}/poster", signed_in_only, any, get_gif_poster},
    {verb::get, "/up", anybody, any, up},
    {verb::get, "/ready", anybody, any, ready},
});

/// Every change that others hear of costs them all something, so all kinds draw on one allowance.
/// Leaving, signing out and a new password are free: nobody is kept from getting out.
std::expected<void, too_soon> check_pace(services& with, const row& route, const actor& who) {
    if (route.how_often == pace::changes) return with.limiter.allow_change(who.name);
    if (route.how_often == pace::reads) return with.limiter.allow_read_mark(who.name);
    return {};
}

http::async<http::reply> pass_gate(services& with, const row& route, request_ptr asked) {
    if (route.from == ours) {
        if (auto fine = check_origin(*asked, with.public_url); !fine)
            co_return to_response(fine.error());
    }
    actor who;
    if (route.who == signed_in_only) {
        auto found = co_await with.auth.find_actor(with, asked);
        if (!found) co_return to_response(found.error());
        who = std::move(*found);
        if (auto fine = check_pace(with, route, who); !fine) {
            co_return to_response(error{errc::rate_limited, {}, {}}, fine.error().retry_after);
        }
    }
    // What another server has acknowledged counts here as well.
    if (route.method == verb::get && route.who == signed_in_only) co_await catch_up(with);
    auto answered = co_await route.run(with, asked, who);
    if (with.others_write && !answered && answered.error().code == errc::not_found) {
        co_await catch_up(with);  // it may be new
        answered = co_await route.run(with, std::move(asked), std::move(who));
    }
    if (!answered) co_return to_response(answered.error());
    co_return std::move(*answered);
}

}  // namespace

void add_routes(http::router& to, services& with) {
    for (const row& route : table) {
        http::route_options how;
        how.streams_body = route.how == transfer::streamed;
        if (how.streams_body) how.body_max = limits::upload_body_bytes_max;
        const auto run = [&with, &route](request_ptr asked) {
            return pass_gate(with, route, std::move(asked));
        };
        to.add(route.method, route.pattern, run, how);
    }
}

void describe_routes(http::router& to) {
    for (const row& route : table)
        to.add(route.method, route.pattern, {});
}

}  // namespace snug::api
