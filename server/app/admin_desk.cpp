#include "app/admin_desk.hpp"

#include "api/origin.hpp"
#include "api/password.hpp"
#include "api/signing_in.hpp"
#include "api/wire_invite.hpp"
#include "app/media_doctor.hpp"
#include "app/shelf_desk.hpp"
#include "app/submit.hpp"
#include "base/json.hpp"
#include "base/limits.hpp"
#include "domain/validate.hpp"
#include "live/wire_member.hpp"
#include "store/examined.hpp"

#include <algorithm>
#include <map>

namespace snug {

namespace {

constexpr std::size_t code_bytes = 16;
constexpr std::size_t secret_bytes = 32;

result<username> user_of(const boost::json::object& command) {
    json_reader json(command);
    const std::string name = json.text("username");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    return parse_username(name);
}

/// The hash of the command's password; without one, of something nobody knows.
result<std::string> hash_of(const boost::json::object& command) {
    json_reader json(command);
    const auto password = json.text_if("password");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (!password) return api::hash_password(random_token(secret_bytes));
    if (auto fine = check_password(*password); !fine) return std::unexpected(fine.error());
    return api::hash_password(*password);
}

/// "It is not there" says too little where somebody was named.
error about(const username& who, error refusal) {
    const bool nobody = refusal.code == errc::not_found || refusal.code == errc::wrong_credentials;
    if (!nobody) return refusal;
    return {errc::not_found, "Nobody here is called " + who.value() + ".", {}};
}

std::string one_field(std::string_view name, std::string_view value) {
    std::string text;
    json_writer(text).begin_object().key(name).value(value).end_object();
    return text;
}

std::string checks_json(const std::vector<finding>& found) {
    const auto is_failure = [](const finding& one) { return one.is_grave && !one.fine; };
    std::string text;
    json_writer json(text);
    json.begin_object().key("ok").value(std::ranges::none_of(found, is_failure));
    json.key("checks").begin_array();
    for (const finding& one : found) {
        json.begin_object().key("check").value(one.check).key("ok").value(one.fine);
        json.key("detail").value(one.detail).end_object();
    }
    json.end_array().end_object();
    return text;
}

}  // namespace

admin_desk::admin_desk(store& of, wall_clock now, std::string base_url)
    : store_(of), now_(std::move(now)), base_url_(std::move(base_url)) {}

result<std::string> admin_desk::run(const boost::json::object& command) {
    using object = boost::json::object;
    static const std::map<std::string, result<std::string> (*)(admin_desk&, const object&)> verbs =
        {
            {"setup", [](admin_desk& desk, const object& asked) { return desk.set_up(asked); }},
            {"user_add",
             [](admin_desk& desk, const object& asked) { return desk.add_user(asked); }},
            {"user_list", [](admin_desk& desk, const object&) { return desk.list_users(); }},
            {"user_link",
             [](admin_desk& desk, const object& asked) { return desk.make_link(asked); }},
            {"user_role",
             [](admin_desk& desk, const object& asked) { return desk.set_role(asked); }},
            {"invite", [](admin_desk& desk, const object& asked) { return desk.invite(asked); }},
            {"session",
             [](admin_desk& desk, const object& asked) { return desk.open_session(asked); }},
            {"shelf_bring",
             [](admin_desk& desk, const object& asked) {
                 return shelf_desk(desk.store_, desk.now_).bring(asked);
             }},
            {"shelf_put",
             [](admin_desk& desk, const object& asked) {
                 return shelf_desk(desk.store_, desk.now_).put(asked);
             }},
            {"doctor", [](admin_desk& desk, const object&) { return desk.examine(); }},
            {"doctor_voice", [](admin_desk& desk, const object&) { return desk.examine_voice(); }},
        };
    json_reader json(command);
    const auto found = verbs.find(json.text("verb"));
    if (found == verbs.end()) return refuse(errc::bad_request, "There is no such verb.");
    return found->second(*this, command);
}

result<outcome> admin_desk::submit(intent wanted) {
    return submit_and_wait(store_, std::move(wanted));
}

result<std::string> admin_desk::base_of(const boost::json::object& command) const {
    json_reader json(command);
    const auto given = json.text_if("public_url");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (!given) return base_url_;
    std::string origin = api::to_origin(*given);
    if (origin.empty()) return refuse(errc::invalid_field, "That is no address.", "public_url");
    return origin;
}

result<std::string> admin_desk::set_up(const boost::json::object& command) {
    json_reader json(command);
    const std::string server_name = json.text("server_name");
    (void)json.text("password");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    auto clean_name = clean_line(server_name, limits::server_name_code_points_max, "server_name");
    if (!clean_name) return std::unexpected(clean_name.error());
    auto owner = user_of(command);
    if (!owner) return std::unexpected(owner.error());
    auto hash = hash_of(command);
    if (!hash) return std::unexpected(hash.error());
    complete_setup wanted;
    wanted.server_name = std::move(*clean_name);
    wanted.owner = *owner;
    wanted.password_hash = std::move(*hash);
    wanted.at = now_();
    if (auto made = submit(std::move(wanted)); !made) return std::unexpected(made.error());
    return one_field("username", owner->value());
}

result<std::string> admin_desk::add_user(const boost::json::object& command) {
    auto name = user_of(command);
    if (!name) return std::unexpected(name.error());
    json_reader json(command);
    const std::string display_name = json.text_if("display_name").value_or("");
    const auto as = parse_role(json.text_if("role").value_or("member"));
    const bool has_password = json.text_if("password").has_value();
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    const auto base = base_of(command);
    if (!base) return std::unexpected(base.error());
    if (!as)
        return refuse(errc::invalid_field, "A role is guest, member, moderator or owner.", "role");
    snug::add_user wanted;
    if (!display_name.empty()) {
        auto clean = clean_line(display_name, limits::display_name_code_points_max, "display_name");
        if (!clean) return std::unexpected(clean.error());
        wanted.display_name = std::move(*clean);
    }
    auto hash = hash_of(command);
    if (!hash) return std::unexpected(hash.error());
    wanted.name = *name;
    wanted.role = *as;
    wanted.password_hash = std::move(*hash);
    wanted.at = now_();
    if (auto made = submit(std::move(wanted)); !made) return std::unexpected(made.error());
    if (has_password) return one_field("username", name->value());
    return link_for(*name, *base);  // the only way in for somebody without a password
}

result<std::string> admin_desk::list_users() {
    const auto world = store_.make_reader()->world();
    if (!world) return std::unexpected(world.error());
    std::string text = R"({"users":[)";
    bool first = true;
    for (const member& who : world->members) {
        if (!std::exchange(first, false)) text += ',';
        append_member(text, who);
    }
    return text += "]}";
}

result<std::string> admin_desk::link_for(const username& who, const std::string& base) {
    const std::string code = random_token(code_bytes);
    snug::create_link wanted;
    wanted.link.code = hash_secret(code);
    wanted.link.user = who;
    wanted.at = now_();
    wanted.link.expires = wanted.at + limits::link_lifetime;
    const wall_time expires = wanted.link.expires;
    if (auto made = submit(std::move(wanted)); !made)
        return std::unexpected(about(who, made.error()));
    std::string text;
    json_writer json(text);
    json.begin_object().key("username").value(who.value());
    json.key("url").value(base + "/link/" + code);
    json.key("expires").value(to_iso8601(expires)).end_object();
    return text;
}

result<std::string> admin_desk::make_link(const boost::json::object& command) {
    const auto who = user_of(command);
    if (!who) return std::unexpected(who.error());
    const auto base = base_of(command);
    if (!base) return std::unexpected(base.error());
    return link_for(*who, *base);
}

result<std::string> admin_desk::set_role(const boost::json::object& command) {
    const auto who = user_of(command);
    if (!who) return std::unexpected(who.error());
    json_reader json(command);
    const auto as = parse_role(json.text("role"));
    if (!as)
        return refuse(errc::invalid_field, "A role is guest, member, moderator or owner.", "role");
    if (auto made = submit(snug::set_role{std::nullopt, *who, *as}); !made)
        return std::unexpected(about(*who, made.error()));
    return one_field("username", who->value());
}

result<std::string> admin_desk::invite(const boost::json::object& command) {
    const auto world = store_.make_reader()->world();
    if (!world) return std::unexpected(world.error());
    const auto owner = std::ranges::find(world->members, role::owner, &member::role);
    if (owner == world->members.end())
        return refuse(errc::forbidden, "The server has to be set up first: snug setup.");
    json_reader json(command);
    const std::int64_t uses = json.number_if("max_uses").value_or(1);
    const std::int64_t lifetime =
        json.number_if("expires_in_s").value_or(limits::invite_lifetime_s_default);
    const auto as = parse_role(json.text_if("role").value_or("member"));
    const auto channels = json.texts_if("channels").value_or(std::vector<std::string>());
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    const auto base = base_of(command);
    if (!base) return std::unexpected(base.error());
    if (!as || *as > role::member)
        return refuse(errc::invalid_field, "Invite a member or a guest.", "role");
    if (lifetime < 1 || lifetime > limits::invite_lifetime_s_max) {
        return refuse(errc::invalid_field, "An invite lives from a second to a year.", "expires");
    }
    const std::string code = random_token(code_bytes);
    snug::create_invite wanted{.actor = owner->name, .invite = {}, .at = now_()};
    wanted.invite.code = hash_secret(code);
    wanted.invite.by = owner->name;
    wanted.invite.role = *as;
    wanted.invite.uses_max = uses;
    wanted.invite.expires = wanted.at + std::chrono::seconds(lifetime);
    for (const std::string& id : channels)
        wanted.invite.channels.emplace_back(id);
    const snug::invite made = wanted.invite;
    if (auto stored = submit(std::move(wanted)); !stored) return std::unexpected(stored.error());
    return api::invite_json(made, code, *base + "/invite/" + code);
}

result<std::string> admin_desk::open_session(const boost::json::object& command) {
    const auto who = user_of(command);
    if (!who) return std::unexpected(who.error());
    const std::string secret = random_token(secret_bytes);
    snug::session opened{.id = api::make_id(),
                         .secret = hash_secret(secret),
                         .user = *who,
                         .device = "command line",
                         .created = now_(),
                         .last_used = now_()};
    auto made = submit(snug::open_session{std::move(opened)});
    if (!made) return std::unexpected(about(*who, made.error()));
    return one_field("token", secret);
}

result<std::string> admin_desk::examine() {
    const auto world = store_.make_reader()->world();
    if (!world) return std::unexpected(world.error());
    const auto writable = store_.check();
    const std::string at = std::to_string(world->head.pos) + " changes, epoch " + world->head.epoch;
    const std::string name =
        world->set_up ? world->server.name : "not yet: snug setup, or open the printed address";
    std::vector<finding> found = {
        {"store reads", true, at},
        {"store writes", writable.has_value(), writable ? "yes" : writable.error().detail, true},
        {"set up", true, name},
        {"people", true, std::to_string(world->members.size())},
        examine_media()};
    if (auto* more = dynamic_cast<examined*>(&store_))
        std::ranges::move(more->examine(), std::back_inserter(found));
    return checks_json(found);
}

result<std::string> admin_desk::examine_voice() {
    if (voice_examiner_) return checks_json(voice_examiner_());
    return checks_json(
        {{"voice", false, "can only be asked while the server runs: start it first", true}});
}

}  // namespace snug
