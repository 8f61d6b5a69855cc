// Turns decided changes into writes, one overload per kind of change. It knows no rule: what it is
// given has been decided. What is sent under nonces is gathered into one document. Owned by the
// committer, on its thread; one group at a time.
#pragma once

#include "domain/facts.hpp"
#include "store/mongo/batch.hpp"
#include "store/mongo/nonce_document.hpp"
#include "store/mongo/reaction_documents.hpp"
#include "store/mongo/resident.hpp"

#include <map>
#include <set>

namespace snug::mongo {

class change_writer {
public:
    /// `node`: who prints the setup tokens that are offered here.
    change_writer(resident& now, std::string home, std::string node)
        : now_(now), home_(std::move(home)), node_(std::move(node)) {}

    /// Forgets what an earlier group has left. `kinds`: those of the messages that were loaded.
    void begin(reaction_kinds kinds);

    /// Before a change is folded into the facts: what it replaces may have to be kept.
    void keep_version(const change& what);
    void write(const change& what);
    /// In place of `write` for a message whose document somebody else has taken out.
    void write_removal(const message& tombstone);
    void remember(const nonce_key& key, const known_nonce& nonce) {
        sent_.emplace_back(key, nonce);
    }
    void forget_nonces(const std::vector<nonce_key>& expired);

    /// For what is no change: it goes with the others.
    batch& beside() { return batch_; }

    /// Everything gathered goes into the batch.
    batch& finish(wall_time at);

    /// The head as this group leaves it.
    document head_update() const;

    bool people_changed() const { return people_changed_; }
    bool channel_deleted_too() const { return !deleted_channels_.empty(); }

    void operator()(const message_posted& what);
    void operator()(const message_edited& what);
    void operator()(const message_deleted& what);
    void operator()(const reaction_added& what);
    void operator()(const reaction_removed& what);
    void operator()(const channel_created& what);
    void operator()(const channel_updated& what);
    void operator()(const channel_opened& what);
    void operator()(const channel_closed& what);
    void operator()(const channel_deleted& what);
    void operator()(const channel_let_in& what);
    void operator()(const channel_put_out& what);
    void operator()(const member_joined& what);
    void operator()(const member_updated& what);
    void operator()(const member_left& what);
    void operator()(const emoji_added& what);
    void operator()(const emoji_removed& what);
    void operator()(const server_updated& what);
    void operator()(const posted_slowly& what);
    void operator()(const ban_set& what);
    void operator()(const notify_set& what);
    void operator()(const message_saved& what);
    void operator()(const block_set& what);
    void operator()(const status_chosen& what);
    void operator()(const file_kept& what);
    void operator()(const file_known& what);
    void operator()(const file_dropped& what);
    void operator()(const shelf_put& what);
    void operator()(const shelf_removed& what);
    void operator()(const shelf_used& what);
    void operator()(const favourite_set& what);
    void operator()(const audit_noted& what);
    void operator()(const setup_token_set& what);
    void operator()(const setup_done& what);
    void operator()(const password_set& what);
    void operator()(const session_opened& what);
    void operator()(const session_used& what);
    void operator()(const session_closed& what);
    void operator()(const invite_created& what);
    void operator()(const invite_used& what);
    void operator()(const invite_revoked& what);
    void operator()(const link_created& what);
    void operator()(const links_dropped& what);
    void operator()(const read_marked&) {}  // the log tells: see late_marks

private:
    void put_member(const member& who);
    void update_channel(const channel& where);
    void forget(const username& who);
    void touch(const message_id& id, const channel_id& where, position rev);
    void forget_all_about(const message& what);
    void forget_mentions(const message& what);
    void add_mentions(const message& what);

    resident& now_;
    std::string home_;
    std::string node_;
    batch batch_;
    std::map<channel_id, sequence> last_seqs_;
    std::set<channel_id> deleted_channels_;
    reaction_kinds kinds_;
    std::vector<sent_nonce> sent_;
    std::optional<server_info> server_;
    bool offered_setup_ = false;
    bool audited_ = false;
    bool set_up_ = false;
    bool people_changed_ = false;
};

}  // namespace snug::mongo
