#include "http/query_params.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

TEST(QueryParams, AreFoundByName) {
    const auto query = query_params::parse("limit=50&q=two+words%21&flag&empty=&").value();
    EXPECT_EQ(query.find("q"), "two words!");
    EXPECT_EQ(query.find("flag"), "");
    EXPECT_EQ(query.find("empty"), "");
    EXPECT_EQ(query.find("other"), std::nullopt);
    EXPECT_TRUE(query_params::parse("").value().empty());
}

TEST(QueryParams, NumbersAreWholeOrRefused) {
    const auto query =
        query_params::parse("a=50&b=-1&c=1e3&d=18446744073709551616&e=&f=+7").value();
    EXPECT_EQ(query.number("a").value(), 50);
    EXPECT_EQ(query.number("missing").value(), std::nullopt);
    for (const char* name : {"b", "c", "d", "e", "f"}) {
        ASSERT_FALSE(query.number(name)) << name;
        EXPECT_EQ(query.number(name).error().field, name);
    }
}

TEST(QueryParams, AmbiguityAndGarbageAreRefused) {
    EXPECT_FALSE(query_params::parse("a=1&a=2"));
    EXPECT_FALSE(query_params::parse("a=1&%61=2"));
    EXPECT_FALSE(query_params::parse("a=%zz"));
    EXPECT_FALSE(query_params::parse("%ff=1"));
}

}  // namespace
}  // namespace snug::http
