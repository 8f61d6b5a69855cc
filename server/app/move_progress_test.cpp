#include "app/move_progress.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace snug {

namespace {

struct closer {
    void operator()(std::FILE* open) const { std::fclose(open); }
};

/// What was shown of a thousand messages that pass one by one.
std::string shown_by(move_progress_display::kind how) {
    const std::unique_ptr<std::FILE, closer> file(std::tmpfile());
    move_progress_display display(file.get(), how);
    display.show(move_stage::checking, 0, 0);
    for (std::uint64_t done = 0; done <= 1'000; ++done)
        display.show(move_stage::copying, done, 1'000);
    display.end();
    std::rewind(file.get());
    std::string text(64UL * 1024, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file.get()));
    return text;
}

}  // namespace

TEST(move_progress, GivesALineForEachTenth) {
    const std::string text = shown_by(move_progress_display::kind::lines);
    EXPECT_EQ(std::ranges::count(text, '\n'), 1 + 1 + 10);
    EXPECT_EQ(text.find('\r'), std::string::npos);
    EXPECT_TRUE(text.ends_with("1000 of 1000 messages\n"));
}

TEST(move_progress, DrawsABarForEachPercentInOneLine) {
    const std::string text = shown_by(move_progress_display::kind::bar);
    EXPECT_EQ(std::ranges::count(text, '\n'), 2);
    EXPECT_EQ(std::ranges::count(text, '\r'), 1 + 101);
    EXPECT_TRUE(text.ends_with("100%\n"));
}

}  // namespace snug
