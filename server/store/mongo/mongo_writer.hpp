// The committer of one node: a thread that takes all queued intents as one group and brings it
// through one transaction; other nodes have one each, and a write conflict on the head lets one of
// them go first. Callers are answered once the feed has told their group, while the next one is
// already on its way. Owned by the store.
#pragma once

#include "base/bounded_queue.hpp"
#include "base/threads.hpp"
#include "store/mongo/channel_sweep.hpp"
#include "store/mongo/conflict_wait.hpp"
#include "store/mongo/group.hpp"
#include "store/mongo/mongo_feed.hpp"
#include "store/mongo/node_lease.hpp"
#include "store/writer.hpp"

#include <atomic>
#include <optional>

namespace snug::mongo {

class mongo_writer final : public writer {
public:
    /// Starts the thread. `node`: a word that no other process uses.
    mongo_writer(client_pool& pool,
                 const mongo_options& options,
                 const std::string& node,
                 mongo_feed& feed,
                 outside_news& news);
    ~mongo_writer() override;

    void submit(intent wanted, answer done) override;

private:
    using steady = std::chrono::steady_clock;
    struct job {
        intent wanted;
        answer done;
    };

    void run();
    bool take(std::vector<job>& jobs);
    void gather(std::vector<job>& jobs);
    void look_for_rubbish();
    void sweep_if_due();
    void commit(std::vector<job>& jobs);
    bool is_worth_another_try(std::vector<job>& jobs, const failure& why, steady::time_point began);
    bool makes_way(const failure& why);
    void attempt(std::span<job> jobs);
    void commit_singly(std::vector<job>& jobs);
    static void answer_all(std::span<job> jobs, const error& why);
    void answer_when_heard(std::span<job> jobs, prepared_group done);
    const commit_session& session();

    database on_;
    node_lease lease_;
    std::optional<commit_session> session_;  // absent: has to be made, and others told
    mongo_feed& feed_;
    outside_news& news_;
    group_commit group_;
    channel_sweep sweep_;
    std::optional<steady::time_point> blocked_since_;
    std::size_t flock_ = 0;       // how many asked at about the same time
    std::int64_t last_turn_ = 0;  // of a group of ours that was committed
    conflict_wait pause_;
    std::atomic<bool> closing_ = false;
    bounded_queue<job> queue_;
    thread_group thread_;
};

}  // namespace snug::mongo
