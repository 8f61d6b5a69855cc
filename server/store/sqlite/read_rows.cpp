#include "store/sqlite/read_rows.hpp"

#include "base/limits.hpp"
#include "domain/permission.hpp"

#include <algorithm>

namespace snug::sqlite {

read_rows::read_rows(connection& on, world_rows& world)
    : world_(world),
      member_(
          on,
          "SELECT " + std::string(member_columns) + " FROM users WHERE name = ?1 AND gone IS NULL"),
      marks_(on, "SELECT channel, seq FROM reads WHERE user = ?1"),
      late_marks_(on, late_marks_select("extra = ?2")),
      notify_(on,
              "SELECT channel, " + std::string(notify_columns) + " FROM notify WHERE user = ?1"),
      unread_(on,
              "SELECT count(*) FROM (SELECT 1 FROM messages WHERE mid > ?2 AND mid <= ?3 "
              "AND deleted = 0 AND system = 0 AND (author <> ?1 OR stranger IS NOT NULL) "
              "LIMIT ?4)"),
      named_(on,
             "SELECT count(*) FROM (SELECT 1 FROM mentions WHERE user = ?1 AND mid > ?2 "
             "AND mid <= ?3 LIMIT ?4)"),
      broadcast_(on,
                 "SELECT count(*) FROM (SELECT 1 FROM broadcasts WHERE mid > ?2 AND mid <= ?3 "
                 "AND author <> ?1 LIMIT ?4)"),
      // Either index gives its newest; the two are merged row by row, so a page costs a page. What
      // was called to everybody before he came was not called to him.
      inbox_(on,
             "SELECT at, mid FROM mentions WHERE user = ?1 AND (at, mid) < (?2, ?3) "
             "UNION ALL SELECT at, mid FROM broadcasts WHERE author <> ?1 AND (at, mid) < (?2, ?3) "
             "AND at >= ?4 ORDER BY at DESC, mid DESC"),
      saved_(on,
             "SELECT at, mid FROM saved WHERE user = ?1 AND (at, mid) < (?2, ?3) "
             "ORDER BY at DESC, mid DESC") {}

std::set<std::uint32_t> read_rows::channels_seen_by(const member& who) {
    std::set<std::uint32_t> seen;
    for (const channel& where : world_.channels()) {
        if (may_see(who, where)) seen.insert(where.no);
    }
    return seen;
}

result<read_rows::person> read_rows::find(const username& user) {
    auto row = member_.query(user.value());
    if (!row.next()) return refuse(errc::not_found);
    return person{row.number(member_no_column), read_member(row)};
}

std::uint64_t read_rows::count(statement& in,
                               const person& by,
                               const read_state& of,
                               std::uint32_t channel) {
    if (of.read_seq >= of.counted_to) return 0;
    auto row = in.query(
        by.no, to_mid(channel, of.read_seq), to_mid(channel, of.counted_to), limits::unread_max);
    row.next();
    return row.unsigned_number(0);
}

/// What `reads` holds, overruled by what the log tells since.
read_rows::channel_marks read_rows::marks_of(std::int64_t user_no) {
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

result<std::vector<read_state>> read_rows::of(const username& user) {
    const auto by = find(user);
    if (!by) return std::unexpected(by.error());
    const channel_marks marks = marks_of(by->no);
    std::unordered_map<std::int64_t, notify_settings> chosen;
    {
        auto row = notify_.query(by->no);
        while (row.next())
            chosen.emplace(row.number(0), read_notify(row, 1));
    }
    std::vector<read_state> states;
    for (const channel& where : world_.channels()) {
        // What he marked or chose and no longer sees he may see again before anybody asks once
        // more.
        const bool marked = marks.contains(where.no) || chosen.contains(where.no);
        if (!marked && !may_see(by->who, where)) continue;
        read_state state{.channel = where.id, .counted_to = where.last_seq};
        if (const auto mark = marks.find(where.no); mark != marks.end())
            state.read_seq = mark->second;
        if (const auto choice = chosen.find(where.no); choice != chosen.end())
            state.notify = choice->second;
        state.unread = count(unread_, *by, state, where.no);
        state.mentions =
            std::min(count(named_, *by, state, where.no) + count(broadcast_, *by, state, where.no),
                     limits::unread_max);
        states.push_back(std::move(state));
    }
    return states;
}

result<read_rows::places> read_rows::mentions_of(const username& user,
                                                 const std::string& before,
                                                 std::size_t limit) {
    const auto by = find(user);
    if (!by) return std::unexpected(by.error());
    const auto from = read_place(before, "before");
    if (!from) return std::unexpected(from.error());
    const auto seen = channels_seen_by(by->who);
    auto row = inbox_.query(by->no, from->at, from->mid, to_ms(by->who.joined));
    return take_page(row, seen, limit);
}

result<read_rows::places> read_rows::saved_of(const username& user,
                                              const std::string& before,
                                              std::size_t limit) {
    const auto by = find(user);
    if (!by) return std::unexpected(by.error());
    const auto from = read_place(before, "before");
    if (!from) return std::unexpected(from.error());
    const auto seen = channels_seen_by(by->who);
    auto row = saved_.query(by->no, from->at, from->mid);
    return take_page(row, seen, limit);
}

/// Rows of (time, key), the newest first.
read_rows::places read_rows::take_page(rows& row,
                                       const std::set<std::uint32_t>& seen,
                                       std::size_t limit) {
    places found;
    place last;
    while (row.next()) {
        const place at{row.number(0), row.number(1)};
        if (!seen.contains(static_cast<std::uint32_t>(at.mid >> seq_bits))) continue;
        if (found.mids.size() == limit) {
            found.next = to_text(last);
            break;
        }
        last = at;
        found.mids.push_back(at.mid);
    }
    return found;
}

}  // namespace snug::sqlite
