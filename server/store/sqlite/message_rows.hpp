// Finds messages by their key. Owned by a reader or by the writer, on its thread.
#pragma once

#include "store/sqlite/columns.hpp"

#include <optional>
#include <vector>

namespace snug::sqlite {

class message_rows {
public:
    explicit message_rows(connection& on)
        : one_(on, std::string(message_select) + "WHERE m.mid = ?1"),
          range_(on, std::string(message_select) + "WHERE m.mid BETWEEN ?1 AND ?2 ORDER BY m.mid") {
    }

    std::optional<message> find(std::int64_t mid) {
        auto found = one_.query(mid);
        return found.next() ? std::optional(read_message(found)) : std::nullopt;
    }

    /// From `first` to `last`, both within, ascending. `seq` is dense, so a range is a page.
    std::vector<message> range(std::uint32_t channel_no, sequence first, sequence last) {
        std::vector<message> found;
        if (first > last) return found;
        found.reserve(last - first + 1);
        auto row = range_.query(to_mid(channel_no, first), to_mid(channel_no, last));
        while (row.next())
            found.push_back(read_message(row));
        return found;
    }

private:
    statement one_;
    statement range_;
};

}  // namespace snug::sqlite
