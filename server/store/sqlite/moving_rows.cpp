#include "store/sqlite/moving_rows.hpp"

#include "store/sqlite/columns.hpp"

#include <stdexcept>

namespace snug::sqlite {

namespace {

/// A message whose id another store gave: rows have no place for it.
struct cannot_lie_here : std::runtime_error {
    using runtime_error::runtime_error;
};

/// Within rows the id follows from time, channel and seq.
void check_id(const message& m, std::uint32_t channel_no) {
    const bool follows = m.id == make_message_id(m.at, channel_no, m.seq);
    if (!follows) throw cannot_lie_here("message " + to_hex(m.id) + " was not written by Snug");
}

}  // namespace

moving_rows::moving_rows(connection& on)
    : people_(on),
      channels_(on),
      mentions_(on),
      attachments_(on),
      personal_(on),
      private_(on),
      own_emoji_(on),
      shelf_(on),
      // The log is empty and everything up to `pos` is pruned.
      head_(on,
            "UPDATE head SET pos = ?1, pruned_to = ?1, marked_to = ?1, server_name = ?2, "
            "icon = ?3, keep_days = ?4, keep_over = ?5, set_up = 1"),
      person_(on, "UPDATE users SET gone = ?2, password_hash = ?3 WHERE no = ?1"),
      channel_gone_(on, "UPDATE channels SET gone = ?2, purged = 1 WHERE no = ?1"),
      message_(on,
               "INSERT INTO messages (mid, rev, at, author, system, deleted, reply_to, edited, "
               "mentions, content, pinned, detail, here, forward_mid, forward_at, forward_author, "
               "stranger) VALUES "
               "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"),
      version_(on, "INSERT INTO versions (mid, rev, at, content) VALUES (?1, ?2, ?3, ?4)"),
      reaction_emoji_(on, "INSERT INTO emoji (no, text) VALUES (?1, ?2)"),
      reaction_(on,
                "INSERT INTO reactions (mid, kind, pos, emoji, user) VALUES (?1, ?2, ?3, ?4, ?5)"),
      mark_(on, "INSERT INTO reads (user, channel, seq) VALUES (?1, ?2, ?3)"),
      audit_(on,
             "INSERT INTO audit (no, at, by, what, target, channel, detail) "
             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      nonce_(on, "INSERT INTO nonces (key, mid, body, at) VALUES (?1, ?2, ?3, ?4)") {}

result<void> moving_rows::take(const holding& one) {
    try {
        std::visit([this](const auto& held) { write(held); }, one);
        return {};
    } catch (const cannot_lie_here& why) {
        return refuse(errc::invalid_content, std::string(why.what()) + ": it has no place here");
    } catch (const std::out_of_range&) {
        return refuse(errc::invalid_content,
                      "one of the " + std::string(plural_of(one.index())) +
                          " names somebody or something that is not there");
    }
}

void moving_rows::write(const held_head& one) {
    const server_info& s = one.server;
    head_.run(one.pos, s.name, to_column(s.icon), s.retention.days, s.retention.over_bytes);
}

void moving_rows::write(const held_person& one) {
    now_.user_numbers.insert_or_assign(one.member.name, one.no);
    people_.write(member_updated{one.member}, now_);
    const auto gone = one.gone ? std::optional(static_cast<std::int64_t>(*one.gone)) : std::nullopt;
    const auto hash =
        one.password_hash.empty() ? std::nullopt : std::optional<std::string>(one.password_hash);
    person_.run(one.no, gone, hash);
}

void moving_rows::write(const held_channel& one) {
    channels_.write(channel_created{one.channel}, now_);
    if (one.gone) channel_gone_.run(one.channel.no, *one.gone);
}

void moving_rows::write(const held_message& one) {
    const message& m = one.message;
    check_id(m, now_.channel_number(m.channel));
    const std::int64_t mid = to_mid(m.id);
    const std::int64_t author = m.outside ? anybody() : now_.user_number(m.author);
    using number = std::optional<std::int64_t>;
    using text = std::optional<std::string>;
    const text stranger = m.outside ? text(m.author.value()) : text();
    if (m.deleted) {
        message_.run(mid,
                     m.rev,
                     to_ms(m.at),
                     author,
                     0,
                     true,
                     number(),
                     number(),
                     text(),
                     std::string(),
                     number(),
                     text(),
                     text(),
                     number(),
                     number(),
                     number(),
                     stranger);
        return;
    }
    const bool passed_on = m.forwarded.has_value();
    message_.run(mid,
                 m.rev,
                 to_ms(m.at),
                 author,
                 static_cast<std::int64_t>(m.system),
                 false,
                 m.reply_to ? number(to_mid(m.reply_to->id)) : number(),
                 to_column(m.edited),
                 join_words(m.mentions),
                 m.content,
                 m.pinned ? number(1) : number(),
                 m.detail,
                 join_names(m.here),
                 passed_on ? number(to_mid(m.forwarded->id)) : number(),
                 passed_on ? number(to_ms(m.forwarded->at)) : number(),
                 passed_on ? number(now_.user_number(m.forwarded->author)) : number(),
                 stranger);
    mentions_.add(m, now_);
}

/// Stands where a row needs an author and nobody of the members is it.
std::int64_t moving_rows::anybody() const {
    if (now_.user_numbers.empty()) throw std::out_of_range("nobody is there");
    return now_.user_numbers.begin()->second;
}

void moving_rows::write(const held_file& one) {
    attachments_.put(one.file, one.place, now_);
}

void moving_rows::write(const held_versions& one) {
    std::int64_t rank = 0;  // stands for the position of an edit, of which each took one
    for (const message_version& form : one.forms)
        version_.run(to_mid(one.message), ++rank, to_ms(form.at), form.content);
}

std::int64_t moving_rows::emoji_number(const std::string& text) {
    const auto next = static_cast<std::int64_t>(emoji_numbers_.size()) + 1;
    const auto [entry, is_new] = emoji_numbers_.try_emplace(text, next);
    if (is_new) reaction_emoji_.run(next, text);
    return entry->second;
}

void moving_rows::write(const held_reaction& one) {
    const std::int64_t emoji = emoji_number(one.key.emoji);
    const std::int64_t who = now_.user_number(one.key.user);
    reaction_.run(to_mid(one.key.message), one.kind, one.pos, emoji, who);
}

void moving_rows::write(const held_mark& one) {
    mark_.run(now_.user_number(one.whose.user), now_.channel_number(one.whose.channel), one.seq);
}

void moving_rows::write(const held_choice& one) {
    personal_.write(notify_set{one.whose.user, one.whose.channel, one.chosen}, now_);
}

void moving_rows::write(const held_pace& one) {
    personal_.write(posted_slowly{one.whose.user, one.whose.channel, one.at}, now_);
}

void moving_rows::write(const held_saved& one) {
    private_.write(message_saved{one.user, one.message, one.channel, true, one.at}, now_);
}

void moving_rows::write(const block& one) {
    private_.write(block_set{one, true}, now_);
}

void moving_rows::write(const chosen_status& one) {
    private_.write(status_chosen{one}, now_);
}

void moving_rows::write(const own_emoji& one) {
    own_emoji_.write(emoji_added{one}, now_);
}

void moving_rows::write(const shelved& one) {
    shelf_.write(shelf_put{one}, now_);
}

void moving_rows::write(const held_favourite& one) {
    shelf_.write(favourite_set{one.what, true}, now_);
}

void moving_rows::write(const audit_entry& one) {
    audit_.run(one.no,
               to_ms(one.at),
               one.by.value(),
               one.what,
               one.target.value(),
               one.channel.value(),
               one.detail);
}

void moving_rows::write(const session& one) {
    people_.write(session_opened{one}, now_);
}

void moving_rows::write(const invite& one) {
    people_.write(invite_created{one}, now_);
}

void moving_rows::write(const sign_in_link& one) {
    people_.write(link_created{one}, now_);
}

void moving_rows::write(const held_nonce& one) {
    nonce_.run(
        blob_view(one.key.value()), to_mid(one.nonce.id), blob_view(one.nonce.body), to_ms(one.at));
}

}  // namespace snug::sqlite
