// One attempt to bring a group of intents through one transaction: turn, facts, decisions, writes,
// positions. Owned by the committer, on its thread. The head is locked first, so whoever is too
// late is refused at once (a write conflict) and nobody decides on facts that somebody else is just
// changing. Who has been alone on the set for a while need not ask: posts and the like are decided
// on what memory holds, and written on the condition that the head is still as it was left. Nothing
// is committed here: that is the caller's, and so is telling how it ended.
#pragma once

#include "domain/decide.hpp"
#include "store/feed.hpp"
#include "store/mongo/change_writer.hpp"
#include "store/mongo/fact_documents.hpp"
#include "store/mongo/late_marks.hpp"
#include "store/mongo/log_document.hpp"
#include "store/mongo/log_keeper.hpp"
#include "store/mongo/options.hpp"
#include "store/mongo/taking_in.hpp"

#include <span>
#include <vector>

namespace snug::mongo {

struct prepared_group {
    std::vector<result<outcome>> answers;  // one per intent, in their order
    committed_group changes;               // null when there are none: then nothing was written
    std::int64_t turn = 0;
    authorship by;
};

class group_commit {
public:
    group_commit(database& on,
                 const mongo_options& options,
                 std::string node,
                 const outside_news& news);

    /// Throws a failure; then, and when the commit fails, `failed` must follow.
    prepared_group prepare(std::span<const intent* const> wanted, const scope& in);

    /// The same for what others did in `home`; changes may be there and empty: then something was
    /// written that nobody is told of.
    prepared_group prepare(const outside_work& work, std::size_t new_max, const scope& in);
    bool left_more_outside() const { return taking_in_.has_more(); }

    /// Also for a group without changes, which needs no commit.
    void succeeded(const prepared_group& done);
    /// True: the attempt trusted memory; the next one does not and may come at once.
    bool failed();

    /// The last group that succeeded deleted a channel: its words have to go.
    bool left_rubbish() const { return writes_.channel_deleted_too(); }

private:
    enum class head_guard : std::uint8_t { locked, as_it_was };

    /// How the head and the numbers of channels were before an attempt that trusts them.
    struct memory {
        head_state head;
        std::vector<std::pair<channel_id, sequence>> last_seqs;
    };

    struct decided_group {
        std::vector<result<decision>> made;  // one per intent, in their order
        std::vector<std::size_t> ends;       // its changes end before here
        std::vector<committed> changes;
    };

    void take_turn(const fact_keys& keys, const scope& in);
    bool may_trust(std::span<const intent* const> wanted, const fact_keys& keys) const;
    std::optional<prepared_group> prepare_trusting(std::span<const intent* const> wanted,
                                                   fact_keys keys,
                                                   wall_time at,
                                                   const scope& in);
    void restore();
    void choose_setup_token(std::span<const intent* const> wanted);
    result<decision> decide_one(const intent& wanted, std::vector<committed>& changes);
    decided_group decide_all(std::span<const intent* const> wanted);
    prepared_group write_decided(decided_group decided,
                                 wall_time at,
                                 head_guard guard,
                                 const scope& in);
    void write_all(const prepared_group& made,
                   const std::vector<committed>& changes,
                   wall_time at,
                   head_guard guard,
                   const scope& in);
    void write_head(document change, std::int64_t turn, head_guard guard, const scope& in);
    prepared_group start_group();
    void settle_marks(batch& into, const scope& in);
    void prune_nonces(wall_time at, batch& into, const scope& in);

    database& on_;
    const mongo_options& options_;
    std::string node_;
    resident now_;
    fact_documents facts_;
    change_writer writes_;
    taking_in taking_in_;
    const outside_news& news_;
    log_keeper log_;
    std::int64_t attempts_ = 0;
    int careful_left_ = 0;           // groups before memory may be trusted
    std::set<channel_id> sure_of_;   // channels whose last seq is known while we are alone
    std::optional<memory> trusted_;  // during an attempt that trusts
    bool decided_ = false;           // since the last turn: what is in memory may have run ahead
    wall_time nonces_pruned_{};
};

}  // namespace snug::mongo
