#include "api/file_desk.hpp"

#include "base/file_limits.hpp"
#include "base/limits.hpp"
#include "base/log.hpp"
#include "media/sniff.hpp"

#include <algorithm>
#include <utility>

namespace snug::api {

namespace {

constexpr std::size_t found_at_once = 200;

file_kind to_kind(media::medium what) {
    switch (what) {
        case media::medium::picture:
            return file_kind::image;
        case media::medium::video:
            return file_kind::video;
        case media::medium::audio:
            return file_kind::audio;
        case media::medium::other:
            break;
    }
    return file_kind::file;
}

std::unexpected<error> to_refusal(const media::failure& why) {
    using reason = media::failure::reason;
    if (why.of == reason::stopped) return refuse(errc::busy);
    if (why.of == reason::no_helper) {
        return refuse(errc::unavailable, "This server cannot look into pictures.");
    }
    return refuse(errc::invalid_field, "That is no picture we can read.");
}

result<std::vector<file_id>> find_due(reader& from, wall_time now, const file_id& after) {
    const auto world = from.world();
    if (!world) return std::unexpected(world.error());
    const file_retention& policy = world->server.retention;
    aging_request wanted;
    if (policy.days > 0) wanted.shared_before = now - std::chrono::days(policy.days);
    wanted.over_bytes = policy.over_bytes;
    wanted.removed_before = now - limits::restore_window;
    wanted.after = after;
    wanted.limit = limits::files_aged_at_once;
    return from.aging_files(wanted);
}

}  // namespace

/// One file on its way through the steps; each is done by the thread of one queue, one after the
/// other.
struct file_desk::task {
    file_id id;
    digest original{};
    file_look look;
    media::job_kind what = media::job_kind::look;  // the step that it is at, and what comes then
    next_step then = nullptr;
    bool is_copied = false;  // once it has been looked at: what browsers play needs no more
    int deaths = 0;          // of helpers or workers that had it
    username by;
    int percent_told = 0;
    std::chrono::steady_clock::time_point told{};
};

file_desk::file_desk(snug::store& store,
                     reader_pool& readers,
                     file_threads& threads,
                     std::filesystem::path scratch,
                     const std::filesystem::path& helper,
                     wall_clock now)
    : store_(store),
      readers_(readers),
      threads_(threads),
      scratch_(store.blobs(), std::move(scratch)),
      now_(std::move(now)),
      quick_(helper),
      short_(helper),
      films_(helper) {}

file_look file_desk::first_look(std::string_view head, const digest& bytes, std::uint64_t size) {
    file_look made;
    made.kind = to_kind(media::sniff_medium(head));
    made.state = made.kind == file_kind::file ? file_state::ready : file_state::processing;
    made.type = media::to_mime(media::format::other);
    made.size = size;
    made.shown = bytes;
    return made;
}

void file_desk::look_into(const kept_file& file) {
    if (file.what.look.state != file_state::processing) return;
    {
        const std::lock_guard lock(mutex_);
        if (!under_way_.insert(file.what.id).second) return;
    }
    const auto made = std::make_shared<task>(task{.id = file.what.id,
                                                  .original = file.what.look.shown,
                                                  .look = file.what.look,
                                                  .by = file.by});
    const bool begins =
        threads_.try_run([this, made] { begin(made, media::job_kind::look, &file_desk::looked); });
    if (!begins) end(made);
}

void file_desk::look_around() {
    look_for_unknown();
    drop_loose();
    if (now_() >= next_aging_) {
        next_aging_ = now_() + limits::files_aged_every;
        age_files_after({});
    }
    if (now_() < next_sweep_) return;
    next_sweep_ = now_() + limits::blobs_swept_every;
    sweep_blobs();
}

void file_desk::look_for_unknown() {
    question<std::vector<kept_file>> unknown = [](reader& from) {
        return from.unknown_files(found_at_once);
    };
    readers_.ask<std::vector<kept_file>>(std::move(unknown),
                                         [this](result<std::vector<kept_file>> told) {
                                             if (!told) return;
                                             for (const kept_file& one : *told)
                                                 look_into(one);
                                         });
}

void file_desk::drop_loose() {
    question<std::vector<file_id>> loose = [since = now_() -
                                                    limits::loose_file_lifetime](reader& from) {
        return from.loose_files(since, found_at_once);
    };
    readers_.ask<std::vector<file_id>>(std::move(loose), [this](result<std::vector<file_id>> told) {
        if (!told || told->empty()) return;
        store_.writer().submit(drop_files{std::nullopt, std::move(*told)}, [](auto) {});
    });
}

/// Bytes whose row is gone, or that never came to have one.
void file_desk::sweep_blobs() {
    question<std::vector<digest>> used = [](reader& from) { return from.blobs_in_use(); };
    readers_.ask<std::vector<digest>>(std::move(used), [this](result<std::vector<digest>> told) {
        if (!told) return;
        std::ranges::sort(*told);
        const bool begins = threads_.try_run([this, known = std::move(*told)] {
            const auto is_used = [&known](const digest& one) {
                return std::ranges::binary_search(known, one);
            };
            const auto removed =
                store_.blobs().sweep(is_used, now_() - limits::blob_unused_at_least);
            if (removed && *removed > 0) {
                log_line(log_level::info, "unused_files_removed").field("count", *removed);
            }
        });
        if (!begins) next_sweep_ = {};
    });
}

/// Page by page: which of them go is decided by what the place wants.
void file_desk::age_files_after(const file_id& last) {
    const auto after = std::make_shared<const file_id>(last);
    question<std::vector<file_id>> due = [now = now_(), after](reader& from) {
        return find_due(from, now, *after);
    };
    readers_.ask<std::vector<file_id>>(std::move(due), [this](result<std::vector<file_id>> told) {
        if (!told || told->empty()) return;
        const file_id next = told->back();
        store_.writer().submit(age_files{std::move(*told), now_()}, [](auto) {});
        age_files_after(next);
    });
}

void file_desk::make_square(const digest& of, const media::request& what, on_square then) {
    auto told = std::make_shared<on_square>(std::move(then));
    const bool begins = threads_.try_run([this, of, what, told] {
        if (!begin_square(of, what, told)) (*told)(refuse(errc::busy));
    });
    if (!begins) (*told)(refuse(errc::busy));
}

bool file_desk::begin_square(const digest& of,
                             const media::request& what,
                             const std::shared_ptr<on_square>& told) {
    auto input = scratch_.open_input(of);
    descriptor output = scratch_.open_output();
    if (!input || !output) return false;
    media::job work;
    work.what = what;
    work.on.input = std::move(*input);
    work.on.outputs.push_back(std::move(output));
    work.on_end = [this, told](found made, media::material on) {
        if (!made) return (*told)(to_refusal(made.error()));
        const auto kept = scratch_.keep(on.outputs[0]);
        if (!kept) return (*told)(refuse(errc::busy));
        (*told)(square_picture{*kept, made->frames > 1});
    };
    return quick_.try_submit(std::move(work));
}

namespace {

/// What was made is not kept. Made again, it would be as large.
media::failure no_room() {
    return {.of = media::failure::reason::refused, .why = media::refusal::no_room};
}

}  // namespace

void file_desk::stop() {
    quick_.stop();
    short_.stop();
    films_.stop();
}

void file_desk::begin(const task_ptr& of, media::job_kind what, next_step then) {
    of->what = what;
    of->then = then;
    auto input = scratch_.open_input(of->original);
    if (!input) return end(of);
    media::job work;
    work.what.kind = what;
    work.whose = of->by.value();
    work.on.input = std::move(*input);
    for (std::size_t i = 0; i < media::output_count(what); ++i) {
        descriptor output = scratch_.open_output();
        if (!output) return end(of);
        work.on.outputs.push_back(std::move(output));
    }
    work.on_end = [this, of, then](found told, media::material on) {
        (this->*then)(of, std::move(told), std::move(on));
    };
    if (what == media::job_kind::play)
        work.on_progress = [this, of](media::progress now) { note_progress(*of, now); };
    if (!queue_for(*of, what).try_submit(std::move(work))) end(of);
}

/// Which message bears it is asked each time: when it was begun there was none.
void file_desk::note_progress(task& of, media::progress now) {
    constexpr int permille_in_percent = 10;
    const int percent = now.permille / permille_in_percent;
    const auto time = std::chrono::steady_clock::now();
    if (percent <= of.percent_told || time < of.told + limits::progress_told_every) return;
    of.percent_told = percent;
    of.told = time;
    const auto which = std::make_shared<const file_id>(of.id);
    question<std::optional<kept_file>> bearer = [which](reader& from) {
        return from.file_by_id(*which);
    };
    readers_.ask<std::optional<kept_file>>(
        std::move(bearer), [this, percent](result<std::optional<kept_file>> told) {
            if (!progressed_ || !told || !*told || !(*told)->message) return;
            const kept_file& file = **told;
            progressed_({file.channel, *file.message, file.what.id, percent});
        });
}

media::media_queue& file_desk::queue_for(const task& of, media::job_kind what) {
    if (what != media::job_kind::play) return quick_;
    return of.look.kind == file_kind::audio || of.is_copied ? short_ : films_;
}

void file_desk::looked(const task_ptr& of, found what, media::material) {
    if (!what) return give_up(of, what.error());
    of->look.kind = to_kind(what->kind);
    of->look.width = what->width;
    of->look.height = what->height;
    of->look.duration_ms = what->duration_ms;
    of->is_copied = what->plays_as_it_is;
    switch (what->kind) {
        case media::medium::picture:
            return begin(of, media::job_kind::picture, &file_desk::made_picture);
        case media::medium::video:
            return begin(of, media::job_kind::poster, &file_desk::made_poster);
        case media::medium::audio:
            return begin(of, media::job_kind::play, &file_desk::made_playable);
        case media::medium::other:
            break;
    }
    of->look.state = file_state::ready;
    tell(of);
}

void file_desk::made_picture(const task_ptr& of, found what, media::material on) {
    if (!what) return give_up(of, what.error());
    file_look& look = of->look;
    const auto shown = scratch_.keep(on.outputs[0], &look.size);
    // Tried again: given up, it would be shown as it came, with the place where it was taken.
    if (!shown) return end(of);
    look.shown = *shown;
    look.thumb = scratch_.keep(on.outputs[1]);
    look.thumb_large = scratch_.keep(on.outputs[2]);
    look.type = media::to_mime(what->served);
    look.width = what->width;
    look.height = what->height;
    look.animated = what->frames > 1;
    look.thumbhash = what->thumbhash;
    look.state = file_state::ready;
    tell(of);
}

/// Told at once: making it playable may take long. A film without a poster is a film all the same.
void file_desk::made_poster(const task_ptr& of, found what, media::material on) {
    if (!what && is_tried_again(of, what.error())) return;
    if (what) {
        file_look& look = of->look;
        look.poster = scratch_.keep(on.outputs[0]);
        look.thumb = scratch_.keep(on.outputs[1]);
        look.width = what->width;
        look.height = what->height;
        if (what->duration_ms != 0) look.duration_ms = what->duration_ms;
        look.thumbhash = what->thumbhash;
        store_.writer().submit(know_file{of->id, look}, [](auto) {});
    }
    begin(of, media::job_kind::play, &file_desk::made_playable);
}

void file_desk::made_playable(const task_ptr& of, found what, media::material on) {
    if (!what) return give_up(of, what.error());
    file_look& look = of->look;
    const auto shown = scratch_.keep(on.outputs[0], &look.size);
    if (!shown) return give_up(of, no_room());
    look.shown = *shown;
    look.type = media::to_mime(what->served);
    if (what->width != 0) {
        look.width = what->width;
        look.height = what->height;
    }
    look.duration_ms = what->duration_ms;
    look.silent = what->silent;
    look.waveform = what->waveform;
    look.state = file_state::ready;
    tell(of);
}

/// Whoever died with a file in his hands may have died of something else.
bool file_desk::is_tried_again(const task_ptr& of, const media::failure& why) {
    if (why.of != media::failure::reason::died) return false;
    if (++of->deaths >= limits::media_tries_max) return false;
    begin(of, of->what, of->then);
    return true;
}

/// What is no picture, film or sound after all, or what nobody here can look into, is a download
/// and no failure.
void file_desk::give_up(const task_ptr& of, const media::failure& why) {
    using reason = media::failure::reason;
    if (why.of == reason::stopped) return end(of);
    if (is_tried_again(of, why)) return;
    file_look& look = of->look;
    const bool is_plain = why.of == reason::no_helper ||
                          (why.of == reason::refused && why.why == media::refusal::not_media);
    look.state = is_plain ? file_state::ready : file_state::failed;
    if (is_plain) look.kind = file_kind::file;
    if (!is_plain) look.reason = media::to_code(why);
    look.shown = of->original;
    look.type = media::to_mime(media::format::other);
    tell(of);
}

void file_desk::tell(const task_ptr& of) {
    store_.writer().submit(know_file{of->id, of->look}, [this, of](const auto&) { end(of); });
}

void file_desk::end(const task_ptr& of) {
    const std::lock_guard lock(mutex_);
    under_way_.erase(of->id);
}

}  // namespace snug::api
