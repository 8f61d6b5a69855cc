#include "http/response_head.hpp"

#include "http/security_headers.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

std::string head_of(const response& made, head_context context = {}) {
    std::string head;
    append_response_head(head, made, context);
    return head;
}

TEST(ResponseHead, SaysLengthAndCaching) {
    const std::string head = head_of(response::json(201, std::string("{}")));
    EXPECT_TRUE(head.starts_with(
        "HTTP/1.1 201 Created\r\nContent-Length: 2\r\nContent-Type: application/json\r\n"));
    EXPECT_NE(head.find("\r\nCache-Control: no-store\r\n"), std::string::npos);
    EXPECT_TRUE(head.ends_with("\r\n\r\n"));
    response cached = response::json(200, std::string("{}"));
    cached.headers.set("Cache-Control", "private, max-age=60");
    EXPECT_EQ(head_of(cached).find("no-store"), std::string::npos);
}

TEST(ResponseHead, SomeStatusesHaveNoLength) {
    EXPECT_EQ(head_of(response::no_content()).find("Content-Length"), std::string::npos);
    response unchanged;
    unchanged.status = 304;
    EXPECT_EQ(head_of(unchanged).find("Content-Length"), std::string::npos);
}

TEST(ResponseHead, ConnectionIsNamedOnlyWhereItIsNotTheDefault) {
    const response made = response::no_content();
    EXPECT_EQ(head_of(made).find("Connection:"), std::string::npos);
    EXPECT_NE(head_of(made, {.keep_alive = false}).find("Connection: close\r\n"),
              std::string::npos);
    EXPECT_NE(head_of(made, {.is_http_1_0 = true}).find("Connection: keep-alive\r\n"),
              std::string::npos);
}

TEST(ResponseHead, RefusalsBearTheirRequestId) {
    const auto refused = response::problem(403, "forbidden", "Forbidden", "Not you.");
    EXPECT_NE(head_of(refused, {.request_id = 0xAB}).find("X-Request-Id: 00000000000000ab\r\n"),
              std::string::npos);
    EXPECT_EQ(head_of(response::no_content()).find("X-Request-Id"), std::string::npos);
}

TEST(ResponseHead, ProblemDocumentIsWhatTheWireSays) {
    const auto refused =
        response::problem(422, "invalid_field", "Unprocessable", "Say \"limit\".", "limit");
    EXPECT_EQ(refused.headers.find("Content-Type"), "application/problem+json");
    EXPECT_EQ(
        std::get<std::string>(refused.body),
        R"({"type":"about:blank","title":"Unprocessable","status":422,"code":"invalid_field",)"
        R"("detail":"Say \"limit\".","field":"limit"})");
}

TEST(ResponseHead, DatesAreOfTheFixedForm) {
    EXPECT_EQ(to_http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(SecurityHeaders, PagesMayRunOnlyOurOwnCode) {
    const std::string_view page = security_header_lines(content_kind::page, false);
    for (const char* part :
         {"default-src 'none'; script-src 'self' 'wasm-unsafe-eval';",
          "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; require-trusted-types-for "
          "'script'; trusted-types snug\r\n",
          "Cross-Origin-Opener-Policy: same-origin\r\n",
          "Cross-Origin-Embedder-Policy: require-corp\r\n",
          "microphone=(self), camera=(self), display-capture=(self)",
          "geolocation=()"}) {
        EXPECT_NE(page.find(part), std::string_view::npos) << part;
    }
    EXPECT_EQ(page.find("unsafe-inline"), std::string_view::npos);
    EXPECT_EQ(page.find("Strict-Transport-Security"), std::string_view::npos);
    EXPECT_NE(security_header_lines(content_kind::data, true).find("Strict-Transport-Security"),
              std::string_view::npos);
}

}  // namespace
}  // namespace snug::http
