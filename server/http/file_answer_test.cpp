#include "http/file_answer.hpp"

#include "http/test_support.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

/// Ten digits.
class digits final : public byte_source {
public:
    async<std::expected<std::string, source_failure>> read(std::uint64_t offset,
                                                           std::size_t size_max) override {
        co_return std::string("0123456789").substr(offset, size_max);
    }
};

file_facts picture() {
    return {.from = std::make_shared<digits>(),
            .size = 10,
            .etag = "\"abc\"",
            .type = "image/png",
            .name = "cat.png",
            .use = disposition::shown,
            .cache_control = "private, max-age=600"};
}

using field = std::pair<std::string_view, std::string_view>;

response ask(std::initializer_list<field> fields, verb method = verb::get) {
    request asked;
    asked.method = method;
    for (const auto& [name, value] : fields)
        asked.fields.add(name, value);
    return file_answer(asked, picture());
}

/// First and last byte of what is sent.
std::pair<std::uint64_t, std::uint64_t> range_of(const response& made) {
    const auto& body = std::get<sourced_bytes>(made.body);
    return {body.offset, body.offset + body.size - 1};
}

TEST(FileAnswer, WholeFileSaysThatRangesMayBeAsked) {
    const response made = ask({});
    EXPECT_EQ(made.status, 200);
    EXPECT_EQ(range_of(made), (std::pair(0UL, 9UL)));
    EXPECT_EQ(made.headers.find("Accept-Ranges"), "bytes");
    EXPECT_EQ(made.headers.find("ETag"), "\"abc\"");
    EXPECT_EQ(made.headers.find("Content-Type"), "image/png");
    EXPECT_EQ(made.headers.find("Content-Disposition"), "inline; filename=\"cat.png\"");
    EXPECT_EQ(made.headers.find("Cache-Control"), "private, max-age=600");
    EXPECT_EQ(made.headers.find("Content-Range"), "");
}

TEST(FileAnswer, OneRangeIsCutOut) {
    const response first = ask({{"Range", "bytes=0-1"}});  // Safari's first question
    EXPECT_EQ(first.status, 206);
    EXPECT_EQ(range_of(first), (std::pair(0UL, 1UL)));
    EXPECT_EQ(first.headers.find("Content-Range"), "bytes 0-1/10");
    EXPECT_EQ(range_of(ask({{"Range", "bytes=4-"}})), (std::pair(4UL, 9UL)));
    EXPECT_EQ(range_of(ask({{"Range", "bytes=-3"}})), (std::pair(7UL, 9UL)));
}

TEST(FileAnswer, SeveralRangesAndOtherMethodsGetTheWhole) {
    EXPECT_EQ(ask({{"Range", "bytes=0-1,3-4"}}).status, 200);
    EXPECT_EQ(ask({{"Range", "bytes=0-1"}}, verb::head).status, 200);
}

TEST(FileAnswer, RangeBeyondTheEndIsToldTheSize) {
    const response made = ask({{"Range", "bytes=10-"}});
    EXPECT_EQ(made.status, 416);
    EXPECT_EQ(made.headers.find("Content-Range"), "bytes */10");
    EXPECT_EQ(made.headers.find("Cache-Control"), "");
}

TEST(FileAnswer, PartOfOtherBytesIsNotContinued) {
    EXPECT_EQ(ask({{"Range", "bytes=4-"}, {"If-Range", "\"abc\""}}).status, 206);
    EXPECT_EQ(ask({{"Range", "bytes=4-"}, {"If-Range", "\"old\""}}).status, 200);
    EXPECT_EQ(ask({{"Range", "bytes=4-"}, {"If-Range", "W/\"abc\""}}).status, 200);
    EXPECT_EQ(ask({{"Range", "bytes=4-"}, {"If-Range", "Sun, 06 Nov 1994 08:49:37 GMT"}}).status,
              200);
}

TEST(FileAnswer, WhatTheBrowserHasIsNotSentAgain) {
    for (const char* known : {"\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "*"}) {
        const response made = ask({{"If-None-Match", known}, {"Range", "bytes=0-1"}});
        EXPECT_EQ(made.status, 304) << known;
        EXPECT_EQ(made.headers.find("ETag"), "\"abc\"");
        EXPECT_EQ(made.headers.find("Cache-Control"), "private, max-age=600");
        EXPECT_EQ(made.body_size(), 0);
    }
    EXPECT_EQ(ask({{"If-None-Match", "\"x\""}}).status, 200);
}

TEST(FileAnswer, WhatIsToBeSavedGoesOutInASandbox) {
    test::server server;
    server.routes.add(verb::get, "/{use}", test::answers([](const request& asked) {
                          file_facts what = picture();
                          if (asked.param(0) == "save") what.use = disposition::saved;
                          return file_answer(asked, std::move(what));
                      }));
    server.start();
    test::client client(server.port());
    client.send(test::get("/save"));
    const std::string saved = client.read_response();
    EXPECT_NE(saved.find("default-src 'none'; frame-ancestors 'none'; sandbox\r\n"),
              std::string::npos);
    EXPECT_NE(saved.find("X-Content-Type-Options: nosniff\r\n"), std::string::npos);
    EXPECT_TRUE(saved.ends_with("\r\n\r\n0123456789"));
    client.send(test::get("/show"));
    EXPECT_EQ(client.read_response().find("sandbox"), std::string::npos);
    client.send("GET /show HTTP/1.1\r\nHost: here\r\nRange: bytes=0-1\r\n\r\n");
    EXPECT_TRUE(client.read_response().ends_with("\r\n\r\n01"));
    client.send("GET /show HTTP/1.1\r\nHost: here\r\nRange: bytes=99-\r\n\r\n");
    EXPECT_EQ(test::status_of(client.read_response()), 416);
}

}  // namespace
}  // namespace snug::http
