#include "base/log.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <unistd.h>

namespace snug {
namespace {

/// Standard error, meanwhile, as a pipe of one page that somebody reads only when he is told to.
class log_pipe {
public:
    log_pipe() : before_(::dup(STDERR_FILENO)) {
        EXPECT_EQ(::pipe2(ends_.data(), O_CLOEXEC), 0);
        ::fcntl(ends_[1], F_SETPIPE_SZ, 4096);
        ::fcntl(ends_[0], F_SETFL, O_NONBLOCK);
        ::dup2(ends_[1], STDERR_FILENO);
    }
    ~log_pipe() {
        ::dup2(before_, STDERR_FILENO);
        for (const int each : {before_, ends_[0], ends_[1]})
            ::close(each);
    }
    log_pipe(const log_pipe&) = delete;
    log_pipe& operator=(const log_pipe&) = delete;

    std::string read_all() {
        std::string text;
        std::array<char, 4096> room{};
        while (true) {
            const auto got = ::read(ends_[0], room.data(), room.size());
            if (got <= 0) return text;
            text.append(room.data(), static_cast<std::size_t>(got));
        }
    }

private:
    int before_;
    std::array<int, 2> ends_{};
};

// Lines were written with a blocking write(2) from the io thread. When whoever read the log stopped
// reading, a few hundred requests filled the pipe and the server stood still.
TEST(Log, AReaderThatStallsStopsNobodyAndTheNextLineSaysWhatWasDropped) {
    log_pipe pipe;
    for (int i = 0; i < 200; ++i)
        log_line(log_level::error, "one_of_many").field("number", i);
    const std::string kept = pipe.read_all();
    EXPECT_LE(kept.size(), 4096U);
    EXPECT_TRUE(kept.ends_with("}\n"));
    const auto lines = std::ranges::count(kept, '\n');
    log_line(log_level::error, "after");
    EXPECT_TRUE(pipe.read_all().contains(R"("event":"after","dropped_lines":)" +
                                         std::to_string(200 - lines) + "}\n"));
    log_line(log_level::error, "later");
    EXPECT_TRUE(pipe.read_all().ends_with(R"("event":"later"})"
                                          "\n"));
}

TEST(Log, ALineThatIsTooLongForAPipeIsCutToItsEvent) {
    log_pipe pipe;
    log_line(log_level::error, "long").field("why", std::string(5'000, 'x'));
    EXPECT_TRUE(pipe.read_all().ends_with(R"("event":"long","cut":true})"
                                          "\n"));
}

}  // namespace
}  // namespace snug
