// Damaged files of every format through the real helper, cage and all. Whatever is in one, its job
// ends, at most a worker or the helper dies of it, and the next job is done as if nothing had been.
// `SNUG_MUTATIONS` says how many (`./test fuzz-media`), `SNUG_MUTATION_SEED` which ones.
#include "media/media_mutations.hpp"

#include "base/media_limits.hpp"
#include "media/media_test_place.hpp"
#include "media/sniff.hpp"

#include <chrono>
#include <cstdio>
#include <map>
#include <thread>

namespace snug::media {
namespace {

constexpr std::size_t mutations_by_default = 300;  // seconds; what runs with all other tests
constexpr std::size_t sound_every = 100;           // jobs, after which an undamaged file is tried
constexpr auto patience = 2 * limits::media_patience;

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
    const char* const text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// One of each format, as small as they come: what is searched for is in their structure.
std::vector<std::string> make_seeds(const test_place& place) {
    const std::string still = "ffmpeg -v error -f lavfi -i testsrc=s=64x48 -frames:v 1 ";
    const std::string moving = "ffmpeg -v error -f lavfi -i testsrc=s=64x48:r=5:d=1 ";
    const std::string film = moving + "-f lavfi -i sine=d=1 -pix_fmt yuv420p ";
    const std::string sound = "ffmpeg -v error -f lavfi -i sine=d=1 ";
    const std::map<std::string, std::string> commands{
        {"a.jpg",
         still + "a.jpg && exiftool -q -overwrite_original -Orientation#=6 -GPSLatitude=1 a.jpg"},
        {"a.png", still + "a.png"},
        {"b.png", moving + "-f apng b.png"},
        {"a.gif", moving + "a.gif"},
        {"a.webp", still + "a.webp"},
        {"b.webp", moving + "-loop 0 b.webp"},
        {"a.avif", "vips black b.v 64 48 && vips heifsave b.v a.avif --compression av1 --effort 0"},
        {"a.mp4", film + "-c:v libx264 -c:a aac a.mp4"},
        {"b.mp4", film + "-c:v libx264 -c:a aac -movflags frag_keyframe+empty_moov b.mp4"},
        {"a.mov", film + "-c:v mpeg4 -c:a pcm_s16le a.mov"},
        {"a.webm", film + "-c:v libvpx -c:a libvorbis a.webm"},
        {"a.mkv", film + "-c:v mpeg4 -c:a ac3 a.mkv"},
        {"a.avi", film + "-c:v mpeg4 -c:a mp3 a.avi"},
        {"a.ts", film + "-c:v mpeg2video -c:a mp2 a.ts"},
        {"a.m2ts", film + "-c:v libx264 -c:a ac3 a.m2ts"},
        {"a.mpg", film + "-c:v mpeg2video -c:a mp2 a.mpg"},
        {"a.wmv", film + "-c:v wmv2 -c:a wmav2 a.wmv"},
        {"a.flv", film + "-c:v flv1 -ar 44100 -c:a mp3 a.flv"},
        {"a.mp3", sound + "a.mp3"},
        {"a.m4a", sound + "-c:a aac a.m4a"},
        {"a.ogg", sound + "-c:a libvorbis a.ogg"},
        {"a.opus", sound + "-c:a libopus a.opus"},
        {"a.flac", sound + "a.flac"},
        {"a.wav", sound + "a.wav"},
        {"a.aiff", sound + "a.aiff"},
        {"a.aac", sound + "-c:a aac a.aac"},
    };
    std::vector<std::string> seeds;
    for (const auto& [name, command] : commands) {
        place.shell(command);
        seeds.push_back(place.read(name));
    }
    return seeds;
}

/// Sound alone in an MP4 may call itself either.
format container_of(format of) {
    return of == format::m4a ? format::mp4 : of;
}

/// What is asked of a file that looks like this. Looking is cheap, and where most damage is met;
/// films are rarer, since each starts two programs.
job_kind pick_job(medium kind, std::mt19937_64& random) {
    const auto one_of_ten = random() % 10;
    if (kind == medium::picture)
        return one_of_ten < 6   ? job_kind::picture
               : one_of_ten < 8 ? job_kind::square
                                : job_kind::look;
    return one_of_ten < 6 ? job_kind::look : one_of_ten < 8 ? job_kind::poster : job_kind::play;
}

/// One queue with its own helper and its own folder, on a thread of its own.
class MutationRun {
public:
    MutationRun(const std::vector<std::string>& seeds, std::uint64_t seed)
        : seeds_(seeds), random_(seed) {}

    void run(std::size_t count) {
        for (std::size_t i = 0; i < count && !::testing::Test::HasFailure(); ++i) {
            if (i % sound_every == 0) try_sound();
            try_damaged();
        }
        try_sound();
    }

    const std::map<std::string, std::size_t>& ends() const { return ends_; }

private:
    job_result finish(const request& what, const std::string& bytes) {
        place_.write("in", bytes);
        auto end = submit(queue_, what, place_.open("in", what.kind));
        if (end.wait_for(patience) != std::future_status::ready) {
            ADD_FAILURE() << "a job hangs: " << keep(bytes);
            std::fflush(nullptr);
            std::abort();  // its thread could not be joined
        }
        return end.get();
    }

    void try_damaged() {
        // Films start programs: one of five is one.
        const bool wants_film = random_() % 5 == 0;
        const std::string* seed = nullptr;
        while (seed == nullptr || (medium_of(sniff(*seed)) != medium::picture) != wants_film)
            seed = &seeds_[random_() % seeds_.size()];
        const auto bytes = mutate(*seed, seeds_[random_() % seeds_.size()], random_);
        request what{pick_job(medium_of(sniff(*seed)), random_), 0, {}};
        if (what.kind == job_kind::square) what.side = 96;
        const auto end = finish(what, bytes);
        ++ends_[end ? "made" : std::string(to_code(end.error()))];
        check(what, end, bytes);
    }

    void check(const request& what, const job_result& end, const std::string& bytes) {
        using reason = failure::reason;
        if (!end) {
            EXPECT_TRUE(end.error().of != reason::no_helper && end.error().of != reason::stopped)
                << to_code(end.error()) << ": " << keep(bytes);
        }
        const auto count = output_count(what.kind);
        for (std::size_t i = 0; i < count; ++i) {
            const auto made = place_.read("out" + std::to_string(i));
            if (end && i == 0 && what.kind != job_kind::poster) {
                EXPECT_EQ(container_of(sniff(made)), container_of(end->served)) << keep(bytes);
            }
        }
    }

    /// An undamaged one is done as ever.
    void try_sound() {
        const auto& seed = seeds_[random_() % seeds_.size()];
        const auto end = finish({job_kind::look, 0, {}}, seed);
        EXPECT_TRUE(end) << to_code(end.error()) << ": " << keep(seed);
    }

    /// Where the file stays that has shown a fault.
    std::string keep(const std::string& bytes) {
        const auto path = std::filesystem::temp_directory_path() /
                          ("snug-mutation-" + std::to_string(std::hash<std::string>{}(bytes)));
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }

    const std::vector<std::string>& seeds_;
    std::mt19937_64 random_;
    test_place place_;
    media_queue queue_{SNUG_MEDIA_HELPER, wall_of_this_kernel()};
    std::map<std::string, std::size_t> ends_;
};

TEST(MediaMutations, DamagedFilesEndTheirOwnJobAtMost) {
    const test_place place;
    const auto seeds = make_seeds(place);
    const auto count = number_from("SNUG_MUTATIONS", mutations_by_default);
    const auto seed = number_from("SNUG_MUTATION_SEED",
                                  count == mutations_by_default ? 1 : std::random_device{}());
    std::printf("%zu damaged files, SNUG_MUTATION_SEED=%zu\n", count, seed);
    MutationRun one(seeds, seed);
    MutationRun other(seeds, seed + 1);
    std::thread beside([&] { other.run(count / 2); });
    one.run(count - count / 2);
    beside.join();
    auto ends = one.ends();
    for (const auto& [how, times] : other.ends())
        ends[how] += times;
    for (const auto& [how, times] : ends)
        std::printf("  %8zu %s\n", times, how.c_str());
    EXPECT_GT(ends["made"], 0U);
    EXPECT_GT(ends["broken"], 0U);
}

}  // namespace
}  // namespace snug::media
