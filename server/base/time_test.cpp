#include "base/time.hpp"

#include <gtest/gtest.h>

namespace snug {
namespace {

TEST(Time, WritesMillisecondsAndZ) {
    EXPECT_EQ(to_iso8601(from_ms(0)), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(to_iso8601(from_ms(1'772'357'400'123)), "2026-03-01T09:30:00.123Z");
}

TEST(Time, ReadsBackWhatItWrote) {
    for (const std::int64_t ms :
         {0LL, 951'782'399'999LL, 1'709'164'800'000LL, 4'102'444'799'001LL}) {
        EXPECT_EQ(parse_iso8601(to_iso8601(from_ms(ms))), from_ms(ms));
    }
}

TEST(Time, ReadsNoOtherForm) {
    for (const std::string_view text : {"2026-03-01T09:30:00Z",
                                        "2026-03-01 09:30:00.000Z",
                                        "2026-02-30T09:30:00.000Z",
                                        "2026-03-01T24:00:00.000Z",
                                        "2026-03-01T09:60:00.000Z",
                                        "2026-03-01T09:30:00.000+",
                                        "+026-03-01T09:30:00.000Z",
                                        ""}) {
        EXPECT_EQ(parse_iso8601(text), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace snug
