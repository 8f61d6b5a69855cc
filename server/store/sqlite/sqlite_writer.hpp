// The only writer: a thread that takes all queued intents as one group, commits, tells the feed,
// answers. Owned by the store. It also does every checkpoint, after the answers. It never retries
// an fsync: once the disk has failed it, nothing is written until the host has looked.
#pragma once

#include "base/bounded_queue.hpp"
#include "base/threads.hpp"
#include "store/sqlite/group.hpp"
#include "store/sqlite/sqlite_feed.hpp"
#include "store/writer.hpp"

namespace snug::sqlite {

class sqlite_writer final : public writer {
public:
    /// Starts the thread. `on` is an open, migrated connection.
    sqlite_writer(connection on, const sqlite_options& options, sqlite_feed& tell);
    ~sqlite_writer() override;

    void submit(intent wanted, answer done) override;

    /// Waits for the thread to try a write now.
    result<void> check();

private:
    struct job {
        intent wanted;
        answer done;
        std::function<void(result<void>)> probed;  // instead of an intent: is a write possible?
    };

    void run();
    bool take(std::vector<job>& jobs);
    void sweep_if_due();
    void handle(std::vector<job>& jobs);
    void commit(std::span<job> jobs);
    void commit_singly(std::span<job> jobs);
    void answer_all(std::span<job> jobs, const error& why);
    result<void> probe();
    enum class room : std::uint8_t { none, reserve, plenty };
    room room_left() const;
    result<void> may_write(room needed) const;
    std::span<job> refuse_what_can_wait(std::span<job> jobs);
    void recover();
    void stop_writing(const std::string& why);
    void look_at_file();
    void checkpoint_if_due();
    void checkpoint_at_end();

    connection on_;
    sqlite_options options_;
    sqlite_feed& tell_;
    group_commit group_;
    statement probe_;
    int wal_pages_ = 0;
    int checkpointed_pages_ = 0;
    const std::string file_;  // its identity
    bool read_only_ = false;
    bounded_queue<job> queue_;
    thread_group thread_;
};

}  // namespace snug::sqlite
