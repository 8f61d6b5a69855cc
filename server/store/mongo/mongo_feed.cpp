#include "store/mongo/mongo_feed.hpp"

#include "base/log.hpp"
#include "base/network_limits.hpp"
#include "store/mongo/change_stream.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/stream_filter.hpp"
#include "store/mongo/world_documents.hpp"

namespace snug::mongo {

namespace {

constexpr auto pause_min = std::chrono::milliseconds(50);
constexpr auto pause_max = std::chrono::milliseconds(1'000);

/// Between what was heard and what the log still has lies something that nobody can tell any more.
struct log_too_short {};

}  // namespace

mongo_feed::mongo_feed(client_pool& pool,
                       const mongo_options& options,
                       const std::string& node,
                       const head_state& head,
                       outside_news& outside)
    : on_(pool, options.database),
      node_(node),
      lease_(node),
      log_(on_, options.home_collection),
      filter_(stream_filter(options.home_collection)),
      outside_(outside),
      outside_from_(head.outside_to),
      heard_(head.turn) {
    thread_.start("feed", [this] { run(); });
}

mongo_feed::~mongo_feed() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    told_.notify_all();
    thread_.join();
    // Their groups were committed, only nobody was told: that is still an acknowledgement.
    for (auto& [turn, done] : waiting_)
        done();
}

void mongo_feed::listen(listener hear) {
    const std::lock_guard lock(mutex_);
    listeners_.push_back(std::move(hear));
}

void mongo_feed::on_left_behind(std::function<void()> tell) {
    const std::lock_guard lock(mutex_);
    if (left_behind_) return tell();
    tell_left_behind_ = std::move(tell);
}

void mongo_feed::on_letter(std::function<void(letter)> hear) {
    const std::lock_guard lock(mutex_);
    hear_letter_ = std::move(hear);
}

void mongo_feed::deliver(const view& sent) {
    letter one{sent.text("node"), sent.text("body")};
    if (one.from.empty() || one.from == node_) return;
    const std::lock_guard lock(mutex_);
    if (hear_letter_) hear_letter_(std::move(one));
}

void mongo_feed::announce(std::int64_t turn, const authorship& by, committed_group changes) {
    const std::lock_guard lock(mutex_);
    announced_.insert_or_assign(turn, announced_group{by, std::move(changes)});
}

void mongo_feed::withdraw(std::int64_t turn) {
    const std::lock_guard lock(mutex_);
    announced_.erase(turn);
}

void mongo_feed::when_heard(std::int64_t turn, std::move_only_function<void()> done) {
    {
        const std::lock_guard lock(mutex_);
        if (turn > heard_ && !left_behind_) {
            waiting_.emplace(turn, std::move(done));
            return;
        }
    }
    done();
}

bool mongo_feed::await_heard(std::int64_t turn, std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    return told_.wait_for(lock, at_most, [&] { return heard_ >= turn || left_behind_; });
}

bool mongo_feed::await_first_opening(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    told_.wait_for(lock, at_most, [this] { return has_tried_; });
    return following_;
}

void mongo_feed::end_first_opening() {
    {
        const std::lock_guard lock(mutex_);
        has_tried_ = true;
    }
    told_.notify_all();
}

std::int64_t mongo_feed::heard() {
    const std::lock_guard lock(mutex_);
    return heard_;
}

void mongo_feed::run() {
    auto wait = pause_min;
    while (!stopping_) {
        try {
            follow();
        } catch (const log_too_short&) {
            return end_left_behind();
        } catch (const failure& what) {
            if (what.is_stream_end()) start_outside_anew();
            if (following_.exchange(false)) {
                log_line(log_level::warning, "feed_interrupted").field("why", what.what());
                wait = pause_min;
            }
        }
        end_first_opening();
        pause(wait);
        wait = std::min(wait * 2, pause_max);
    }
}

void mongo_feed::end_left_behind() {
    following_ = false;
    end_first_opening();
    log_line(log_level::error, "left_behind").field("heard", heard_);
    std::multimap<std::int64_t, std::move_only_function<void()>> answers;
    {
        const std::lock_guard lock(mutex_);
        left_behind_ = true;
        answers.swap(waiting_);
        announced_.clear();
        if (tell_left_behind_) tell_left_behind_();
    }
    told_.notify_all();
    for (auto& [turn, done] : answers)
        done();
}

/// The stream is opened before the log is read, so nothing can fall between them.
void mongo_feed::follow() {
    opened_ = on_.now();
    const auto settled = load_head(on_, nullptr).outside_to;
    if (outside_from_ && settled) outside_from_ = std::max(*outside_from_, *settled);
    change_stream stream(on_, filter_, outside_from_);
    catch_up();
    following_ = true;
    end_first_opening();
    while (!stopping_) {
        renew_lease();
        if (!stream.next()) continue;
        const view event = stream.event();
        if (event.text_if("operationType") == "invalidate") return start_outside_anew();
        hear(event);
    }
}

void mongo_feed::hear(const view& event) {
    const auto when = event.cluster_time_if("clusterTime");
    const view inserted = event.child("fullDocument");
    const auto where = event.child("ns").text_if("coll");
    if (where == coll::log) {
        hear(to_logged_group(inserted));
    } else if (where == coll::mail) {
        if (!when || *when >= opened_) deliver(inserted);  // older ones are nobody's news any more
    } else if (!outside_.notice(event)) {
        throw failure(0, "more happens in the database from outside than is taken in");
    }
    if (!when) return;
    outside_.come_to(*when);
    outside_from_ = *when;
}

/// What happened until now is lost in the stream; what lies in the database is found there.
void mongo_feed::start_outside_anew() {
    if (outside_from_) log_line(log_level::warning, "outside_changes_may_be_missed");
    outside_from_.reset();
    outside_.look_everywhere();
}

void mongo_feed::renew_lease() {
    const auto now = std::chrono::steady_clock::now();
    if (now < renewed_ + limits::lease_renewed_every) return;
    lease_.renew(on_);
    renewed_ = now;
}

void mongo_feed::catch_up() {
    query wanted{coll::log, of("_id", of("$gt", heard_))};
    wanted.options.put("sort", of("_id", 1));
    cursor rows = on_.find(wanted);
    while (!stopping_ && rows.next()) {
        const logged_group group = to_logged_group(rows.row());
        if (group.turn != heard_ + 1) throw log_too_short();
        tell(group.turn, changes_of(group));
    }
}

void mongo_feed::hear(const logged_group& group) {
    if (group.turn <= heard_) return;
    if (group.turn > heard_ + 1) return catch_up();
    tell(group.turn, changes_of(group));
}

committed_group mongo_feed::changes_of(const logged_group& group) {
    {
        const std::lock_guard lock(mutex_);
        const auto own = announced_.find(group.turn);
        if (own != announced_.end() && own->second.by == group.by) return own->second.changes;
    }
    return std::make_shared<const std::vector<committed>>(log_.changes_of(group));
}

void mongo_feed::tell(std::int64_t turn, const committed_group& changes) {
    std::vector<std::move_only_function<void()>> answers;
    {
        const std::lock_guard lock(mutex_);
        if (!changes->empty()) {
            look_for_setup(*changes);
            for (const listener& hear : listeners_)
                hear(changes);
        }
        heard_ = turn;
        announced_.erase(announced_.begin(), announced_.upper_bound(turn));
        const auto end = waiting_.upper_bound(turn);
        for (auto at = waiting_.begin(); at != end; ++at)
            answers.push_back(std::move(at->second));
        waiting_.erase(waiting_.begin(), end);
    }
    told_.notify_all();
    for (auto& done : answers)
        done();
}

/// What lay there before could not be taken in.
void mongo_feed::look_for_setup(const std::vector<committed>& changes) {
    for (const committed& one : changes) {
        if (std::holds_alternative<setup_done>(one.what)) outside_.look_everywhere();
    }
}

void mongo_feed::pause(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    told_.wait_for(lock, time, [this] { return stopping_.load(); });
}

}  // namespace snug::mongo
