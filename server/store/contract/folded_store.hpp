// What somebody knows who has only ever listened: an earlier view of a store plus the changes
// since. The suite compares it with a fresh view; that they agree is the promise that clients and
// `live` stand on.
#pragma once

#include "store/reader.hpp"

#include <map>
#include <set>
#include <vector>

namespace snug::contract {

class folded_store {
public:
    folded_store() = default;
    /// Everything that `from` shows now.
    explicit folded_store(reader& from);

    void fold(const committed& one);

    const std::map<username, member>& members() const { return members_; }
    const std::map<channel_id, channel>& channels() const { return channels_; }
    position pos() const { return pos_; }

    /// Expects that a fresh view shows the same. Only quiet changes tell of read marks: not
    /// compared unless the folding began with the store itself.
    void expect_same_as(reader& fresh) const;
    void expect_same_reads_as(reader& fresh) const;

private:
    void apply(const change& what);
    void apply_reaction(const change& what);
    void apply_channel(const change& what);
    void apply_private(const change& what);
    void forget(const message_id& gone);
    void expect_same_shelf_as(reader& fresh, const username& who) const;
    void put(const message& what);
    void put(const channel& what);
    message* find_older(const channel_id& where, sequence seq, position rev);

    struct counts {
        std::uint64_t unread = 0;
        std::uint64_t mentions = 0;
    };
    counts unread_of(const username& who, const channel& where, sequence read_seq) const;

    position pos_ = 0;
    server_info server_;
    bool set_up_ = false;
    std::map<username, member> members_;
    std::map<channel_id, channel> channels_;
    std::map<channel_id, std::map<sequence, message>> messages_;
    std::map<std::pair<username, channel_id>, sequence> read_marks_;
    std::map<std::pair<username, channel_id>, notify_settings> notify_;
    std::map<std::string, own_emoji> emoji_;
    std::set<block> blocks_;
    std::map<username, chosen_status> statuses_;
    std::set<username> forgotten_;
    std::map<username, std::set<message_id>> saved_;
};

/// All messages of a channel, read page by page.
std::vector<message> all_messages(reader& from, const channel_id& where);

}  // namespace snug::contract
