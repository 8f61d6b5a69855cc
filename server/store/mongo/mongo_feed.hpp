// The feed of one process on a set that others write to as well: one change stream on the log, for
// all listeners, on a thread of its own. Every group comes through it, our own too, so the order is
// everywhere the order of turns. A hole, a lost stream or a start: the log is read; where that no
// longer reaches back so far, the feed says so and ends. Letters of other servers come by the same
// stream, and news of what others do in `home`, which the feed passes on. It also tells the others
// that this process lives. Owned by the store.
#pragma once

#include "base/threads.hpp"
#include "store/feed.hpp"
#include "store/mail.hpp"
#include "store/mongo/head_document.hpp"
#include "store/mongo/log_reader.hpp"
#include "store/mongo/node_lease.hpp"
#include "store/mongo/options.hpp"
#include "store/mongo/outside_news.hpp"

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <vector>

namespace snug::mongo {

class mongo_feed final : public feed {
public:
    /// Hears what is committed after the head's turn, and what others do from `outside_to` on.
    mongo_feed(client_pool& pool,
               const mongo_options& options,
               const std::string& node,
               const head_state& head,
               outside_news& outside);
    ~mongo_feed() override;

    void listen(listener hear) override;
    void on_left_behind(std::function<void()> tell);
    /// `hear` gets what other servers have sent, on this feed's thread.
    void on_letter(std::function<void(letter)> hear);

    /// Writer's thread, before it commits: this group will be told from memory when it comes by.
    void announce(std::int64_t turn, const authorship& by, committed_group changes);
    /// It was not committed.
    void withdraw(std::int64_t turn);
    /// Runs `done` once the group of that turn has been told: on the feed's thread, or here when it
    /// was already or never will be.
    void when_heard(std::int64_t turn, std::move_only_function<void()> done);
    /// Waits until that turn was told; false when it takes longer than `at_most`.
    bool await_heard(std::int64_t turn, std::chrono::milliseconds at_most);

    /// The turn that was told last.
    std::int64_t heard();

    /// Whether the stream is open and nothing is known to be missing.
    bool is_following() const { return following_; }
    /// The same; while it is being opened for the first time, waits for that, `at_most` so long.
    bool await_first_opening(std::chrono::milliseconds at_most);

private:
    struct announced_group {
        authorship by;
        committed_group changes;
    };

    void run();
    void follow();
    void catch_up();
    void hear(const view& event);
    void hear(const logged_group& group);
    void start_outside_anew();
    void deliver(const view& sent);
    committed_group changes_of(const logged_group& group);
    void tell(std::int64_t turn, const committed_group& changes);
    void end_first_opening();
    void look_for_setup(const std::vector<committed>& changes);
    void pause(std::chrono::milliseconds time);
    void renew_lease();
    void end_left_behind();

    database on_;
    const std::string node_;
    node_lease lease_;
    std::chrono::steady_clock::time_point renewed_{};
    log_reader log_;
    const array filter_;
    outside_news& outside_;
    std::optional<cluster_time> outside_from_;  // absent: from now on
    cluster_time opened_;
    std::atomic<bool> stopping_ = false;
    std::atomic<bool> following_ = false;

    std::mutex mutex_;  // guards what stands below
    std::condition_variable told_;
    std::vector<listener> listeners_;
    std::function<void()> tell_left_behind_;
    std::function<void(letter)> hear_letter_;
    bool left_behind_ = false;
    bool has_tried_ = false;  // to open the stream
    std::int64_t heard_;
    std::map<std::int64_t, announced_group> announced_;
    std::multimap<std::int64_t, std::move_only_function<void()>> waiting_;

    thread_group thread_;
};

}  // namespace snug::mongo
