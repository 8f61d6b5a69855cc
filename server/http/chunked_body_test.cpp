#include "http/chunked_body.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

constexpr std::size_t body_max = 100'000;

struct decoded {
    std::string body;
    std::size_t used = 0;
    bool done = false;
    int status = 0;
};

decoded decode(std::string_view bytes, std::size_t step = std::string_view::npos) {
    chunked_body decoder(body_max);
    decoded result;
    while (!decoder.done() && result.used < bytes.size()) {
        const auto used = decoder.feed(bytes.substr(result.used, step), result.body);
        if (!used) return {{}, result.used, false, used.error().status};
        result.used += *used;
    }
    result.done = decoder.done();
    return result;
}

TEST(ChunkedBody, IsTheSameHoweverItIsCut) {
    const std::string bytes =
        "5\r\nhello\r\n1;a=\"b c\"\r\n \r\n00005\r\nworld\r\n0;end\r\n\r\nGET /";
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        const decoded result = decode(bytes, step);
        EXPECT_EQ(result.body, "hello world");
        EXPECT_TRUE(result.done);
        EXPECT_EQ(bytes.substr(result.used), "GET /") << "what follows is not touched";
    }
}

TEST(ChunkedBody, UnfinishedIsNotDone) {
    EXPECT_FALSE(decode("5\r\nhello\r\n").done);
    EXPECT_FALSE(decode("0\r\n").done);
}

TEST(ChunkedBody, OddOnesAreRefused) {
    for (const char* bytes : {"\r\n",
                              "g\r\n",
                              " 5\r\n",
                              "5 \r\n",
                              "-5\r\n",
                              "0x5\r\n",
                              "5\n",
                              "5\r\r\n",
                              "5\r\nhello!",
                              "5\r\nhello\n",
                              "123456789\r\n",
                              "0\r\nCookie: admin=1\r\n\r\n",
                              "0\r\n\n",
                              "5;\x01\r\n",
                              "5;\n\r\n"}) {
        EXPECT_EQ(decode(bytes).status, 400) << bytes;
    }
}

TEST(ChunkedBody, BoundHoldsOverAllChunks) {
    EXPECT_EQ(decode("186a1\r\n").status, 413);
    std::string bytes = "c350\r\n" + std::string(50'000, 'x') + "\r\n";
    bytes += bytes;
    EXPECT_EQ(decode(bytes).body.size(), body_max);
    EXPECT_EQ(decode(bytes + "1\r\n").status, 413);
}

TEST(ChunkedBody, ManyTinyChunksAreNotWorthTheirCost) {
    std::string bytes;
    for (int i = 0; i < 50'000; ++i)
        bytes += "1\r\nx\r\n";
    EXPECT_EQ(decode(bytes).status, 400);
    bytes.clear();
    for (int i = 0; i < 1000; ++i)
        bytes += "8\r\n12345678\r\n";
    EXPECT_EQ(decode(bytes + "0\r\n\r\n").body.size(), 8000);
}

TEST(ChunkedBody, ExtensionsAreShort) {
    EXPECT_EQ(decode("1;" + std::string(300, 'x') + "\r\n").status, 400);
    EXPECT_EQ(decode("1;" + std::string(200, 'x') + "\r\na\r\n1;" + std::string(200, 'x') + "\r\n")
                  .status,
              400);
}

}  // namespace
}  // namespace snug::http
