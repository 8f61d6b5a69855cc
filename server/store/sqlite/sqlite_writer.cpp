#include "store/sqlite/sqlite_writer.hpp"

#include "base/log.hpp"
#include "domain/urgency.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/files.hpp"

#include <algorithm>
#include <future>

namespace snug::sqlite {

namespace {

// 4 KiB pages. A checkpoint costs two fsyncs, so it waits for some work to do; the WAL is walked
// through at start and by readers, so it does not wait for much.
constexpr int checkpoint_pages = 2'000;
// Readers that never pause (the indexer, a burst of histories) keep the WAL from starting over.
// From here on a checkpoint comes sooner and waits a moment for them.
constexpr int wal_pages_long = 4'000;
constexpr int checkpoint_pages_when_long = 500;
constexpr int reader_wait_ms = 100;
constexpr std::int64_t wal_bytes_kept = 16LL * 1024 * 1024;

int note_wal_pages(void* to, sqlite3*, const char*, int pages) {
    *static_cast<int*>(to) = pages;
    return SQLITE_OK;
}

}  // namespace

sqlite_writer::sqlite_writer(connection on, const sqlite_options& options, sqlite_feed& tell)
    : on_(std::move(on)),
      options_(options),
      tell_(tell),
      group_(on_, options_),
      probe_(on_, "UPDATE head SET probes = probes + 1"),
      file_(identity_of(options_.folder / database_name)),
      queue_(options.queue_size_max) {
    sqlite3_busy_timeout(on_.handle(), reader_wait_ms);
    sqlite3_wal_hook(on_.handle(), note_wal_pages, &wal_pages_);
    on_.number("PRAGMA journal_size_limit=" + std::to_string(wal_bytes_kept));
    thread_.start("writer", [this] { run(); });
}

sqlite_writer::~sqlite_writer() {
    queue_.close();  // what is queued is still committed and answered
    thread_.join();
}

void sqlite_writer::submit(intent wanted, answer done) {
    job one{std::move(wanted), std::move(done), {}};
    if (!queue_.try_push(std::move(one))) {
        // NOLINTNEXTLINE(bugprone-use-after-move): the queue leaves what it refuses as it was
        one.done(refuse(errc::busy, "The server is busy. Try again in a moment."));
    }
}

result<void> sqlite_writer::check() {
    auto told = std::make_shared<std::promise<result<void>>>();
    auto outcome_of_probe = told->get_future();
    job probe_job;
    probe_job.probed = [told](result<void> how) { told->set_value(std::move(how)); };
    if (!queue_.try_push(std::move(probe_job))) return refuse(errc::busy);
    return outcome_of_probe.get();
}

void sqlite_writer::run() {
    std::vector<job> jobs;
    while (take(jobs)) {
        if (!jobs.empty()) handle(jobs);
        jobs.clear();
        sweep_if_due();
        checkpoint_if_due();
    }
    checkpoint_at_end();
}

/// Waits for work, unless there is some that nobody waits for.
bool sqlite_writer::take(std::vector<job>& jobs) {
    if (!group_.has_rubbish()) return queue_.take(jobs, limits::group_size_max);
    return queue_.take_until(jobs, limits::group_size_max, std::chrono::steady_clock::now());
}

void sqlite_writer::sweep_if_due() {
    if (!group_.has_rubbish()) return;
    if (!may_write(room::plenty))
        return group_.forget_rubbish();  // the next start comes back to it
    try {
        group_.sweep();
    } catch (const failure& what) {
        recover();
        group_.forget_rubbish();
        if (what.is_broken()) stop_writing(what.what());
    }
}

/// A file that was removed or replaced under us still takes what is written, for nobody.
void sqlite_writer::look_at_file() {
    if (!read_only_ && identity_of(options_.folder / database_name) != file_)
        stop_writing("snug.db was moved, removed or replaced");
}

void sqlite_writer::handle(std::vector<job>& jobs) {
    look_at_file();
    std::vector<job> probes;
    for (job& one : jobs)
        if (one.probed) probes.push_back(std::move(one));
    std::erase_if(jobs, [](const job& one) { return !one.done; });  // a probe has none
    if (!jobs.empty()) commit(jobs);
    for (job& one : probes)
        one.probed(probe());
}

sqlite_writer::room sqlite_writer::room_left() const {
    const std::uint64_t free = free_bytes(options_.folder);
    if (free >= options_.disk_floor_bytes) return room::plenty;
    return free >= options_.disk_reserve_bytes ? room::reserve : room::none;
}

/// Whether it makes sense to begin a transaction at all.
result<void> sqlite_writer::may_write(room needed) const {
    if (read_only_) {
        return refuse(errc::read_only, "The server's disk failed. Nothing can be written.");
    }
    if (room_left() < needed) return refuse(errc::no_space, "The server's disk is full.");
    return {};
}

/// On a nearly full disk people still sign in, and out, and take away what fills it. Brings those
/// jobs to the front and answers the others.
std::span<sqlite_writer::job> sqlite_writer::refuse_what_can_wait(std::span<job> jobs) {
    if (may_write(room::plenty)) return jobs;
    std::vector<job> kept;
    for (job& one : jobs) {
        const auto fine = may_write(may_use_reserve(one.wanted) ? room::reserve : room::plenty);
        if (fine) {
            kept.push_back(std::move(one));
        } else {
            one.done(std::unexpected(fine.error()));
        }
    }
    std::ranges::move(kept, jobs.begin());
    return jobs.first(kept.size());
}

void sqlite_writer::commit(std::span<job> jobs) {
    jobs = refuse_what_can_wait(jobs);
    if (jobs.empty()) return;
    std::vector<const intent*> wanted;
    wanted.reserve(jobs.size());
    for (const job& one : jobs)
        wanted.push_back(&one.wanted);
    group_result done;
    try {
        done = group_.run(wanted);
    } catch (const failure& what) {
        recover();
        if (what.is_broken()) stop_writing(what.what());
        if (what.is_full() || what.is_broken()) return answer_all(jobs, to_error(what));
        return commit_singly(jobs);
    } catch (const std::exception&) {
        recover();
        return commit_singly(jobs);
    }
    if (done.changes) tell_.publish(done.changes);
    for (std::size_t i = 0; i < jobs.size(); ++i)
        jobs[i].done(std::move(done.answers[i]));
}

/// One intent that nobody foresaw must not take the others of its group down.
void sqlite_writer::commit_singly(std::span<job> jobs) {
    if (jobs.size() == 1) {
        log_line(log_level::error, "intent_failed")
            .field("intent", static_cast<std::int64_t>(jobs[0].wanted.index()));
        return answer_all(jobs, error{errc::internal, {}, {}});
    }
    for (std::size_t i = 0; i < jobs.size(); ++i)
        commit(jobs.subspan(i, 1));
}

void sqlite_writer::answer_all(std::span<job> jobs, const error& why) {
    for (job& one : jobs)
        one.done(std::unexpected(why));
}

result<void> sqlite_writer::probe() {
    if (const auto fine = may_write(room::plenty); !fine) return fine;
    try {
        transaction all(on_, transaction::kind::write);
        probe_.run();
        all.commit();
        return {};
    } catch (const failure& what) {
        if (what.is_broken()) stop_writing(what.what());
        return std::unexpected(to_error(what));
    }
}

/// The transaction is rolled back by now; memory is not.
void sqlite_writer::recover() {
    try {
        group_.reload();
    } catch (const failure& what) {
        stop_writing(what.what());
    }
}

void sqlite_writer::stop_writing(const std::string& why) {
    if (read_only_) return;
    read_only_ = true;
    log_line(log_level::error, "store_read_only")
        .field("why", why)
        .field("cure", "check the disk, then start Snug again");
}

void sqlite_writer::checkpoint_if_due() {
    if (wal_pages_ < checkpointed_pages_) checkpointed_pages_ = 0;  // the WAL has begun anew
    const bool long_wal = wal_pages_ >= wal_pages_long;
    const int due = long_wal ? checkpoint_pages_when_long : checkpoint_pages;
    if (read_only_ || wal_pages_ - checkpointed_pages_ < due) return;
    checkpointed_pages_ = wal_pages_;
    const int mode = long_wal ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE;
    const int code = sqlite3_wal_checkpoint_v2(on_.handle(), nullptr, mode, nullptr, nullptr);
    if (code == SQLITE_OK) return;
    // After a full disk or a busy reader the pages are still in the WAL: nothing is lost, the next
    // one takes them.
    const failure what = last_failure(on_.handle());
    if (what.is_broken()) stop_writing(what.what());
}

void sqlite_writer::checkpoint_at_end() {
    if (read_only_) return;
    sqlite3_wal_checkpoint_v2(on_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

}  // namespace snug::sqlite
