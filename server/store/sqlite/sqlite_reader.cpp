#include "store/sqlite/sqlite_reader.hpp"

#include "base/limits.hpp"
#include "base/log.hpp"
#include "domain/permission.hpp"
#include "store/sqlite/failure.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace snug::sqlite {

namespace {

/// Runs `ask` in one transaction and turns failures into refusals.
template <class Ask>
auto in_one_view(connection& on, Ask ask) -> decltype(ask()) {
    try {
        transaction view(on, transaction::kind::read);
        auto told = ask();
        view.commit();
        return told;
    } catch (const failure& what) {
        log_line(log_level::error, "read_failed").field("why", what.what());
        return std::unexpected(to_error(what));
    }
}

struct seq_range {
    sequence first = 1;
    sequence last = 0;  // below first: nothing
};

/// `seq` is dense, so the page is known before it is read.
seq_range page_range(const page_request& wanted, sequence last_seq) {
    const sequence limit = std::clamp<sequence>(wanted.limit, 1, limits::replay_batch);
    const sequence seq = std::min(wanted.seq, last_seq + 1);
    const auto ending_at = [&](sequence last) {
        return seq_range{last >= limit ? last - limit + 1 : 1, last};
    };
    switch (wanted.selector) {
        case page_request::where::newest:
            return ending_at(last_seq);
        case page_request::where::before:
            return ending_at(seq > 0 ? seq - 1 : 0);
        case page_request::where::after:
            return {seq + 1, std::min(seq + limit, last_seq)};
        case page_request::where::around:
            break;
    }
    const sequence half = limit / 2;
    const sequence first = seq > half ? seq - half : 1;
    return ending_at(std::min(std::max(first + limit - 1, limit), last_seq));
}

}  // namespace

sqlite_reader::sqlite_reader(connection on)
    : on_(std::move(on)),
      world_(on_),
      messages_(on_),
      log_(on_),
      channel_(on_, "SELECT " + std::string(channel_columns) + " FROM channels WHERE id = ?1"),
      member_(
          on_,
          "SELECT " + std::string(member_columns) + " FROM users WHERE name = ?1 AND gone IS NULL"),
      marks_(on_, "SELECT channel, seq FROM reads WHERE user = ?1"),
      late_marks_(on_, late_marks_select("extra = ?2")),
      unread_(on_,
              "SELECT count(*) FROM (SELECT 1 FROM messages WHERE mid > ?1 AND mid <= ?2 "
              "AND deleted = 0 AND system = 0 AND author <> ?3 LIMIT ?4)"),
      session_by_secret_(on_, std::string(session_select) + "WHERE s.secret = ?1"),
      sessions_of_(on_, std::string(session_select) + "WHERE u.name = ?1 ORDER BY s.created, s.id"),
      credentials_(on_, "SELECT name, password_hash FROM users WHERE name = ?1 AND gone IS NULL"),
      invite_(on_, std::string(invite_select) + "WHERE i.code = ?1"),
      invites_(on_, std::string(invite_select) + "ORDER BY i.no"),
      link_(on_, std::string(link_select) + "WHERE l.code = ?1") {}

result<log_head> sqlite_reader::head() {
    return in_one_view(on_, [this]() -> result<log_head> { return world_.head().log; });
}

result<world_state> sqlite_reader::world() {
    return in_one_view(on_, [this]() -> result<world_state> {
        world_state made;
        head_row head = world_.head();
        made.head = std::move(head.log);
        made.server = std::move(head.server);
        made.set_up = head.set_up;
        for (user_row& user : world_.users()) {
            if (!user.gone) made.members.push_back(std::move(user.member));
        }
        made.channels = world_.channels();
        return made;
    });
}

result<std::vector<committed>> sqlite_reader::log_after(position after, std::size_t limit) {
    return in_one_view(on_, [&]() -> result<std::vector<committed>> {
        if (after < world_.head().log.pruned_to) return refuse(errc::not_found);
        return log_.after(after, limit);
    });
}

result<message_page> sqlite_reader::messages(const page_request& wanted) {
    return in_one_view(on_, [&]() -> result<message_page> {
        channel where;
        {
            auto row = channel_.query(wanted.channel.value());
            if (!row.next()) return refuse(errc::not_found);
            where = read_channel(row);
        }
        const seq_range range = page_range(wanted, where.last_seq);
        message_page page;
        page.messages = messages_.range(where.no, range.first, range.last);
        page.has_before = range.first > 1 && where.last_seq > 0;
        page.has_after = range.last < where.last_seq;
        add_referenced(page);
        return page;
    });
}

void sqlite_reader::add_referenced(message_page& page) {
    std::set<message_id> wanted;
    for (const message& m : page.messages) {
        if (m.reply_to) wanted.insert(m.reply_to->id);
    }
    for (const message& m : page.messages)
        wanted.erase(m.id);
    for (const message_id& id : wanted) {
        if (auto original = messages_.find(to_mid(id)))
            page.referenced.push_back(std::move(*original));
    }
}

result<std::optional<message>> sqlite_reader::message_by_id(const message_id& id) {
    return in_one_view(on_, [&]() -> result<std::optional<message>> {
        auto found = messages_.find(to_mid(id));
        if (found && found->id != id) found.reset();  // right number, wrong time: not an id of ours
        return found;
    });
}

result<std::vector<read_state>> sqlite_reader::reads_of(const username& user) {
    return in_one_view(on_, [&]() -> result<std::vector<read_state>> {
        member who;
        std::int64_t user_no = 0;
        {
            auto row = member_.query(user.value());
            if (!row.next()) return refuse(errc::not_found);
            who = read_member(row);
            user_no = row.number(member_no_column);
        }
        const channel_marks marks = marks_of(user_no);
        std::vector<read_state> states;
        for (const channel& where : world_.channels()) {
            if (!may_see(who, where)) continue;
            const auto mark = marks.find(where.no);
            const sequence read_seq = mark == marks.end() ? 0 : mark->second;
            states.push_back({where.id, read_seq, unread_of(user_no, where, read_seq), 0});
        }
        return states;
    });
}

sqlite_reader::channel_marks sqlite_reader::marks_of(std::int64_t user_no) {
    channel_marks marks;
    {
        auto row = marks_.query(user_no);
        while (row.next())
            marks.emplace(row.number(0), row.unsigned_number(1));
    }
    auto row = late_marks_.query(world_.head().marked_to, user_no);
    while (row.next()) {
        const std::int64_t mid = row.number(1);
        marks.insert_or_assign(mid >> seq_bits, static_cast<sequence>(mid & seq_mask));
    }
    return marks;
}

std::uint64_t sqlite_reader::unread_of(std::int64_t user_no,
                                       const channel& where,
                                       sequence read_seq) {
    if (read_seq >= where.last_seq) return 0;
    auto row = unread_.query(
        to_mid(where.no, read_seq), to_mid(where.no, where.last_seq), user_no, limits::unread_max);
    row.next();
    return row.unsigned_number(0);
}

namespace {

/// The first row as a value, if there is one.
template <class Value>
result<std::optional<Value>> read_one(rows found, Value (*read)(const rows&)) {
    if (!found.next()) return std::nullopt;
    return read(found);
}

template <class Value>
result<std::vector<Value>> read_all(rows found, Value (*read)(const rows&)) {
    std::vector<Value> all;
    while (found.next())
        all.push_back(read(found));
    return all;
}

credentials read_credentials(const rows& row) {
    return {username(std::string(row.text(0))), std::string(row.text(1))};
}

}  // namespace

result<std::optional<session>> sqlite_reader::session_by_secret(const secret_hash& secret) {
    return in_one_view(on_, [&] {
        return read_one(session_by_secret_.query(blob_view(secret.value())), &read_session);
    });
}

result<std::vector<session>> sqlite_reader::sessions_of(const username& user) {
    return in_one_view(on_,
                       [&] { return read_all(sessions_of_.query(user.value()), &read_session); });
}

result<std::optional<credentials>> sqlite_reader::credentials_of(const username& user) {
    return in_one_view(
        on_, [&] { return read_one(credentials_.query(user.value()), &read_credentials); });
}

result<std::optional<invite>> sqlite_reader::invite_by_code(const secret_hash& code) {
    return in_one_view(
        on_, [&] { return read_one(invite_.query(blob_view(code.value())), &read_invite); });
}

result<std::vector<invite>> sqlite_reader::invites() {
    return in_one_view(on_, [&] { return read_all(invites_.query(), &read_invite); });
}

result<std::optional<sign_in_link>> sqlite_reader::link_by_code(const secret_hash& code) {
    return in_one_view(on_,
                       [&] { return read_one(link_.query(blob_view(code.value())), &read_link); });
}

}  // namespace snug::sqlite
