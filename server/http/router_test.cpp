#include "http/router.hpp"

#include "http/test_support.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

std::string pattern_of(const router::match& matched) {
    return matched.found ? matched.found->pattern : "";
}

handler any() {
    return test::answers([](const request&) { return response::no_content(); });
}

TEST(Router, CapturesWholeSegments) {
    router routes;
    routes.add(verb::get, "/api/channels/{id}/messages", any());
    routes.add(verb::delete_, "/api/channels/{id}/messages/{message}", any());
    const std::string path = "/api/channels/home/messages/5f";
    const auto matched = routes.find(verb::delete_, path);
    ASSERT_TRUE(matched.found);
    EXPECT_EQ(matched.params, (std::vector<std::string_view>{"home", "5f"}));
    EXPECT_FALSE(routes.find(verb::get, "/api/channels//messages").found)
        << "an empty segment is no id";
    EXPECT_FALSE(routes.find(verb::get, "/api/channels/home/messages/").found);
    EXPECT_FALSE(routes.find(verb::get, "/api/channels/home/messages/5f/x").found);
}

TEST(Router, LiteralWinsOverCaptureWhicheverCameFirst) {
    router routes;
    routes.add(verb::delete_, "/api/sessions/{id}", any());
    routes.add(verb::delete_, "/api/sessions/current", any());
    EXPECT_EQ(pattern_of(routes.find(verb::delete_, "/api/sessions/current")),
              "/api/sessions/current");
    EXPECT_EQ(pattern_of(routes.find(verb::delete_, "/api/sessions/7")), "/api/sessions/{id}");
}

TEST(Router, KnownPathTellsItsVerbs) {
    router routes;
    routes.add(verb::get, "/api/me", any());
    routes.add(verb::patch, "/api/me", any());
    EXPECT_EQ(routes.find(verb::post, "/api/me").allow, "GET, HEAD, PATCH, OPTIONS");
    EXPECT_EQ(routes.find(verb::post, "/api/you").allow, "");
    EXPECT_TRUE(routes.find(verb::head, "/api/me").found);
}

TEST(Router, FallBackAnswersPagesButNeverTheApi) {
    router routes;
    routes.add(verb::get, "/api/me", any());
    routes.set_fallback(any());
    EXPECT_TRUE(routes.find(verb::get, "/").found);
    EXPECT_TRUE(routes.find(verb::head, "/any/page").found);
    EXPECT_FALSE(routes.find(verb::get, "/api/nothing").found);
    EXPECT_FALSE(routes.find(verb::post, "/any/page").found);
    EXPECT_EQ(routes.find(verb::post, "/any/page").allow, "GET, HEAD, OPTIONS");
}

TEST(Router, TableCanBeWalked) {
    router routes;
    routes.add(verb::get, "/up", any());
    routes.add(verb::put, "/api/me/password", any());
    const auto rows = routes.rows();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows[1].pattern, "/api/me/password");
    EXPECT_EQ(rows[1].method, verb::put);
}

}  // namespace
}  // namespace snug::http
