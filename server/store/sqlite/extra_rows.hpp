// Finds what is rarely asked for: earlier versions, who reacted, what somebody said lately, the
// audit, bans. Owned by a reader, on its thread, within its transactions.
#pragma once

#include "store/reader.hpp"
#include "store/sqlite/world_rows.hpp"

namespace snug::sqlite {

class extra_rows {
public:
    explicit extra_rows(connection& on);

    std::vector<message_version> versions_of(std::int64_t mid);
    std::vector<username> reactors(std::int64_t mid,
                                   const std::string& emoji,
                                   std::size_t skip,
                                   std::size_t limit);
    bool has_reacted(const reaction_key& key);
    /// Up to `limit` in all.
    void add_messages_by(std::vector<message_id>& to,
                         const username& author,
                         const channel& where,
                         wall_time since,
                         std::size_t limit);
    std::vector<audit_entry> audit(std::uint64_t before, std::size_t limit);
    std::vector<username> banned();

private:
    statement versions_;
    statement reactors_;
    statement reacted_;
    statement by_author_;
    statement audit_;
    statement banned_;
};

}  // namespace snug::sqlite
