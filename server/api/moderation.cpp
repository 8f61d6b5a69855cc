#include "api/endpoints.hpp"
#include "domain/permission.hpp"
#include "domain/validate.hpp"

namespace snug::api {

namespace {

constexpr std::uint64_t clean_within_s_default = 24UL * 3600;
constexpr std::uint64_t clean_within_s_max = 14UL * 24 * 3600;

result<void> check_may(const services& with, const actor& who, action what) {
    const auto viewer = viewer_of(with, who);
    if (!viewer) return std::unexpected(viewer.error());
    if (may((*viewer)->role, what)) return {};
    return refuse(errc::forbidden);
}

http::async<answer> change_ban(services& with, request_ptr asked, actor who, bool banned) {
    // No look at the world first: who was kicked is not in it, and may be banned all the same.
    const auto name = parse_username(asked->param(0));
    if (!name) co_return refuse(errc::not_found);
    snug::ban_member wanted{who.name, *name, banned, with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

void append_entry(std::string& out, const audit_entry& entry) {
    json_writer json(out);
    json.begin_object().key("id").value(entry.no);
    json.key("at").value(to_iso8601(entry.at));
    json.key("what").value(entry.what);
    if (!entry.by.value().empty()) json.key("by").value(entry.by.value());
    if (!entry.target.value().empty()) json.key("target").value(entry.target.value());
    if (!entry.channel.value().empty()) json.key("channel").value(entry.channel.value());
    if (!entry.detail.empty()) json.key("detail").value(entry.detail);
    json.end_object();
}

/// Channels that he does not see are none of his business, whatever his rank.
bool concerns(const services& with, const actor& who, const audit_entry& entry) {
    if (entry.channel.value().empty()) return true;
    const bool is_there = with.seen().find_channel(entry.channel) != nullptr;
    return !is_there || channel_of(with, who, entry.channel.value()).has_value();
}

}  // namespace

http::async<answer> clean_messages(services& with, request_ptr asked, actor who) {
    if (auto fine = check_may(with, who, action::delete_others_messages); !fine)
        co_return std::unexpected(fine.error());
    const auto target = parse_username(asked->param(0));
    if (!target) co_return refuse(errc::not_found);
    const auto within = asked->query.number("within_s");
    if (!within) co_return std::unexpected(within.error());
    const std::uint64_t seconds = within->value_or(clean_within_s_default);
    if (seconds < 1 || seconds > clean_within_s_max)
        co_return refuse(errc::invalid_field, "Up to 14 days back.", "within_s");
    const wall_time since = with.now() - std::chrono::seconds(seconds);
    question<std::vector<message_id>> lately = [name = *target, since](reader& from) {
        return from.messages_by(name, since, limits::cleaned_messages_max);
    };
    auto ids = co_await ask(with, std::move(lately));
    if (!ids) co_return std::unexpected(ids.error());
    delete_messages_of wanted{who.name, *target, std::move(*ids), with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    const auto deleted = std::ranges::count_if(made->changes, [](const committed& one) {
        return std::holds_alternative<message_deleted>(one.what);
    });
    std::string text;
    json_writer(text)
        .begin_object()
        .key("deleted")
        .value(static_cast<std::int64_t>(deleted))
        .end_object();
    co_return done(std::move(text));
}

http::async<answer> list_bans(services& with, request_ptr, actor who) {
    if (auto fine = check_may(with, who, action::kick_people); !fine)
        co_return std::unexpected(fine.error());
    question<std::vector<username>> banned = [](reader& from) { return from.banned(); };
    const auto names = co_await ask(with, std::move(banned));
    if (!names) co_return std::unexpected(names.error());
    std::string text;
    json_writer json(text);
    json.begin_object().key("users").begin_array();
    for (const username& name : *names)
        json.value(name.value());
    json.end_array().end_object();
    co_return done(std::move(text));
}

http::async<answer> ban_member(services& with, request_ptr asked, actor who) {
    co_return co_await change_ban(with, std::move(asked), std::move(who), true);
}

http::async<answer> unban_member(services& with, request_ptr asked, actor who) {
    co_return co_await change_ban(with, std::move(asked), std::move(who), false);
}

http::async<answer> list_audit(services& with, request_ptr asked, actor who) {
    if (auto fine = check_may(with, who, action::read_audit); !fine)
        co_return std::unexpected(fine.error());
    const auto limit = page_limit(*asked);
    if (!limit) co_return std::unexpected(limit.error());
    const auto before = asked->query.number("before");
    if (!before) co_return std::unexpected(before.error());
    const std::uint64_t end = before->value_or(0);
    if (end > INT64_MAX) co_return refuse(errc::invalid_field, "There is no such page.", "before");
    question<std::vector<audit_entry>> page = [end, count = *limit](reader& from) {
        return from.audit(end, count);
    };
    const auto entries = co_await ask(with, std::move(page));
    if (!entries) co_return std::unexpected(entries.error());
    if (auto fine = check_may(with, who, action::read_audit); !fine)
        co_return std::unexpected(fine.error());
    std::string text = R"({"entries":[)";
    bool first = true;
    for (const audit_entry& entry : *entries) {
        if (!concerns(with, who, entry)) continue;
        if (!std::exchange(first, false)) text += ',';
        append_entry(text, entry);
    }
    text += "]";
    if (entries->size() == *limit) text += R"(,"next":)" + std::to_string(entries->back().no);
    co_return done(text += "}");
}

}  // namespace snug::api
