#include "store/sqlite/people_changes.hpp"

#include "store/sqlite/columns.hpp"

namespace snug::sqlite {

people_changes::people_changes(connection& on)
    : put_user_(
          on,
          "INSERT INTO users (no, name, gone, display_name, role, bio, colour, bot, joined, "
          "invited_by, muted_until, pronouns, avatar) "
          "VALUES (?1, ?2, NULL, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
          "ON CONFLICT (no) DO UPDATE SET gone = NULL, display_name = ?3, role = ?4, bio = ?5, "
          "colour = ?6, bot = ?7, joined = ?8, invited_by = ?9, muted_until = ?10, pronouns = ?11, "
          "avatar = ?12"),
      user_gone_(on, "UPDATE users SET gone = ?2 WHERE no = ?1"),
      forget_(on,
              "UPDATE users SET display_name = '', bio = '', colour = '', pronouns = '', avatar = "
              "NULL, "
              "invited_by = NULL, muted_until = NULL, password_hash = NULL WHERE no = ?1"),
      password_(on, "UPDATE users SET password_hash = ?2 WHERE no = ?1"),
      server_(on, "UPDATE head SET server_name = ?1, icon = ?2, keep_days = ?3, keep_over = ?4"),
      setup_token_(on, "UPDATE head SET setup_token = ?1"),
      setup_done_(on, "UPDATE head SET set_up = 1, setup_token = NULL"),
      open_session_(on,
                    "INSERT INTO sessions (id, secret, user, device, created, last_used) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
      use_session_(on, "UPDATE sessions SET last_used = ?2 WHERE id = ?1"),
      close_session_(on, "DELETE FROM sessions WHERE id = ?1"),
      create_invite_(
          on,
          "INSERT INTO invites (code, by, role, channels, uses, uses_max, expires, revoked) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
      use_invite_(on, "UPDATE invites SET uses = uses + 1 WHERE code = ?1"),
      revoke_invite_(on, "UPDATE invites SET revoked = 1 WHERE code = ?1"),
      create_link_(on,
                   "INSERT INTO links (code, user, by, expires, brings_back) "
                   "VALUES (?1, ?2, ?3, ?4, ?5)"),
      drop_links_(on, "DELETE FROM links WHERE user = ?1") {}

namespace {

std::optional<std::string_view> name_if(const std::optional<username>& name) {
    return name ? std::optional<std::string_view>(name->value()) : std::nullopt;
}

}  // namespace

void people_changes::write(const member_joined& what, resident& now) {
    const auto [entry, is_new] =
        now.user_numbers.try_emplace(what.member.name, now.last_user_number + 1);
    if (is_new) now.last_user_number = entry->second;
    write(member_updated{what.member}, now);
}

void people_changes::write(const member_updated& what, const resident& now) {
    const member& m = what.member;
    put_user_.run(now.user_number(m.name),
                  m.name.value(),
                  m.display_name,
                  static_cast<std::int64_t>(m.role),
                  m.bio,
                  m.colour,
                  m.bot,
                  to_ms(m.joined),
                  name_if(m.invited_by),
                  to_column(m.muted_until),
                  m.pronouns,
                  to_column(m.avatar));
}

void people_changes::write(const member_left& what, const resident& now) {
    user_gone_.run(now.user_number(what.user), static_cast<std::int64_t>(what.why));
    if (what.why == departure::deleted) forget_.run(now.user_number(what.user));
}

void people_changes::write(const ban_set& what, const resident& now) {
    const departure why = what.banned ? departure::banned : departure::kicked;
    user_gone_.run(now.user_number(what.user), static_cast<std::int64_t>(why));
}

void people_changes::write(const password_set& what, const resident& now) {
    password_.run(now.user_number(what.user), what.password_hash);
}

void people_changes::write(const server_updated& what) {
    const server_info& s = what.server;
    server_.run(s.name, to_column(s.icon), s.retention.days, s.retention.over_bytes);
}

void people_changes::write(const setup_token_set& what) {
    setup_token_.run(blob_view(what.token.value()));
}

void people_changes::write(const setup_done&) {
    setup_done_.run();
}

void people_changes::write(const session_opened& what, const resident& now) {
    const session& s = what.session;
    open_session_.run(s.id,
                      blob_view(s.secret.value()),
                      now.user_number(s.user),
                      s.device,
                      to_ms(s.created),
                      to_ms(s.last_used));
}

void people_changes::write(const session_used& what) {
    use_session_.run(what.id, to_ms(what.at));
}

void people_changes::write(const session_closed& what) {
    close_session_.run(what.id);
}

void people_changes::write(const invite_created& what, const resident& now) {
    const invite& i = what.invite;
    std::vector<std::string> channels;
    channels.reserve(i.channels.size());
    for (const channel_id& id : i.channels)
        channels.push_back(id.value());
    create_invite_.run(blob_view(i.code.value()),
                       now.user_number(i.by),
                       static_cast<std::int64_t>(i.role),
                       join_words(channels),
                       i.uses,
                       i.uses_max,
                       to_ms(i.expires),
                       i.revoked);
}

void people_changes::write(const invite_used& what) {
    use_invite_.run(blob_view(what.code.value()));
}

void people_changes::write(const invite_revoked& what) {
    revoke_invite_.run(blob_view(what.code.value()));
}

void people_changes::write(const link_created& what, const resident& now) {
    const sign_in_link& l = what.link;
    const auto by = l.by.value().empty() ? std::nullopt : std::optional(now.user_number(l.by));
    create_link_.run(
        blob_view(l.code.value()), now.user_number(l.user), by, to_ms(l.expires), l.brings_back);
}

void people_changes::write(const links_dropped& what, const resident& now) {
    drop_links_.run(now.user_number(what.user));
}

}  // namespace snug::sqlite
