#include "store/sqlite/message_rows.hpp"

#include "base/limits.hpp"

namespace snug::sqlite {

message_rows::message_rows(connection& on)
    : one_(on, std::string(message_select) + "WHERE m.mid = ?1"),
      range_(on, std::string(message_select) + "WHERE m.mid BETWEEN ?1 AND ?2 ORDER BY m.mid"),
      pinned_(on,
              std::string(message_select) +
                  "WHERE m.pinned IS NOT NULL AND m.mid BETWEEN ?1 AND ?2 ORDER BY m.mid DESC"),
      // In the order of the key, so nothing is sorted: CROSS JOIN keeps `reactions` outside.
      reactions_(on,
                 "SELECT x.mid, e.text, u.name FROM reactions x "
                 "CROSS JOIN emoji e ON e.no = x.emoji CROSS JOIN users u ON u.no = x.user "
                 "WHERE x.mid BETWEEN ?1 AND ?2 ORDER BY x.mid, x.kind, x.pos"),
      attachments_(on) {}

std::optional<message> message_rows::find(std::int64_t mid) {
    std::optional<message> found;
    {
        auto row = one_.query(mid);
        if (!row.next()) return std::nullopt;
        found = read_message(row);
    }
    if (!found->deleted) add_what_hangs_on(std::span(&*found, 1), mid, mid);
    return found;
}

std::vector<message> message_rows::range(std::uint32_t channel_no, sequence first, sequence last) {
    std::vector<message> found;
    if (first > last) return found;
    const std::int64_t from = to_mid(channel_no, first);
    const std::int64_t to = to_mid(channel_no, last);
    found.reserve(last - first + 1);
    {
        auto row = range_.query(from, to);
        while (row.next())
            found.push_back(read_message(row));
    }
    add_what_hangs_on(found, from, to);
    return found;
}

std::vector<message> message_rows::pinned(std::uint32_t channel_no) {
    std::vector<message> found;
    {
        auto row = pinned_.query(to_mid(channel_no, 0), to_mid(channel_no, seq_mask));
        while (row.next())
            found.push_back(read_message(row));
    }
    for (message& one : found)
        add_what_hangs_on(std::span(&one, 1), to_mid(one.id), to_mid(one.id));
    return found;
}

void message_rows::add_what_hangs_on(std::span<message> to, std::int64_t first, std::int64_t last) {
    attachments_.add_to(to, first, last);
    add_reactions(to, first, last);
}

void message_rows::add_reactions(std::span<message> to, std::int64_t first, std::int64_t last) {
    auto at = to.begin();
    auto row = reactions_.query(first, last);
    while (row.next()) {
        while (at != to.end() && to_mid(at->id) < row.number(0))
            ++at;
        if (at == to.end()) return;
        if (to_mid(at->id) != row.number(0)) continue;
        const std::string_view emoji = row.text(1);
        if (at->reactions.empty() || at->reactions.back().emoji != emoji) {
            at->reactions.push_back({std::string(emoji), {}, 0});
        }
        reaction& kind = at->reactions.back();
        if (kind.count++ < limits::reaction_users_listed) {
            kind.users.emplace_back(std::string(row.text(2)));
        }
    }
}

}  // namespace snug::sqlite
