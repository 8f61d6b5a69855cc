// The grammar itself is tested by the vectors in protocol/text, which the client's tests run too.
#include "domain/text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace snug {
namespace {

namespace json = boost::json;

json::array to_json(const std::vector<text_word>& words);

json::value to_json(const text_word& word) {
    switch (word.kind) {
        case word_kind::plain:
            return json::value(word.text);
        case word_kind::bold:
            return {{"kind", "bold"}, {"of", to_json(word.of)}};
        case word_kind::italic:
            return {{"kind", "italic"}, {"of", to_json(word.of)}};
        case word_kind::underline:
            return {{"kind", "underline"}, {"of", to_json(word.of)}};
        case word_kind::strike:
            return {{"kind", "strike"}, {"of", to_json(word.of)}};
        case word_kind::spoiler:
            return {{"kind", "spoiler"}, {"of", to_json(word.of)}};
        case word_kind::code:
            return {{"kind", "code"}, {"text", word.text}};
        case word_kind::time:
            return {{"kind", "time"}, {"at", word.at}, {"style", word.text}};
        case word_kind::mention:
            return {{"kind", "mention"}, {"name", word.text}};
        case word_kind::channel:
            return {{"kind", "channel"}, {"name", word.text}};
        case word_kind::emoji:
            return {{"kind", "emoji"}, {"name", word.text}};
        case word_kind::link:
            break;
    }
    json::object link{{"kind", "link"}, {"href", word.text}};
    if (!word.of.empty()) link["of"] = to_json(word.of);
    return link;
}

json::array to_json(const std::vector<text_word>& words) {
    json::array array;
    for (const text_word& word : words)
        array.push_back(to_json(word));
    return array;
}

json::object to_json(const text_list& list) {
    json::array items;
    for (const text_item& item : list.items) {
        json::object made{{"of", to_json(item.of)}};
        if (!item.lists.empty()) {
            json::array lists;
            for (const text_list& inner : item.lists)
                lists.push_back(to_json(inner));
            made["lists"] = lists;
        }
        items.push_back(made);
    }
    json::object made{{"kind", "list"}, {"items", items}};
    if (list.start) made["start"] = *list.start;
    return made;
}

json::array to_json(const std::vector<text_block>& blocks);

json::value to_json(const text_block& block) {
    switch (block.kind) {
        case block_kind::paragraph:
            return {{"kind", "paragraph"}, {"of", to_json(block.of)}};
        case block_kind::heading:
            return {{"kind", "heading"}, {"level", block.level}, {"of", to_json(block.of)}};
        case block_kind::quote:
            return {{"kind", "quote"}, {"of", to_json(block.quoted)}};
        case block_kind::list:
            return to_json(block.list);
        case block_kind::fence:
            break;
    }
    json::object fence{{"kind", "fence"}, {"text", block.text}};
    if (!block.language.empty()) fence["language"] = block.language;
    return fence;
}

json::array to_json(const std::vector<text_block>& blocks) {
    json::array array;
    for (const text_block& block : blocks)
        array.push_back(to_json(block));
    return array;
}

json::array cases_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    json::parse_options deep;
    deep.max_depth = 128;
    return json::parse(text, {}, deep).at("cases").as_array();
}

void check(const json::object& one) {
    const auto text_of = [&](std::string_view key) { return std::string(one.at(key).as_string()); };
    const std::string in = text_of("in");
    SCOPED_TRACE(in);
    const json::array tree = to_json(parse_text(in));
    EXPECT_TRUE(tree == one.at("tree").as_array())
        << text_of("name") << ": read as " << json::serialize(tree);
    if (one.contains("mentions")) {
        json::array mentions;
        for (const std::string& name : mentions_of(in))
            mentions.emplace_back(name);
        EXPECT_EQ(mentions, one.at("mentions").as_array());
    }
    if (one.contains("preview")) {
        EXPECT_EQ(preview_of(in), text_of("preview"));
    }
    if (one.contains("search")) {
        EXPECT_EQ(search_text_of(in), text_of("search"));
    }
}

TEST(text, IsReadAsTheVectorsSay) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(SNUG_PROTOCOL "/text")) {
        if (entry.path().extension() != ".json") continue;
        SCOPED_TRACE(entry.path().filename().string());
        for (const json::value& one : cases_of(entry.path())) {
            check(one.as_object());
            ++count;
        }
    }
    EXPECT_GE(count, 600U);
}

std::string repeated(std::string_view piece, std::size_t size) {
    std::string text;
    while (text.size() + piece.size() <= size)
        text += piece;
    return text;
}

/// Of the processor's time: what else the machine does is not measured.
double read_ms(std::string_view text) {
    double best = 1e9;
    for (int round = 0; round < 3; ++round) {
        const std::clock_t begun = std::clock();
        const std::size_t blocks = parse_text(text).size();
        const double took = 1000.0 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
        best = std::min(best, took);
        EXPECT_LE(blocks, text.size());
    }
    return best;
}

TEST(text, TakesTimeInProportionToItsLengthWhateverItIs) {
    constexpr std::size_t small = 4UL * 1024;
    constexpr std::size_t factor = 32;
    for (const std::string_view piece : {"*a ",          "**a*",
                                         "_*~~||",       "[",
                                         "[](",          "[a](http://",
                                         "](",           "`",
                                         "`a``",         "```a",
                                         "> ",           ">>> ",
                                         "- a\n",        "  - a\n 1. b\n",
                                         "# a\n",        "http://",
                                         "https://a(",   "https://a.b))) ",
                                         "<http://",     "<t:1",
                                         "@aa",          "<@a",
                                         "#a",           "<#a",
                                         ":a",           "||",
                                         "\\`",          "> \n",
                                         "a \n",         "***",
                                         "[*_",          "\n",
                                         "https://a.b)", "![",
                                         "\xff",         "\xe2\x80"}) {
        const double once = read_ms(repeated(piece, small)) + 0.2;
        const double more = read_ms("x" + repeated(piece, small * factor));
        // Eight times as steep as a line is still no square, which would be a thousand times as
        // much.
        EXPECT_LT(more, once * factor * 8) << piece;
    }
}

TEST(text, IsNoDeeperThanItsKindsOfMarksAllow) {
    std::string nested = ">>> ";
    for (int depth = 0; depth < 400; ++depth)
        nested += std::string(static_cast<std::size_t>(depth) * 2, ' ') + "- **_[a\n";
    const auto tree = parse_text(nested);
    ASSERT_EQ(tree.size(), 1U);
    ASSERT_EQ(tree[0].kind, block_kind::quote);
    const text_list* list = &tree[0].quoted.at(0).list;
    int depth = 1;
    while (!list->items.back().lists.empty()) {
        list = &list->items.back().lists.back();
        ++depth;
    }
    EXPECT_EQ(depth, 8);
    EXPECT_EQ(list->items.size(), 393U);
}

TEST(text, ThatIsNoUtf8IsReadAllTheSame) {
    for (const std::string_view odd :
         {"\xff", "**\xe2\x80**", "#\xc3", "https://a.b\xe2", "\xf0\x9f**a**"})
        EXPECT_FALSE(parse_text(odd).empty());
}

}  // namespace
}  // namespace snug
