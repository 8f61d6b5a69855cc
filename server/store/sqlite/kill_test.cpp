// A process that is killed at any moment has lost nothing that it acknowledged.
#include "store/sqlite/files.hpp"
#include "store/sqlite/test_store.hpp"

#include <algorithm>
#include <csignal>
#include <map>
#include <random>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace snug::sqlite {

namespace {

constexpr int senders = 16;
constexpr int cycles = 6;

/// Posts until it is killed; writes the nonce of each acknowledged post, one a line, to
/// `acknowledged`.
[[noreturn]] void post_for_ever(const sqlite_options& options, int acknowledged, int cycle) {
    auto opened = open_sqlite(options);
    if (!opened) ::_exit(1);
    std::atomic<int> next = 0;
    std::function<void()> send = [&] {
        const std::string nonce = std::to_string(cycle) + "-" + std::to_string(next++);
        (*opened)->writer().submit(words("post " + nonce, nonce),
                                   [&, nonce](const result<outcome>& how) {
                                       const std::string line = nonce + "\n";
                                       if (!how) ::_exit(2);
                                       if (::write(acknowledged, line.data(), line.size()) < 0)
                                           ::_exit(3);
                                       send();
                                   });
    };
    for (int i = 0; i < senders; ++i)
        send();
    while (true)
        ::pause();
}

/// Reads until at least `count` lines came or the writer's end is closed.
std::string read_lines(int from, std::size_t count) {
    std::string text;
    std::array<char, 4096> some{};
    while (static_cast<std::size_t>(std::ranges::count(text, '\n')) < count) {
        const ssize_t size = ::read(from, some.data(), some.size());
        if (size <= 0) break;
        text.append(some.data(), static_cast<std::size_t>(size));
    }
    return text;
}

void add_nonces(std::set<std::string>& to, const std::string& text) {
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
        to.insert(text.substr(begin, end - begin));
    }
}

}  // namespace

TEST(killed_process, LosesNothingAcknowledgedAndDoublesNothing) {
    test_store home;
    home.opened.reset();
    std::set<std::string> acknowledged;
    std::mt19937 random(7);
    for (int cycle = 0; cycle < cycles; ++cycle) {
        std::array<int, 2> ends{};
        ASSERT_EQ(::pipe(ends.data()), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            ::close(ends[0]);
            post_for_ever(home.options, ends[1], cycle);
        }
        ::close(ends[1]);
        const file_handle from(ends[0]);
        std::string lines = read_lines(from.fd(), random() % 300);
        ASSERT_EQ(::kill(child, SIGKILL), 0);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);
        lines += read_lines(from.fd(), SIZE_MAX);  // what was acknowledged before the end
        add_nonces(acknowledged, lines);
    }
    home.open();
    const auto reader = home.opened->make_reader();
    std::map<std::string, int> stored;
    sequence seq = 0;
    for (bool more = true; more;) {
        const auto page = reader->messages({home_channel, page_request::where::after, seq, 100});
        ASSERT_TRUE(page);
        for (const message& one : page->messages) {
            EXPECT_EQ(one.seq, ++seq);
            ++stored[one.content];
        }
        more = page->has_after;
    }
    EXPECT_GT(acknowledged.size(), 100U);
    for (const std::string& nonce : acknowledged)
        EXPECT_EQ(stored["post " + nonce], 1) << nonce;
    for (const auto& [content, count] : stored)
        EXPECT_EQ(count, 1) << content;
}

}  // namespace snug::sqlite
