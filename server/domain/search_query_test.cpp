#include "domain/search_query.hpp"

#include <gtest/gtest.h>

namespace snug {
namespace {

message said(const std::string& content) {
    message one;
    one.author = username(std::string("tavi"));
    one.content = content;
    one.at = parse_iso8601("2026-11-26T18:00:00.000Z").value();
    return one;
}

bool finds(std::string_view line, const message& what) {
    const auto wanted = parse_search(line);
    EXPECT_TRUE(wanted) << line;
    return wanted && fits(*wanted, what);
}
bool finds(std::string_view line, const std::string& content) {
    return finds(line, said(content));
}

std::vector<highlight> marks(std::string_view line, std::string_view content) {
    return find_highlights(parse_search(line).value(), content);
}

}  // namespace

TEST(search_query, FindsPartsOfWordsInAnyCaseAndDress) {
    EXPECT_TRUE(finds("oven", "Is there an OVEN?"));
    EXPECT_TRUE(finds("ove", "microwave-ovens"));
    EXPECT_TRUE(finds("cafe", "Café au lait"));
    EXPECT_TRUE(finds("café", "CAFE\u0301"));
    EXPECT_TRUE(finds("strasse", "Hauptstraße"));
    EXPECT_TRUE(finds("abc", "ＡＢＣ"));
    EXPECT_TRUE(finds("京都", "昨日は京都へ行った"));
    EXPECT_TRUE(finds("都", "京都"));
    EXPECT_TRUE(finds("🍲", "soup 🍲!"));
    EXPECT_FALSE(finds("oven", "stove"));
}

TEST(search_query, AllWordsAreNeededAndQuotedOnesTogether) {
    EXPECT_TRUE(finds("soup pot", "the pot is full of soup"));
    EXPECT_FALSE(finds("soup pot", "soup"));
    EXPECT_TRUE(finds("\"big  pot\"", "the big\npot"));
    EXPECT_FALSE(finds("\"big pot\"", "a pot, and big"));
    EXPECT_TRUE(finds("\"no end", "there is no end"));
}

TEST(search_query, MarksWithinWordsDoNotHideThem) {
    EXPECT_TRUE(finds("oven", "the **ov**en"));
    EXPECT_TRUE(finds("secret", "||sec||ret"));
    EXPECT_TRUE(finds("snug.example", "[here](https://snug.example/x)"));
}

TEST(search_query, OperatorsSayWhoWhenAndWhat) {
    message what = said("look: https://snug.example `code`");
    what.mentions = {"maren", "@everyone"};
    what.pinned = true;
    for (const char* line : {"from:tavi",
                             "from:@Tavi",
                             "from:maren from:tavi",
                             "mentions:maren",
                             "mentions:everyone",
                             "has:link",
                             "has:code has:pin",
                             "after:2026-11-26",
                             "before:2026-11-27",
                             "after:2026-11-26T18:00:00.000Z",
                             "from:\"tavi\" look"}) {
        EXPECT_TRUE(finds(line, what)) << line;
    }
    for (const char* line : {"from:maren",
                             "mentions:tavi",
                             "before:2026-11-26",
                             "before:2026-11-26T18:00:00.000Z",
                             "after:2026-11-27",
                             "from:tavi oven"}) {
        EXPECT_FALSE(finds(line, what)) << line;
    }
    EXPECT_FALSE(finds("has:link", "no: address"));
    EXPECT_EQ(parse_search("in:home in:\"kitchen table\"")->in,
              (std::vector<std::string>{"home", "kitchen table"}));
}

TEST(search_query, WhatIsNoOperatorIsWords) {
    EXPECT_TRUE(finds("10:30", "at 10:30"));
    EXPECT_TRUE(finds("https://snug", "https://snug.example"));
    EXPECT_TRUE(finds("from:", "it came from: there"));
}

TEST(search_query, TombstonesAndLinesOfTheServerAreNeverFound) {
    message line = said("ada joined.");
    line.system = system_kind::joined;
    EXPECT_FALSE(finds("joined", line));
    message gone = said("");
    gone.deleted = true;
    EXPECT_FALSE(finds("from:tavi", gone));
}

TEST(search_query, RefusesWhatItCannotLookFor) {
    for (const std::string& line : {std::string(),
                                    std::string("   "),
                                    std::string("\"\""),
                                    std::string("has:soul"),
                                    std::string("before:yesterday"),
                                    std::string("after:2026-02-30"),
                                    std::string(201, 'x'),
                                    std::string("a b c d e f g h i j k l m")}) {
        const auto told = parse_search(line);
        ASSERT_FALSE(told) << line;
        EXPECT_EQ(told.error().code, errc::invalid_field);
        EXPECT_EQ(told.error().field, "q");
    }
}

TEST(search_query, HighlightsAreCodePointsOfTheContent) {
    EXPECT_EQ(marks("oven", "🔥 an Oven, ovens"), (std::vector<highlight>{{5, 4}, {11, 4}}));
    EXPECT_EQ(marks("strasse", "die Straße"), (std::vector<highlight>{{4, 6}}));
    EXPECT_EQ(marks("abc bcd", "xabcdx"), (std::vector<highlight>{{1, 4}}));
    EXPECT_EQ(marks("cafe", "cafe\u0301!"), (std::vector<highlight>{{0, 4}}));
    EXPECT_TRUE(marks("from:tavi", "tavi").empty());
}

}  // namespace snug
