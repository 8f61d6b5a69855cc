#include "store/sqlite/block_rows.hpp"

#include "store/sqlite/columns.hpp"

namespace snug::sqlite {

block_rows::block_rows(connection& on)
    : rows_(on,
            "SELECT m.mid, m.at, coalesce(m.stranger, u.name), m.content, m.mentions, m.pinned "
            "FROM messages m "
            "CROSS JOIN users u ON u.no = m.author "
            "CROSS JOIN channels c ON c.no = m.mid >> 40 AND c.gone IS NULL "
            "WHERE m.mid BETWEEN ?1 AND ?2 AND m.deleted = 0 AND m.system = 0 ORDER BY m.mid") {}

std::vector<message> block_rows::of(block_no block) {
    std::vector<message> found;
    const std::int64_t first = block << block_bits;
    auto row = rows_.query(first, first + (std::int64_t{1} << block_bits) - 1);
    while (row.next()) {
        message one;
        one.at = from_ms(row.number(1));
        one.seq = static_cast<sequence>(row.number(0) & seq_mask);
        const auto channel_no = static_cast<std::uint32_t>(row.number(0) >> seq_bits);
        one.id = make_message_id(one.at, channel_no, one.seq);
        one.author = username(std::string(row.text(2)));
        one.content = row.text(3);
        one.mentions = split_words(row.text(4));
        one.pinned = !row.is_null(5);
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace snug::sqlite
