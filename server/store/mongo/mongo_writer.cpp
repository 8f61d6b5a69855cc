#include "store/mongo/mongo_writer.hpp"

#include "base/limits.hpp"
#include "base/log.hpp"
#include "base/network_limits.hpp"
#include "store/mongo/failure.hpp"

namespace snug::mongo {

mongo_writer::mongo_writer(client_pool& pool,
                           const mongo_options& options,
                           const std::string& node,
                           mongo_feed& feed,
                           outside_news& news)
    : on_(pool, options.database),
      lease_(node),
      feed_(feed),
      news_(news),
      group_(on_, options, node, news),
      sweep_(on_, options.home_collection),
      queue_(options.queue_size_max) {
    thread_.start("writer", [this] { run(); });
}

mongo_writer::~mongo_writer() {
    closing_ = true;
    queue_.close();  // what is queued is still committed and answered
    thread_.join();
}

void mongo_writer::submit(intent wanted, answer done) {
    job one{std::move(wanted), std::move(done)};
    if (!queue_.try_push(std::move(one))) {
        // NOLINTNEXTLINE(bugprone-use-after-move): the queue leaves what it refuses as it was
        one.done(refuse(errc::busy, "The server is busy. Try again in a moment."));
    }
}

void mongo_writer::run() {
    std::vector<job> jobs;
    look_for_rubbish();
    while (take(jobs)) {
        if (!jobs.empty()) {
            gather(jobs);
            commit(jobs);
            flock_ = std::min(jobs.size() + queue_.size(), limits::group_size_max);
        }
        jobs.clear();
        sweep_if_due();
    }
    // The last answers come with the feed, which goes after us. They are not kept for ever.
    feed_.await_heard(last_turn_, limits::last_answers_wait);
}

/// Waits for work, unless there is some that nobody waits for.
bool mongo_writer::take(std::vector<job>& jobs) {
    if (!sweep_.has_work() || closing_) return queue_.take(jobs, limits::group_size_max);
    return queue_.take_until(jobs, limits::group_size_max, steady::now());
}

/// To the set a group is much work, and one job more in it is little. Who was just answered may
/// well ask again at once: for as many as stood here before a moment is waited, and no longer.
void mongo_writer::gather(std::vector<job>& jobs) {
    const auto until = steady::now() + limits::group_gathers;
    while (jobs.size() < flock_ && !closing_ && steady::now() < until)
        queue_.take_until(jobs, limits::group_size_max - jobs.size(), until);
}

void mongo_writer::look_for_rubbish() {
    try {
        sweep_.find();
    } catch (const failure& why) {
        log_line(log_level::warning, "sweep_put_off").field("why", why.what());
    }
}

/// After a failure the next start, or the next deleted channel, comes back to it.
void mongo_writer::sweep_if_due() {
    if (!sweep_.has_work() || closing_) return;
    try {
        sweep_.sweep();
    } catch (const failure& why) {
        sweep_.forget();
        log_line(log_level::warning, "sweep_put_off").field("why", why.what());
    }
}

void mongo_writer::commit(std::vector<job>& jobs) {
    const auto began = steady::now();
    while (true) {
        try {
            return attempt(jobs);
        } catch (const failure& why) {
            const bool was_rash = group_.failed() && (why.is_transient() || why.is_duplicate());
            if (!was_rash && !is_worth_another_try(jobs, why, began)) return;
        } catch (const std::exception&) {
            group_.failed();
            return commit_singly(jobs);
        }
        // Who came meanwhile comes along.
        queue_.take_until(jobs, limits::group_size_max - jobs.size(), steady::now());
    }
}

/// False when all of them have been answered.
bool mongo_writer::is_worth_another_try(std::vector<job>& jobs,
                                        const failure& why,
                                        steady::time_point began) {
    if (why.is_away()) session_.reset();
    if (why.is_unknown_commit()) {
        answer_all(jobs, to_error(why));
        return false;
    }
    if (!why.is_transient() && !why.is_away() && !makes_way(why)) {
        log_line(log_level::error, "group_failed").field("why", why.what());
        commit_singly(jobs);
        return false;
    }
    if (steady::now() > began + limits::store_patience) {
        answer_all(jobs, to_error(why));
        return false;
    }
    pause_.wait(why);
    if (steady::now() > began + limits::stuck_after) lease_.end_dead(on_);
    return true;
}

/// Somebody has put a document where ours has to go: it is on its way out.
bool mongo_writer::makes_way(const failure& why) {
    if (!why.is_duplicate()) return false;
    const auto now = steady::now();
    if (!blocked_since_) blocked_since_ = now;
    news_.look_for_forged();
    return now < *blocked_since_ + limits::taken_place_patience;
}

void mongo_writer::attempt(std::span<job> jobs) {
    std::vector<const intent*> wanted;
    wanted.reserve(jobs.size());
    for (const job& one : jobs)
        wanted.push_back(&one.wanted);
    prepared_group made;
    {
        transaction all(session());
        made = group_.prepare(wanted, all.in());
        if (made.changes) {
            feed_.announce(made.turn, made.by, made.changes);
            try {
                all.commit();
            } catch (const failure&) {
                feed_.withdraw(made.turn);
                throw;
            }
        }
    }
    group_.succeeded(made);
    blocked_since_.reset();
    if (!made.changes) {
        for (std::size_t i = 0; i < jobs.size(); ++i)
            jobs[i].done(std::move(made.answers[i]));
        return;
    }
    last_turn_ = made.turn;
    answer_when_heard(jobs, std::move(made));
    if (group_.left_rubbish()) look_for_rubbish();
}

void mongo_writer::answer_when_heard(std::span<job> jobs, prepared_group done) {
    const std::int64_t turn = done.turn;
    std::vector<answer> askers;
    askers.reserve(jobs.size());
    for (job& one : jobs)
        askers.push_back(std::move(one.done));
    feed_.when_heard(turn,
                     [askers = std::move(askers), answers = std::move(done.answers)]() mutable {
                         for (std::size_t i = 0; i < askers.size(); ++i)
                             askers[i](std::move(answers[i]));
                     });
    // A feed that has fallen behind holds the commits back, or what waits for it would pile up.
    while (!closing_ &&
           !feed_.await_heard(turn - static_cast<std::int64_t>(limits::unheard_groups_max),
                              limits::last_answers_wait)) {
        log_line(log_level::warning, "feed_is_behind").field("turn", turn);
    }
}

/// One intent that nobody foresaw must not take the others of its group down.
void mongo_writer::commit_singly(std::vector<job>& jobs) {
    if (jobs.size() == 1) {
        log_line(log_level::error, "intent_failed")
            .field("intent", static_cast<std::int64_t>(jobs[0].wanted.index()));
        return answer_all(jobs, error{errc::internal, {}, {}});
    }
    for (job& one : jobs) {
        std::vector<job> alone;
        alone.push_back(std::move(one));
        commit(alone);
    }
}

void mongo_writer::answer_all(std::span<job> jobs, const error& why) {
    for (job& one : jobs)
        one.done(std::unexpected(why));
}

const commit_session& mongo_writer::session() {
    if (!session_) {
        session_.emplace(on_.client());
        try {
            lease_.begin(on_, session_->id());
        } catch (const failure&) {
            session_.reset();
            throw;
        }
    }
    return *session_;
}

}  // namespace snug::mongo
