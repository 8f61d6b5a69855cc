#include "http/peer_address.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

TEST(PeerAddress, HouseholdsAreCountedAsOne) {
    EXPECT_EQ(to_limit_key("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(to_limit_key("2001:db8:1:2:3:4:5:6"), to_limit_key("2001:db8:1:2::9"));
    EXPECT_NE(to_limit_key("2001:db8:1:2::9"), to_limit_key("2001:db8:1:3::9"));
    EXPECT_EQ(to_limit_key(""), "");
}

TEST(TrustedProxies, BlocksAreMatchedByTheirBits) {
    const auto proxies = trusted_proxies::parse({"10.1.0.0/15", "::1", "2001:db8::/33"}).value();
    EXPECT_TRUE(proxies.contains("10.0.3.4"));
    EXPECT_TRUE(proxies.contains("10.1.3.4"));
    EXPECT_FALSE(proxies.contains("10.2.3.4"));
    EXPECT_TRUE(proxies.contains("::1"));
    EXPECT_FALSE(proxies.contains("::2"));
    EXPECT_TRUE(proxies.contains("2001:db8:7fff::1"));
    EXPECT_FALSE(proxies.contains("2001:db8:8000::1"));
    EXPECT_TRUE(proxies.contains("::ffff:10.0.0.1")) << "IPv4 in an IPv6 coat";
    EXPECT_FALSE(proxies.contains("nonsense"));
    EXPECT_FALSE(proxies.contains(""));
}

// A proxy on a unix socket has no address, so nothing could name it: what it said of its clients
// was not believed, all of them shared one allowance, and cookies went out as for plain HTTP.
TEST(TrustedProxies, AProxyOnAUnixSocketIsTrustedByItsName) {
    const auto proxies = trusted_proxies::parse({"unix"}).value();
    EXPECT_TRUE(proxies.contains(""));
    EXPECT_FALSE(proxies.contains("127.0.0.1"));
    EXPECT_EQ(proxies.client_of("6.6.6.6, 192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(proxies.client_of("6.6.6.6, "), "") << "an entry that is missing is no proxy";
    EXPECT_FALSE(trusted_proxies::parse({"127.0.0.1/32"}).value().contains(""));
}

TEST(TrustedProxies, BadBlocksAreRefused) {
    for (const char* block :
         {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::/129", "10.0.0.0/8x", "host"}) {
        EXPECT_FALSE(trusted_proxies::parse({block})) << block;
    }
}

TEST(TrustedProxies, ClientIsTheLastOneNotTrusted) {
    const auto proxies = trusted_proxies::parse({"10.0.0.0/8"}).value();
    EXPECT_EQ(proxies.client_of("1.1.1.1, 2.2.2.2, 10.0.0.1 , 10.0.0.2"), "2.2.2.2");
    EXPECT_EQ(proxies.client_of("2.2.2.2"), "2.2.2.2");
    EXPECT_EQ(proxies.client_of("10.0.0.1"), "");
    EXPECT_EQ(proxies.client_of(""), "");
}

}  // namespace
}  // namespace snug::http
