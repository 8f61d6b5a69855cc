#include "base/json.hpp"

#include "base/limits.hpp"

#include <gtest/gtest.h>

namespace snug {
namespace {

TEST(ParseJsonObject, ReadsTypedFields) {
    const auto object = parse_json_object(R"({"name":"Tuesday","uses":3,"open":true,"none":null})");
    ASSERT_TRUE(object);
    json_reader read(*object);
    EXPECT_EQ(read.text("name"), "Tuesday");
    EXPECT_EQ(read.number_if("uses"), 3);
    EXPECT_EQ(read.flag_if("open"), true);
    EXPECT_EQ(read.text_if("none"), std::nullopt);
    EXPECT_TRUE(read.done());
}

TEST(ParseJsonObject, RefusesWhatIsNotOneObject) {
    for (const std::string_view text :
         {"", "[]", "1", "{", "{} {}", "{}x", "{\"a\":1,}", "{\"a\" 1}"}) {
        EXPECT_FALSE(parse_json_object(text)) << text;
    }
}

TEST(ParseJsonObject, RefusesAKeyTwiceEvenEscapedOrNested) {
    EXPECT_FALSE(parse_json_object(R"({"a":1,"a":2})"));
    EXPECT_FALSE(parse_json_object(R"({"a":1,"\u0061":2})"));
    EXPECT_FALSE(parse_json_object(R"({"x":{"a":1,"a":2}})"));
    EXPECT_TRUE(parse_json_object(R"({"x":{"a":1},"a":2})"));
}

TEST(ParseJsonObject, RefusesInvalidUtf8AndLoneSurrogates) {
    EXPECT_FALSE(parse_json_object("{\"a\":\"\xff\"}"));
    EXPECT_FALSE(parse_json_object("{\"a\":\"\xc0\x80\"}"));
    EXPECT_FALSE(parse_json_object("{\"a\":\"\xed\xa0\x80\"}"));
}

// The wire promises 422 for text that is none, and the parser said 400 as for a missing bracket.
TEST(ParseJsonObject, TellsALoneSurrogateFromBadSyntax) {
    for (const std::string_view text : {R"({"a":"\ud800"})",
                                        R"({"a":"\udd6f"})",
                                        R"({"a":"x\ud83d b"})",
                                        R"({"a":"\ud83d\ud83d"})",
                                        R"({"a":"\ud83d\n"})",
                                        R"({"\udfff":1})"}) {
        const auto refused = parse_json_object(text);
        ASSERT_FALSE(refused) << text;
        EXPECT_EQ(refused.error().code, errc::invalid_content) << text;
    }
    EXPECT_TRUE(parse_json_object(R"({"a":"\ud83d\ude00 \\ud800"})"));
    EXPECT_EQ(parse_json_object(R"({"a":"\\ud800",})").error().code, errc::bad_request);
    EXPECT_EQ(parse_json_object(R"({"a":"\ud8)").error().code, errc::bad_request);
}

TEST(ParseJsonObject, HasAnEndToDepth) {
    const auto nested = [](std::size_t depth) {
        return "{\"a\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
    };
    EXPECT_TRUE(parse_json_object(nested(limits::json_depth_max)));
    EXPECT_FALSE(parse_json_object(nested(limits::json_depth_max + 1)));
    EXPECT_FALSE(parse_json_object(nested(30'000)));
}

TEST(JsonReader, KeepsTheFirstThingWrongAndNamesItsField) {
    const auto object = parse_json_object(R"({"a":1,"b":"x"})");
    ASSERT_TRUE(object);
    json_reader read(*object);
    EXPECT_EQ(read.text("a"), "");
    EXPECT_EQ(read.number("b"), 0);
    const auto done = read.done();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().field, "a");
    EXPECT_EQ(done.error().code, errc::bad_request);
}

TEST(JsonReader, RefusesAnObjectWhereTextIsAsked) {
    const auto object = parse_json_object(R"({"username":{"$ne":null}})");
    ASSERT_TRUE(object);
    json_reader read(*object);
    EXPECT_EQ(read.text("username"), "");
    EXPECT_FALSE(read.done());
}

TEST(AppendJsonString, EscapesWhatCouldForgeALineATagOrAnEvent) {
    std::string out;
    append_json_string(out, "a\"b\\c\nd\re\x01<\xE2\x80\xA8\x7F");
    EXPECT_EQ(out, R"("a\"b\\c\nd\re\u0001\u003c\u2028\u007f")");
}

TEST(AppendJsonString, NeverPassesInvalidUtf8On) {
    std::string out;
    append_json_string(out, "x\xff\xe2\x82");
    EXPECT_EQ(out, "\"x\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST(JsonWriter, PutsCommasWhereTheyBelong) {
    std::string out;
    json_writer write(out);
    write.begin_object()
        .key("a")
        .value(1)
        .key("b")
        .begin_array()
        .value("x")
        .value(true)
        .end_array();
    write.key("c").begin_object().end_object().key("d").raw("[1]").key("e").null().end_object();
    EXPECT_EQ(out, R"({"a":1,"b":["x",true],"c":{},"d":[1],"e":null})");
}

}  // namespace
}  // namespace snug
