#include "store/sqlite/fact_rows.hpp"

namespace snug::sqlite {

fact_rows::fact_rows(connection& on, nonce_rows& nonces)
    : messages_(on),
      attachments_(on),
      nonces_(nonces),
      invite_(on, std::string(invite_select) + "WHERE i.code = ?1"),
      link_(on, std::string(link_select) + "WHERE l.code = ?1"),
      sessions_(on, std::string(session_select) + "WHERE u.name = ?1 ORDER BY s.created, s.id"),
      password_(on, "SELECT password_hash FROM users WHERE name = ?1 AND gone IS NULL") {}

void fact_rows::load(facts& known, const fact_keys& keys, wall_time nonces_since) {
    for (const nonce_key& key : keys.nonces)
        load_nonce(known, key, nonces_since);
    for (const message_id& id : keys.messages)
        load_message(known, to_mid(id));
    for (const file_id& id : keys.files)
        load_file(known, id);
    for (const secret_hash& code : keys.invites) {
        auto row = invite_.query(blob_view(code.value()));
        if (row.next()) known.invites.emplace(code, read_invite(row));
    }
    for (const secret_hash& code : keys.links) {
        auto row = link_.query(blob_view(code.value()));
        if (!row.next()) continue;
        const sign_in_link link = read_link(row);
        known.links.emplace(code, link);
        load_sessions(known, link.user);
    }
    for (const username& user : keys.sessions_of)
        load_sessions(known, user);
    for (const username& user : keys.passwords_of) {
        auto row = password_.query(user.value());
        if (row.next()) known.password_hashes.insert_or_assign(user, std::string(row.text(0)));
    }
}

void fact_rows::load_nonce(facts& known, const nonce_key& key, wall_time since) {
    const auto remembered = nonces_.find(key, since);
    if (!remembered) return;
    const auto stored = messages_.find(remembered->mid);
    if (!stored) return;
    known.nonces.emplace(key, known_nonce{stored->id, stored->channel, remembered->body});
    known.messages.emplace(stored->id, *stored);
}

void fact_rows::load_message(facts& known, std::int64_t mid) {
    if (auto stored = messages_.find(mid)) {
        const message_id id =
            stored->id;  // also holds the time, which the asker may have got wrong
        known.messages.emplace(id, std::move(*stored));
    }
}

void fact_rows::load_file(facts& known, const file_id& id) {
    auto found = attachments_.find(id);
    if (!found) return;
    if (found->message) load_message(known, to_mid(*found->message));
    known.files.insert_or_assign(id, std::move(*found));
}

void fact_rows::load_sessions(facts& known, const username& user) {
    std::vector<session>& held = known.sessions[user];
    held.clear();
    auto row = sessions_.query(user.value());
    while (row.next())
        held.push_back(read_session(row));
}

}  // namespace snug::sqlite
