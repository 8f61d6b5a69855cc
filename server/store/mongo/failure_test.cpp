// Which troubles of the database pass, so that a caller is told to come again and not of a fault.
#include "store/mongo/failure.hpp"

#include <gtest/gtest.h>

#include <mongoc/mongoc.h>

namespace snug::mongo {

namespace {

failure told(std::uint32_t domain, std::uint32_t code) {
    bson_error_t why;
    bson_set_error(&why, domain, code, "%s", "why");
    return failure::from(why, nullptr);
}

}  // namespace

TEST(MongoFailure, OfANewPrimaryPasses) {
    // Stepped down, not yet elected, reads that no majority has confirmed yet, cursors that died.
    for (const std::uint32_t code : {189U, 10'107U, 11'602U, 134U, 43U, 237U, 175U, 279U}) {
        EXPECT_TRUE(told(MONGOC_ERROR_SERVER, code).is_away()) << code;
        EXPECT_TRUE(failure(code, "of one write").is_away()) << code;
        EXPECT_EQ(to_error(failure(code, "")).code, errc::unavailable) << code;
    }
}

TEST(MongoFailure, OfAMomentThatCannotBeReadPasses) {
    for (const std::uint32_t code : {239U, 246U}) {
        EXPECT_FALSE(told(MONGOC_ERROR_SERVER, code).is_away()) << code;
        EXPECT_EQ(to_error(told(MONGOC_ERROR_SERVER, code)).code, errc::unavailable) << code;
    }
}

TEST(MongoFailure, OfALineThatBreaksPasses) {
    EXPECT_TRUE(told(MONGOC_ERROR_STREAM, MONGOC_ERROR_STREAM_SOCKET).is_away());
    EXPECT_TRUE(told(MONGOC_ERROR_PROTOCOL, MONGOC_ERROR_PROTOCOL_INVALID_REPLY).is_away());
    EXPECT_TRUE(told(MONGOC_ERROR_CLIENT, MONGOC_ERROR_CLIENT_SESSION_FAILURE).is_away());
    EXPECT_TRUE(told(MONGOC_ERROR_SERVER_SELECTION, 13'053).is_away());
}

TEST(MongoFailure, OfAMemberWhoseVersionTheDriverHasForgottenPasses) {
    for (const std::uint32_t domain : {MONGOC_ERROR_PROTOCOL, MONGOC_ERROR_COMMAND})
        EXPECT_TRUE(told(domain, MONGOC_ERROR_PROTOCOL_BAD_WIRE_VERSION).is_away()) << domain;
    EXPECT_TRUE(told(MONGOC_ERROR_TRANSACTION, MONGOC_ERROR_TRANSACTION_INVALID_STATE).is_away());
}

TEST(MongoFailure, OfOursDoesNot) {
    for (const std::uint32_t code : {0U, 2U, 14U, 11'000U}) {
        EXPECT_FALSE(told(MONGOC_ERROR_SERVER, code).is_passing()) << code;
        EXPECT_EQ(to_error(told(MONGOC_ERROR_SERVER, code)).code, errc::internal) << code;
    }
}

}  // namespace snug::mongo
