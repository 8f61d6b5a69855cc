#include "api/routes.hpp"

#include "api/errors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace snug::api {
namespace {

TEST(Routes, StandInTheDescriptionOfTheWireOneByOne) {
    std::ifstream file(SNUG_SOURCE_DIR "/protocol/openapi.yaml");
    ASSERT_TRUE(file);
    std::set<std::string> described;
    std::string path;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("  /") && line.ends_with(":")) path = line.substr(2, line.size() - 3);
        for (const char* verb : {"get", "head", "options", "post", "put", "patch", "delete"}) {
            if (line == std::string("    ") + verb + ":") {
                std::string word(verb);
                std::ranges::transform(
                    word, word.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
                described.insert(word + " " + path);
            }
        }
        if (line == "components:") break;
    }
    http::router routes;
    describe_routes(routes);
    std::set<std::string> served;
    for (const http::route_row& row : routes.rows())
        served.insert(std::string(to_string(row.method)) + " " + row.pattern);
    EXPECT_EQ(served, described);
}

TEST(Errors, EveryRefusalHasAStatusAndWords) {
    for (int code = 0; code <= static_cast<int>(errc::internal); ++code) {
        const error refusal{static_cast<errc>(code), {}, {}};
        EXPECT_GE(to_status(refusal), 400);
        EXPECT_FALSE(to_code(refusal.code).empty());
        const http::response answer = to_response(refusal);
        const bool says_when = !answer.headers.find("Retry-After").empty();
        EXPECT_EQ(says_when, answer.status == 429 || answer.status == 503);
    }
}

TEST(Errors, AWrongPresentPasswordIsNoSignOut) {
    EXPECT_EQ(to_status({errc::wrong_credentials, "", ""}), 401);
    EXPECT_EQ(to_status({errc::wrong_credentials, "", "current"}), 403);
}

}  // namespace
}  // namespace snug::api
