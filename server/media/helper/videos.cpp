#include "media/helper/videos.hpp"

#include "base/media_limits.hpp"
#include "media/helper/cage.hpp"
#include "media/helper/plan.hpp"
#include "media/helper/probe_text.hpp"
#include "media/helper/thumbhash.hpp"
#include "media/helper/tool.hpp"
#include "media/output.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace snug::media {
namespace {

constexpr std::size_t samples_per_s = 4'000;  // enough for the height of bars
constexpr std::uint64_t cpu_s = static_cast<std::uint64_t>(limits::media_cpu.count());

struct job_place {
    format found;
    std::span<const int> files;
    int answers;
    const tools& with;
};

std::expected<probe_facts, refusal> probe(const job_place& at) {
    std::string text;
    const bool done = run_tool({.program = at.with.ffprobe,
                                .arguments = probe_arguments(at.found),
                                .files = at.files.first(1),
                                .cpu_s = cpu_s,
                                .on_output = [&text](std::string_view piece) {
                                    text += piece;
                                    return text.size() <= limits::probe_text_bytes_max;
                                }});
    auto out = done ? parse_probe(text) : std::nullopt;
    if (!out || (out->video() == nullptr && out->audio() == nullptr)) {
        return std::unexpected(refusal::broken);
    }
    if (const auto why = check_probe(*out)) return std::unexpected(*why);
    return std::move(*out);
}

facts to_facts(const job_place& at, const probe_facts& of) {
    facts out;
    const stream_facts* video = of.video();
    out.kind = video != nullptr ? medium::video : medium::audio;
    out.found = out.served = at.found;
    out.duration_ms = of.duration_ms;
    if (video != nullptr) {
        out.silent = of.audio() == nullptr;
        out.width = video->turned ? video->height : video->width;
        out.height = video->turned ? video->width : video->height;
    }
    out.plays_as_it_is = copy_target(at.found, of) != format::other;
    return out;
}

std::expected<facts, refusal> make_poster(const job_place& at, const probe_facts& of) {
    facts out = to_facts(at, of);
    if (out.kind != medium::video) return std::unexpected(refusal::not_media);
    const box small = within({out.width, out.height}, {100, 100});
    std::string pixels;
    const std::size_t size = std::size_t{4} * small.width * small.height;
    const bool done = run_tool({.program = at.with.ffmpeg,
                                .arguments = poster_arguments(at.found, out, small),
                                .files = at.files,
                                .cpu_s = cpu_s,
                                .on_output = [&](std::string_view piece) {
                                    pixels += piece;
                                    return pixels.size() <= size;
                                }});
    if (!done || pixels.size() != size) return std::unexpected(refusal::broken);
    out.thumbhash = thumbhash(
        small.width, small.height, {reinterpret_cast<const std::uint8_t*>(pixels.data()), size});
    out.served = format::webp;
    return out;
}

/// Peaks of equal parts, while the samples come by. How many will come is not known: what a browser
/// records does not say how long it is.
class peaks {
public:
    bool take(std::string_view bytes) {
        for (const char one : bytes) {
            if (!half_) {
                low_ = static_cast<std::uint8_t>(one);
            } else {
                add(static_cast<std::int16_t>(low_ | static_cast<std::uint8_t>(one) << 8U));
            }
            half_ = !half_;
        }
        return true;
    }

    std::uint64_t duration_ms() const { return all_ * 1000 / samples_per_s; }

    /// As many as there are points, or fewer of what is very short.
    std::string bars() {
        if (counted_ > 0) close();
        const std::size_t count = std::min(heights_.size(), limits::waveform_points_max);
        std::string made(count, '\0');
        for (std::size_t i = 0; i < heights_.size(); ++i) {
            char& bar = made[i * count / heights_.size()];
            const int highest = std::max<int>(static_cast<std::uint8_t>(bar), heights_[i] >> 7);
            bar = static_cast<char>(std::min(highest, 255));
        }
        return made;
    }

private:
    static constexpr std::size_t heights_max = 8 * limits::waveform_points_max;

    void add(std::int16_t sample) {
        peak_ = std::max(peak_, std::abs(static_cast<int>(sample)));
        ++all_;
        if (++counted_ == samples_each_) close();
    }
    void close() {
        heights_.push_back(peak_);
        peak_ = 0;
        counted_ = 0;
        if (heights_.size() == heights_max) halve();
    }
    /// Parts of twice the length from here on.
    void halve() {
        for (std::size_t i = 0; i < heights_.size() / 2; ++i)
            heights_[i] = std::max(heights_[2 * i], heights_[2 * i + 1]);
        heights_.resize(heights_.size() / 2);
        samples_each_ *= 2;
    }

    std::uint64_t samples_each_ = samples_per_s / 100;
    std::uint64_t counted_ = 0;
    std::uint64_t all_ = 0;
    int peak_ = 0;  // at most 32768; a bar has 8 bits
    std::vector<int> heights_;
    bool half_ = false;
    std::uint8_t low_ = 0;
};

/// Adds the bars, and how long it is where the file does not say.
std::expected<void, refusal> add_waveform(const job_place& at, const probe_facts& of, facts& to) {
    peaks heights;
    const bool done =
        run_tool({.program = at.with.ffmpeg,
                  .arguments = waveform_arguments(at.found, samples_per_s),
                  .files = at.files.first(1),
                  .cpu_s = encode_cpu_s(of.duration_ms),
                  .on_output = [&](std::string_view piece) { return heights.take(piece); }});
    if (!done) return std::unexpected(refusal::broken);
    to.waveform = heights.bars();
    constexpr auto most = static_cast<std::uint64_t>(limits::video_duration_max.count());
    if (to.duration_ms == 0) to.duration_ms = std::min(heights.duration_ms(), most);
    return {};
}

/// Lines of `-progress` as messages, one for each permille that is new.
class progress_teller {
public:
    progress_teller(int answers, std::uint64_t duration_ms)
        : answers_(answers), duration_ms_(std::max<std::uint64_t>(1, duration_ms)) {}

    bool take(std::string_view bytes) {
        for (const char one : bytes) {
            if (one == '\n') {
                tell(parse_progress_ms(line_));
                line_.clear();
            } else if (line_.size() < 200) {
                line_.push_back(one);
            }
        }
        return true;
    }

private:
    void tell(std::optional<std::uint64_t> ms) {
        if (!ms) return;
        const auto permille =
            static_cast<std::uint16_t>(std::min<std::uint64_t>(1'000, *ms * 1'000 / duration_ms_));
        if (permille <= told_) return;
        told_ = permille;
        write_output(answers_, to_bytes(answer(progress{permille})));
    }

    const int answers_;
    const std::uint64_t duration_ms_;
    std::string line_;
    std::uint16_t told_ = 0;
};

bool copy(const job_place& at, const probe_facts& of, format as) {
    return run_tool({.program = at.with.ffmpeg,
                     .arguments = copy_arguments(at.found, of, as),
                     .files = at.files,
                     .cpu_s = encode_cpu_s(0),
                     .on_output = {}});
}

std::expected<facts, refusal> encode(const job_place& at, const probe_facts& of, facts out) {
    if (const auto why = check_encodable(of)) return std::unexpected(*why);
    // Away with what copying in vain has left.
    if (::ftruncate(at.files[1], 0) != 0) return std::unexpected(refusal::no_room);
    out.plays_as_it_is = false;
    out.served = out.kind == medium::video ? format::mp4 : format::m4a;
    if (out.kind == medium::video) {
        const box played = playable({out.width, out.height});
        out.width = played.width;
        out.height = played.height;
    }
    progress_teller teller(at.answers, of.duration_ms);
    const bool done =
        run_tool({.program = at.with.ffmpeg,
                  .arguments = encode_arguments(at.found, of, out),
                  .files = at.files,
                  .cpu_s = encode_cpu_s(of.duration_ms),
                  .on_output = [&](std::string_view piece) { return teller.take(piece); }});
    if (!done) return std::unexpected(refusal::broken);
    return out;
}

std::expected<facts, refusal> make_playable(const job_place& at, const probe_facts& of) {
    facts out = to_facts(at, of);
    if (out.kind == medium::audio) {
        if (const auto added = add_waveform(at, of, out); !added)
            return std::unexpected(added.error());
    }
    const format as = copy_target(at.found, of);
    if (as != format::other && copy(at, of, as)) {
        out.served = as;
        return out;
    }
    return encode(at, of, std::move(out));
}

/// Compressed anew, hardly anything grows by more.
std::uint64_t playable_bytes_max(int input) {
    struct stat shared{};
    if (::fstat(input, &shared) != 0) return limits::made_bytes_least;
    return std::min(limits::media_file_bytes_max,
                    limits::made_bytes_least +
                        limits::made_times_most * static_cast<std::uint64_t>(shared.st_size));
}

}  // namespace

bool enter_video_cage(job_kind kind, std::span<const int> files, const tools& with) {
    const bool encodes = kind == job_kind::play;
    const std::array programs{with.ffmpeg, with.ffprobe};
    const allowance what{
        .cpu_s = encodes ? static_cast<std::uint64_t>(limits::encode_cpu_most.count()) : cpu_s,
        .memory_bytes = limits::encode_memory_bytes,
        .file_bytes = encodes ? playable_bytes_max(files[0]) : limits::thumb_file_bytes_max};
    const open_rights rights{
        .programs = programs, .read = files.first(1), .write = files.subspan(1)};
    return set_allowance(what) && close_files_but(rights) && close_calls(inmate::director);
}

std::expected<facts, refusal> do_video(
    job_kind kind, format found, std::span<const int> files, int answers, const tools& with) {
    const job_place at{found, files, answers, with};
    const auto of = probe(at);
    if (!of) return std::unexpected(of.error());
    if (kind == job_kind::poster) return make_poster(at, *of);
    if (kind == job_kind::play) return make_playable(at, *of);
    return to_facts(at, *of);
}

}  // namespace snug::media
