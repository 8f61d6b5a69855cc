// The newest messages of one channel as encoded fragments: what history, snapshot and unread counts
// are made of without a store read and without encoding again. Owned by `topics`, io thread only.
// Holds a dense run of `seq` that ends at the newest; it never has a hole and never more than
// limits::topic_messages_max entries.
#pragma once

#include "domain/change.hpp"
#include "live/frame.hpp"
#include "store/reader.hpp"

#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace snug {

/// A page of history whose messages are encoded already.
struct encoded_page {
    std::vector<shared_bytes> messages;
    std::vector<shared_bytes> referenced;
    bool has_before = false;
    bool has_after = false;
};

struct unread_count {
    std::uint64_t unread = 0;
    std::uint64_t mentions = 0;
};

class topic {
public:
    struct entry {
        message_id id;
        sequence seq = 0;
        position rev = 0;
        username author;     // empty: somebody outside
        bool counts = true;  // can be unread: neither deleted nor a system line
        std::vector<std::string> mentions;
        std::vector<username> here;  // whom @here called
        std::vector<reaction> reactions;
        sequence replies_to = 0;  // 0: no reply
        shared_bytes json;
    };

    static entry make_entry(const message& what, shared_bytes json);

    /// The newest page as the store told it; what has been applied since then wins where it is
    /// newer.
    void fill(const message_page& newest);
    bool is_filled() const { return filled_; }

    /// A message that is new or has changed. Before `fill` it is kept until then.
    void apply(entry changed);

    /// A reaction that came or went; nothing when the message is not held or knows it already.
    using reacted = std::variant<reaction_added, reaction_removed>;
    void react(reacted what);

    /// Goes up whenever what was counted before may be wrong: something was edited or deleted.
    std::uint64_t generation() const { return generation_; }
    void note_change() { ++generation_; }

    /// Null when it is not held.
    const entry* find(sequence seq) const;

    /// nullopt: not (wholly) held, ask the store.
    std::optional<encoded_page> page(const page_request& wanted) const;

    /// Whether every message above `read` is held.
    bool covers(sequence read) const { return filled_ && read + 1 >= first_seq(); }
    /// Of those held above `read`: what is unread and what mentions `viewer`.
    unread_count count_after(sequence read, const username& viewer) const;

    sequence first_seq() const { return entries_.empty() ? 1 : entries_.front().seq; }
    sequence last_seq() const { return entries_.empty() ? 0 : entries_.back().seq; }

private:
    void merge(entry changed);
    void fold(const reaction_added& what);
    void fold(const reaction_removed& what);
    entry* find_older(const message_id& id, sequence seq, position rev);
    static void renew(entry& held, position rev);
    bool add_originals(encoded_page& page, sequence first, sequence last) const;

    std::deque<entry> entries_;
    std::vector<entry> early_;  // applied before the fill
    std::vector<reacted> early_reactions_;
    bool early_lost_ = false;  // more came than is kept: the page that is on its way is of no use
    std::uint64_t generation_ = 0;
    bool filled_ = false;
};

/// Whether that message calls `viewer`.
bool calls(const topic::entry& what, const username& viewer);

}  // namespace snug
