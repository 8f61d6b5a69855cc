// Looks into files that have arrived: what they are, what a client needs to show them, and a copy
// that tells nobody where it was made. Work goes to the media helper, one file at a time and long
// work apart, so that a film keeps no picture waiting. What was found becomes an intent. Owned by
// app. `look_into` and `look_around` are for the io thread; files are opened and kept
// on file threads and on the queues' own.
#pragma once

#include "api/file_threads.hpp"
#include "api/scratch_files.hpp"
#include "live/film_progress.hpp"
#include "live/reader_pool.hpp"
#include "media/media_queue.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <functional>
#include <mutex>
#include <set>

namespace snug::api {

/// A small picture that was made of another.
struct square_picture {
    digest bytes{};
    bool animated = false;
};

class file_desk {
public:
    /// `scratch`: a folder for what is being made; it is made when it is first needed. `helper`:
    /// empty when there is none, then everything is a plain download.
    file_desk(snug::store& store,
              reader_pool& readers,
              file_threads& threads,
              std::filesystem::path scratch,
              const std::filesystem::path& helper,
              wall_clock now);

    /// What is known of a file by how it begins: whether there is anything to look into.
    static file_look first_look(std::string_view head, const digest& bytes, std::uint64_t size);

    /// `hear` is called on the io thread, for each file at most once in
    /// limits::progress_told_every. To be said before anything is looked into.
    void on_progress(std::function<void(const film_progress&)> hear) {
        progressed_ = std::move(hear);
    }

    /// Begins, unless it is under way; what finds no place now is found by `look_around`.
    void look_into(const kept_file& file);

    /// What an earlier start, or a full queue, has left; files that no message came for; and, once
    /// in a while, bytes that are no file's any more.
    void look_around();

    using on_square = std::move_only_function<void(result<square_picture>)>;
    /// A square of a picture, kept as a blob; `then` is called once, on any thread. errc::busy: ask
    /// again; errc::invalid_field: it is no picture that can be read; errc::unavailable: nobody
    /// here can.
    void make_square(const digest& of, const media::request& what, on_square then);

    /// Work under way is left for the next start.
    void stop();

private:
    struct task;
    using task_ptr = std::shared_ptr<task>;
    using found = std::expected<media::facts, media::failure>;
    using next_step = void (file_desk::*)(const task_ptr&, found, media::material);

    void look_for_unknown();
    void drop_loose();
    void sweep_blobs();
    void age_files_after(const file_id& last);
    void begin(const task_ptr& of, media::job_kind what, next_step then);
    void looked(const task_ptr& of, found what, media::material);
    void made_picture(const task_ptr& of, found what, media::material on);
    void made_poster(const task_ptr& of, found what, media::material on);
    void made_playable(const task_ptr& of, found what, media::material on);
    media::media_queue& queue_for(const task& of, media::job_kind what);
    void note_progress(task& of, media::progress now);
    bool is_tried_again(const task_ptr& of, const media::failure& why);
    void give_up(const task_ptr& of, const media::failure& why);
    void tell(const task_ptr& of);
    void end(const task_ptr& of);

    bool begin_square(const digest& of,
                      const media::request& what,
                      const std::shared_ptr<on_square>& told);

    snug::store& store_;
    reader_pool& readers_;
    file_threads& threads_;
    scratch_files scratch_;
    const wall_clock now_;
    std::function<void(const film_progress&)> progressed_;
    std::mutex mutex_;
    std::set<file_id> under_way_;
    wall_time next_sweep_{};  // the io thread's
    wall_time next_aging_{};  // the io thread's
    media::media_queue quick_;
    media::media_queue short_;  // sounds, and films to be copied: no voice waits for a film
    media::media_queue films_;  // to be encoded anew
};

}  // namespace snug::api
