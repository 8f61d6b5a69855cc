#include "domain/gram_filter.hpp"

#include <gtest/gtest.h>

#include <random>

namespace snug {
namespace {

message said(const std::string& content) {
    message one;
    one.author = username(std::string("tavi"));
    one.content = content;
    return one;
}

bool perhaps(const std::string& filter, std::string_view line) {
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(filter.data()), filter.size());
    return may_hold(bytes, grams_of(parse_search(line).value()));
}

std::string filter_of(const std::vector<message>& block) {
    std::vector<gram> grams;
    for (const message& one : block)
        add_grams(grams, one);
    return make_gram_filter(std::move(grams));
}

}  // namespace

TEST(gram_filter, NeverDeniesWhatFits) {
    const std::vector<std::string> lines = {
        "o",         "ov",          "ove",           "oven",
        "the oven",  "\"an oven\"", "cafe",          "京",
        "京都",      "京都へ行",    "昨日は京都へ",  "b京",
        "🍲",        "c++",         "10:30",         "e",
        "from:tavi", "has:link",    "has:code oven", "from:x from:tavi"};
    const std::vector<std::string> contents = {"Is there an **ov**en, an oven? `x`",
                                               "Café c++ at 10:30 https://snug.example",
                                               "昨日は京都へ行った b京 🍲"};
    for (const std::string& content : contents) {
        const std::string filter = filter_of({said("before"), said(content), said("after")});
        for (const std::string& line : lines) {
            if (!fits(parse_search(line).value(), said(content))) continue;
            EXPECT_TRUE(perhaps(filter, line)) << line << " in " << content;
        }
    }
}

TEST(gram_filter, SeldomSaysPerhapsForNothing) {
    std::mt19937 random(7);
    const auto word = [&random](std::size_t size) {
        std::string made;
        while (made.size() < size)
            made += static_cast<char>('a' + random() % 26);
        return made;
    };
    std::vector<message> block;
    for (int i = 0; i < 128; ++i)
        block.push_back(said(word(5) + ' ' + word(7) + ' ' + word(4)));
    const std::string filter = filter_of(block);
    int wrong = 0;
    for (int i = 0; i < 1'000; ++i) {
        if (perhaps(filter, word(6))) ++wrong;
    }
    EXPECT_LT(wrong, 20);
    EXPECT_FALSE(perhaps(filter, "from:maren"));
    EXPECT_FALSE(perhaps(filter, "has:code"));
}

TEST(gram_filter, OfNothingHoldsNothing) {
    message gone = said("words");
    gone.deleted = true;
    EXPECT_TRUE(filter_of({gone}).empty());
    EXPECT_FALSE(perhaps(filter_of({gone}), "words"));
}

}  // namespace snug
