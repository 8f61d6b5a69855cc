// Settles what others do in `home`, on a thread and in a session of its own, as if it were one more
// node: whatever they put there, our own groups wait for no more than their turn. What cannot be
// taken in is marked and said once; what makes a group fail is tried alone and then set aside.
// Owned by the store.
#pragma once

#include "base/threads.hpp"
#include "store/mongo/conflict_wait.hpp"
#include "store/mongo/group.hpp"
#include "store/mongo/node_lease.hpp"

#include <atomic>
#include <optional>

namespace snug::mongo {

/// Under which name the adoption of a node commits.
std::string outside_committer(const std::string& node);

class adoption {
public:
    /// Starts the thread; it looks for what came while nobody was here.
    adoption(client_pool& pool, const mongo_options& options, outside_news& news);
    ~adoption();

private:
    void run();
    void settle(outside_work& work);
    bool settle_together(outside_work work, std::size_t new_max);
    void settle_singly(const outside_work& work);
    void attempt(const outside_work& work, std::size_t new_max);
    bool set_aside_unusable();
    void look_again_at(const outside_work& work);
    bool set_aside_first();
    bool mark(const document& found, refusal_reason reason);
    bool keep_in_mind(const document& found);
    query still_waiting() const;
    const commit_session& session();
    void renew_lease();
    template <class Step>
    bool patiently(Step step);

    array unmarked_;  // their _ids: they are too large for a mark
    database on_;
    const std::string home_;
    outside_news& news_;
    node_lease lease_;
    std::optional<commit_session> session_;
    std::chrono::steady_clock::time_point renewed_{};
    group_commit group_;
    bool has_more_ = false;
    bool has_refused_ = false;  // once said
    conflict_wait pause_;
    std::atomic<bool> closing_ = false;
    thread_group thread_;
};

}  // namespace snug::mongo
