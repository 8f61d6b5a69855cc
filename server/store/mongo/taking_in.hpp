// What others did in `home` becomes changes: documents they put in become messages, what they
// change or take out becomes an edit or a deletion, each once, whichever node is first, because it
// happens within a group, whose head nobody else has. Owned by a committer, on its thread. It
// decides only what may be taken in; what cannot be is left to whoever marks it.
#pragma once

#include "store/mongo/batch.hpp"
#include "store/mongo/foreign_document.hpp"
#include "store/mongo/outside_news.hpp"
#include "store/mongo/resident.hpp"

#include <set>
#include <vector>

namespace snug::mongo {

class taking_in {
public:
    taking_in(database& on, resident& now, std::string home)
        : on_(on), now_(now), home_(std::move(home)) {}

    /// `new_max`: of the waiting ones so many are looked at. Gives the changes, without positions
    /// and in the order of `_id`s; what has to be written besides goes into the batch.
    std::vector<change> look(
        const outside_work& work, std::size_t new_max, wall_time at, batch& into, const scope& in);

    /// Whether that message is no longer in `home`, so that there is no document to change.
    bool is_removed(const message_id& id) const { return removed_.contains(id); }

    /// More are waiting, and it is worth while to look again.
    bool has_more() const { return has_more_; }

private:
    struct known {
        sequence seq = 0;
        bool is_gone = false;
    };
    using numbers = std::map<message_id, known>;

    void refuse_forged(batch& into, const scope& in);
    numbers numbers_of(const std::vector<message_id>& ids, const scope& in);
    std::optional<known> own_number(const message_id& id, const scope& in);
    void look_at_touched(const outside_work& work, batch& into, const scope& in);
    void look_at_new(const outside_work& work, std::size_t new_max, batch& into, const scope& in);
    /// `when` is of the event; none where it went by unseen.
    void take_change(const foreign_document& now,
                     const known& number,
                     std::optional<cluster_time> when,
                     batch& into);
    void take_new(message words);
    void remove(const message_id& id, sequence seq);
    void add_mentions(message& to) const;

    database& on_;
    resident& now_;
    std::string home_;
    wall_time at_{};
    sequence last_seq_ = 0;
    bool has_more_ = false;
    std::vector<change> made_;
    std::set<message_id> removed_;
};

}  // namespace snug::mongo
