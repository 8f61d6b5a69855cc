// For tests: a folder for files made by real tools, and one job on one of them, done by the real
// helper. Gone with the test.
#pragma once

#include "media/media_queue.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <future>
#include <sstream>
#include <string>
#include <sys/syscall.h>
#include <unistd.h>

namespace snug::media {

class test_place {
public:
    test_place() {
        std::string pattern = std::filesystem::temp_directory_path() / "snug-media-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
    }
    ~test_place() { std::filesystem::remove_all(folder_); }
    test_place(const test_place&) = delete;
    test_place& operator=(const test_place&) = delete;

    [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }

    /// Runs `command` in the folder with a shell; what it prints.
    std::string shell(const std::string& command) const {
        const auto whole =
            "cd '" + folder_.string() + "' && { " + command + " ; } > shell.out 2> shell.err";
        EXPECT_EQ(std::system(whole.c_str()), 0) << command << "\n" << read("shell.err");
        return read("shell.out");
    }

    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream file(folder_ / name, std::ios::binary);
        std::ostringstream out;
        out << file.rdbuf();
        return out.str();
    }

    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }

    /// `name` as input, outputs called out0, out1, … in the folder.
    [[nodiscard]] material open(const std::string& name, job_kind kind) const {
        material on;
        on.input = descriptor(::open(path(name).c_str(), O_RDONLY | O_CLOEXEC));
        EXPECT_TRUE(on.input) << name;
        for (std::size_t i = 0; i < output_count(kind); ++i) {
            const auto output = path("out" + std::to_string(i));
            on.outputs.emplace_back(
                ::open(output.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        }
        return on;
    }

private:
    std::filesystem::path folder_;
};

using job_result = std::expected<facts, failure>;

inline std::future<job_result> submit(media_queue& queue,
                                      const request& what,
                                      material on,
                                      std::function<void(progress)> on_progress = {}) {
    auto promise = std::make_shared<std::promise<job_result>>();
    auto future = promise->get_future();
    auto on_end = [promise](job_result end, material) { promise->set_value(std::move(end)); };
    job work{what, std::move(on), std::move(on_progress), std::move(on_end), {}};
    EXPECT_TRUE(queue.try_submit(std::move(work)));
    return future;
}

/// What jobs do is tested on kernels without landlock too.
inline landlock wall_of_this_kernel() {
    constexpr long create_ruleset = 444;
    constexpr unsigned ask_version = 1;
    const bool has_one = ::syscall(create_ruleset, nullptr, 0UL, ask_version) > 0;
    return has_one ? landlock::needed : landlock::not_needed;
}

/// Every test has a queue of its own with the helper that was built beside it.
class MediaJobs : public ::testing::Test {
protected:
    job_result run(const request& what, const std::string& name) {
        return submit(queue, what, place.open(name, what.kind)).get();
    }
    job_result run(job_kind kind, const std::string& name) {
        return run(request{kind, 0, {}}, name);
    }

    test_place place;
    media_queue queue{SNUG_MEDIA_HELPER, wall_of_this_kernel()};
};

inline bool is_refused(const job_result& end, refusal why) {
    return !end && end.error() == failure{failure::reason::refused, why};
}

}  // namespace snug::media
