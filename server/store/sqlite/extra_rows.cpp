#include "store/sqlite/extra_rows.hpp"

#include "base/limits.hpp"

namespace snug::sqlite {

extra_rows::extra_rows(connection& on)
    : versions_(on,
                "SELECT v.at, v.content FROM versions v JOIN messages m ON m.mid = v.mid "
                "JOIN channels c ON c.no = m.mid >> 40 AND c.gone IS NULL "
                "WHERE v.mid = ?1 ORDER BY v.rev"),
      reactors_(on,
                "SELECT u.name FROM reactions x JOIN users u ON u.no = x.user WHERE x.mid = ?1 "
                "AND x.emoji = (SELECT no FROM emoji WHERE text = ?2) "
                "ORDER BY x.pos LIMIT ?3 OFFSET ?4"),
      reacted_(on,
               "SELECT 1 FROM reactions WHERE mid = ?1 "
               "AND emoji = (SELECT no FROM emoji WHERE text = ?2) "
               "AND user = (SELECT no FROM users WHERE name = ?3)"),
      by_author_(on,
                 "SELECT mid, at FROM messages WHERE mid BETWEEN ?1 AND ?2 AND deleted = 0 "
                 "AND system = 0 AND at >= ?4 "
                 "AND author = (SELECT no FROM users WHERE name = ?3) AND stranger IS NULL "
                 "ORDER BY mid DESC LIMIT ?5"),
      audit_(on,
             "SELECT no, at, by, what, target, channel, detail FROM audit WHERE no < ?1 "
             "ORDER BY no DESC LIMIT ?2"),
      banned_(on, "SELECT name FROM users WHERE gone = ?1 ORDER BY name") {}

std::vector<message_version> extra_rows::versions_of(std::int64_t mid) {
    std::vector<message_version> found;
    auto row = versions_.query(mid);
    while (row.next())
        found.push_back({from_ms(row.number(0)), std::string(row.text(1))});
    return found;
}

std::vector<username> extra_rows::reactors(std::int64_t mid,
                                           const std::string& emoji,
                                           std::size_t skip,
                                           std::size_t limit) {
    std::vector<username> found;
    auto row = reactors_.query(
        mid, emoji, static_cast<std::uint64_t>(limit), static_cast<std::uint64_t>(skip));
    while (row.next())
        found.emplace_back(std::string(row.text(0)));
    return found;
}

bool extra_rows::has_reacted(const reaction_key& key) {
    return reacted_.query(to_mid(key.message), key.emoji, key.user.value()).next();
}

void extra_rows::add_messages_by(std::vector<message_id>& to,
                                 const username& author,
                                 const channel& where,
                                 wall_time since,
                                 std::size_t limit) {
    if (to.size() >= limit) return;
    const sequence scanned = limits::cleaned_scan_max;
    const sequence first = where.last_seq > scanned ? where.last_seq - scanned : 0;
    auto row = by_author_.query(to_mid(where.no, first),
                                to_mid(where.no, where.last_seq),
                                author.value(),
                                to_ms(since),
                                static_cast<std::uint64_t>(limit - to.size()));
    while (row.next()) {
        const auto seq = static_cast<sequence>(row.number(0) & seq_mask);
        to.push_back(make_message_id(from_ms(row.number(1)), where.no, seq));
    }
}

std::vector<audit_entry> extra_rows::audit(std::uint64_t before, std::size_t limit) {
    std::vector<audit_entry> found;
    const auto end = before == 0 ? INT64_MAX : static_cast<std::int64_t>(before);
    auto row = audit_.query(end, static_cast<std::uint64_t>(limit));
    while (row.next()) {
        audit_entry entry;
        entry.no = row.unsigned_number(0);
        entry.at = from_ms(row.number(1));
        entry.by = username(std::string(row.text(2)));
        entry.what = row.text(3);
        entry.target = username(std::string(row.text(4)));
        entry.channel = channel_id(std::string(row.text(5)));
        entry.detail = row.text(6);
        found.push_back(std::move(entry));
    }
    return found;
}

std::vector<username> extra_rows::banned() {
    std::vector<username> found;
    auto row = banned_.query(static_cast<std::int64_t>(departure::banned));
    while (row.next())
        found.emplace_back(std::string(row.text(0)));
    return found;
}

}  // namespace snug::sqlite
