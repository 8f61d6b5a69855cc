// The raw corpus over real sockets: refused with the right status, closed, and nothing behind it is
// ever answered.
#include "http/gate_corpus.hpp"
#include "http/test_support.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

class OddFraming : public testing::TestWithParam<test::odd_request> {};

TEST_P(OddFraming, IsRefusedAndNothingBehindItIsRead) {
    test::server server;
    server.start();
    test::client client(server.port());
    client.send(GetParam().bytes);
    client.send(test::get("/hello"));
    client.shut_down();

    const std::string answers = client.read_to_end();
    EXPECT_EQ(test::status_of(answers), GetParam().status) << answers;
    EXPECT_NE(answers.find("Connection: close\r\n"), std::string::npos);
    EXPECT_NE(answers.find("application/problem+json"), std::string::npos);
    EXPECT_EQ(answers.find("HTTP/1.1", 1), std::string::npos) << "a second answer:\n" << answers;
}

INSTANTIATE_TEST_SUITE_P(Http,
                         OddFraming,
                         testing::ValuesIn(test::framing_corpus()),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace snug::http
