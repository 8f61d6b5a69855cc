// Finds messages by their key, with their attachments and reactions. Owned by a reader or by the
// writer, on its thread.
#pragma once

#include "store/sqlite/attachment_rows.hpp"
#include "store/sqlite/columns.hpp"

#include <optional>
#include <span>
#include <vector>

namespace snug::sqlite {

class message_rows {
public:
    explicit message_rows(connection& on);

    std::optional<message> find(std::int64_t mid);

    /// From `first` to `last`, both within, ascending. `seq` is dense, so a range is a page.
    std::vector<message> range(std::uint32_t channel_no, sequence first, sequence last);

    /// All pinned ones of a channel, the newest message first.
    std::vector<message> pinned(std::uint32_t channel_no);

private:
    void add_what_hangs_on(std::span<message> to, std::int64_t first, std::int64_t last);
    void add_reactions(std::span<message> to, std::int64_t first, std::int64_t last);

    statement one_;
    statement range_;
    statement pinned_;
    statement reactions_;
    attachment_rows attachments_;
};

}  // namespace snug::sqlite
