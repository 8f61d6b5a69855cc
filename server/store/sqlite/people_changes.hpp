// Writes what concerns people: members, bans, sessions, invites, links, the setup. Owned by the
// writer, on its thread, within its transactions. It knows no rule: what it is given has been
// decided.
#pragma once

#include "domain/change.hpp"
#include "store/sqlite/resident.hpp"

namespace snug::sqlite {

class people_changes {
public:
    explicit people_changes(connection& on);

    /// Newcomers get their number here.
    void write(const member_joined& what, resident& now);
    void write(const member_updated& what, const resident& now);
    void write(const member_left& what, const resident& now);
    void write(const ban_set& what, const resident& now);
    void write(const password_set& what, const resident& now);

    void write(const server_updated& what);
    void write(const setup_token_set& what);
    void write(const setup_done& what);

    void write(const session_opened& what, const resident& now);
    void write(const session_used& what);
    void write(const session_closed& what);

    void write(const invite_created& what, const resident& now);
    void write(const invite_used& what);
    void write(const invite_revoked& what);
    void write(const link_created& what, const resident& now);
    void write(const links_dropped& what, const resident& now);

private:
    statement put_user_;
    statement user_gone_;
    statement forget_;
    statement password_;
    statement server_;
    statement setup_token_;
    statement setup_done_;
    statement open_session_;
    statement use_session_;
    statement close_session_;
    statement create_invite_;
    statement use_invite_;
    statement revoke_invite_;
    statement create_link_;
    statement drop_links_;
};

}  // namespace snug::sqlite
