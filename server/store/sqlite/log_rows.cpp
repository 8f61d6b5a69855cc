#include "store/sqlite/log_rows.hpp"

#include "store/sqlite/columns.hpp"

namespace snug::sqlite {

namespace {

struct reference {
    log_kind kind{};
    std::int64_t ref = 0;
    std::optional<std::int64_t> extra{};
};

/// One overload per logged change.
struct to_reference {
    const resident& now;
    reaction_changes& reactions;
    emoji_changes& emoji;

    reference operator()(const message_posted& c) const {
        return {log_kind::message_posted, to_mid(c.message.id)};
    }
    reference operator()(const message_edited& c) const {
        return {log_kind::message_edited, to_mid(c.message.id)};
    }
    reference operator()(const message_deleted& c) const {
        return {log_kind::message_deleted, to_mid(c.tombstone.id)};
    }
    reference operator()(const reaction_added& c) const {
        return {log_kind::reaction_added, to_mid(c.id), whose(c.emoji, c.user)};
    }
    reference operator()(const reaction_removed& c) const {
        return {log_kind::reaction_removed, to_mid(c.id), whose(c.emoji, c.user)};
    }
    reference operator()(const channel_created& c) const {
        return {log_kind::channel_created, c.channel.no};
    }
    reference operator()(const channel_updated& c) const {
        return {log_kind::channel_updated, c.channel.no};
    }
    reference operator()(const channel_opened& c) const {
        return {log_kind::channel_opened, c.channel.no};
    }
    reference operator()(const channel_closed& c) const {
        return {log_kind::channel_closed, c.channel.no};
    }
    reference operator()(const channel_deleted& c) const {
        return {log_kind::channel_deleted, now.channel_number(c.channel)};
    }
    reference operator()(const channel_let_in& c) const {
        return {log_kind::channel_let_in, now.channel_number(c.channel), now.user_number(c.user)};
    }
    reference operator()(const channel_put_out& c) const {
        return {log_kind::channel_put_out, now.channel_number(c.channel), now.user_number(c.user)};
    }
    reference operator()(const member_joined& c) const {
        return {log_kind::member_joined, now.user_number(c.member.name)};
    }
    reference operator()(const member_updated& c) const {
        return {log_kind::member_updated, now.user_number(c.member.name)};
    }
    reference operator()(const member_left& c) const {
        return {log_kind::member_left, now.user_number(c.user), static_cast<std::int64_t>(c.why)};
    }
    reference operator()(const emoji_added& c) const {
        return {log_kind::emoji_added, emoji.number_of(c.emoji.name)};
    }
    reference operator()(const emoji_removed& c) const {
        return {log_kind::emoji_removed, emoji.number_of(c.name)};
    }
    reference operator()(const server_updated&) const { return {log_kind::server_updated}; }

    template <class Quiet>
    reference operator()(const Quiet&) const {
        std::abort();  // a quiet change has no position: a broken invariant
    }

    std::int64_t whose(const std::string& with, const username& who) const {
        return reactions.number_of(with) << reaction_user_bits | now.user_number(who);
    }
};

}  // namespace

log_rows::log_rows(connection& on, reaction_changes& reactions, emoji_changes& emoji)
    : reactions_(reactions),
      emoji_(emoji),
      append_(on, "INSERT INTO log (pos, kind, ref, extra, at) VALUES (?1, ?2, ?3, ?4, ?5)"),
      oldest_query_(on, "SELECT pos, at FROM log ORDER BY pos LIMIT 1"),
      prune_(on, "DELETE FROM log WHERE pos <= ?1") {}

void log_rows::append(
    position pos, const change& what, const read_marked* marks, const resident& now, wall_time at) {
    reference to = std::visit(to_reference{now, reactions_, emoji_}, what);
    if (marks != nullptr) to.extra = now.user_number(marks->user);
    append_.run(pos, static_cast<std::int64_t>(to.kind), to.ref, to.extra, to_ms(at));
}

void log_rows::prune(log_head& head,
                     std::uint64_t keep_min,
                     wall_time before,
                     std::uint64_t count_max) {
    const position last_free = head.pos > keep_min ? head.pos - keep_min : 0;
    for (std::uint64_t count = 0; count < count_max; ++count) {
        if (!oldest_) {
            auto row = oldest_query_.query();
            if (!row.next()) return;
            oldest_ = entry{row.unsigned_number(0), from_ms(row.number(1))};
        }
        if (oldest_->pos > last_free || oldest_->at >= before) return;
        prune_.run(oldest_->pos);
        head.pruned_to = oldest_->pos;
        oldest_.reset();
    }
}

}  // namespace snug::sqlite
