#include "live/reader_pool.hpp"

#include "base/sanitized.hpp"
#include "live/live_rig.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/open.hpp"
#include "store/sqlite/search_file.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <stdexcept>
#include <sys/resource.h>
#include <unistd.h>

namespace snug {
namespace {

/// A sanitizer looks at memory by a pipe, and takes what it cannot look at for broken.
constexpr rlim_t spared = has_address_sanitizer ? 2 : 0;

/// Every descriptor that this process may still have, taken.
class no_descriptors {
public:
    no_descriptors() {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        before_ = limit;
        rlim_t end = 0;
        for (rlim_t free = 0; free <= spared; ++end) {
            if (::fcntl(static_cast<int>(end), F_GETFD) < 0) ++free;
        }
        limit.rlim_cur = end - 1;  // what is open stays open
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    ~no_descriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }
    no_descriptors(const no_descriptors&) = delete;
    no_descriptors& operator=(const no_descriptors&) = delete;

private:
    rlimit before_{};
};

class ReaderPool : public testing::Test {
protected:
    void SetUp() override {
        init_crypto();
        rig.emplace(open_sqlite({.folder = folder.path()}).value());
        rig->set_up();
    }

    /// The index of searches has opened what it needs, on a thread of its own.
    bool has_index() const {
        try {
            sqlite::connection look(sqlite::search_path(folder.path()).string(),
                                    sqlite::access::reading);
            return look.number("SELECT built_to IS NULL FROM index_head") == 1;
        } catch (const std::exception&) {
            return false;  // it is not there yet
        }
    }

    template <class T>
    result<T> ask(question<T> asked) {
        std::optional<result<T>> told;
        rig->readers.ask<T>(std::move(asked), [&](result<T> answer) { told = std::move(answer); });
        rig->turn_until([&] { return told.has_value(); });
        return *told;
    }

    test_folder folder;
    std::optional<live_rig> rig;
};

// Readers opened their connection at their first question. When idle connections of strangers had
// taken the last descriptor, that threw on the reader's thread and the server aborted: one
// unauthenticated GET was enough.
TEST_F(ReaderPool, AnswersItsFirstQuestionWithoutADescriptorToSpare) {
    rig->turn_until([&] { return has_index(); });
    const no_descriptors shortage;
    for (std::size_t i = 0; i < 2 * limits::reader_threads; ++i) {
        const auto world = ask<world_state>([](reader& from) { return from.world(); });
        ASSERT_TRUE(world);
        EXPECT_EQ(world->members.size(), 1U);
    }
}

TEST_F(ReaderPool, AQuestionThatThrowsIsAnsweredAndItsReaderServesOn) {
    for (std::size_t i = 0; i < 2 * limits::reader_threads; ++i) {
        const auto told = ask<log_head>(
            [](reader&) -> result<log_head> { throw std::runtime_error("a surprise"); });
        ASSERT_FALSE(told);
        EXPECT_EQ(told.error().code, errc::unavailable);
    }
    EXPECT_TRUE(ask<log_head>([](reader& from) { return from.head(); }));
}

}  // namespace
}  // namespace snug
