#include "domain/plain_line.hpp"

#include <gtest/gtest.h>

namespace snug {

TEST(plain_line, HoldsWordsOfAllScriptsAndEmoji) {
    for (const char* good : {"Ada L.",
                             "a",
                             "\u05D0\u05D1\u05D2",              // Hebrew
                             "\u0645\u06CC\u200C\u062E\u0648",  // Persian, with a non-joiner
                             "Zo\u00EB \U0001F642",             // a smile
                             "\U0001F469\u200D\U0001F4BB",      // a woman at a computer
                             "\u2764\uFE0F\u200D\U0001F525",    // a heart on fire
                             "1\uFE0F\u20E3",                   // a keycap
                             "\U0001F3F4\U000E0067\U000E0062\U000E007F"}) {  // a flag
        EXPECT_TRUE(is_plain_line(good)) << good;
    }
}

// Two members were called Ada to the eye, and one had no name to be seen at all.
TEST(plain_line, HidesNothing) {
    for (const char* bad : {"",
                            "\u200B",
                            "\u3164",
                            "\u2800",
                            "\u3000 \u00A0",
                            "Ada\u200B",
                            "Ada\u200D",
                            "A\u200Dda",
                            "Ada\u200E",
                            "\u200FAda",
                            "Ada\u061C",
                            "A\u00ADda",
                            "Ada\uFE0F",
                            "Ada\U000E0041",
                            "Ada\u2028da",
                            "Ada\uFEFF"}) {
        EXPECT_FALSE(is_plain_line(bad)) << bad;
    }
}

// A name that turns the words around it: RIGHT-TO-LEFT OVERRIDE, and an isolate left open.
TEST(plain_line, TurnsNothing) {
    EXPECT_FALSE(is_plain_line("evil\u202Egnp.exe"));
    EXPECT_FALSE(is_plain_line("a\u2067b"));
}

}  // namespace snug
