#include "api/session_cache.hpp"

#include "api/device_name.hpp"
#include "api/device_proof.hpp"

#include <gtest/gtest.h>

namespace snug::api {
namespace {

session named(const std::string& id, const std::string& secret) {
    return {.id = id, .secret = hash_secret(secret), .user = username("ada"), .device = "d"};
}

TEST(SessionCache, ForgetsAnEndedSessionAtOnceAndSaysThatOneEnded) {
    session_cache cache;
    cache.put(named("one", "secret one"));
    cache.put(named("two", "secret two"));
    const auto before = cache.generation();
    cache.remove(username("ada"), "one");
    EXPECT_EQ(cache.find(hash_secret("secret one")), nullptr);
    EXPECT_NE(cache.find(hash_secret("secret two")), nullptr);
    EXPECT_NE(cache.generation(), before);
}

TEST(SessionCache, KnowsATokenAgainAndForgetsItWithItsSession) {
    session_cache cache;
    EXPECT_EQ(cache.find_token("secret one"), nullptr);  // a look leaves nothing behind
    cache.put(named("one", "secret one"));
    for (int times = 0; times < 2; ++times) {
        const session* held = cache.find_token("secret one");
        ASSERT_NE(held, nullptr);
        EXPECT_EQ(held->id, "one");
        EXPECT_EQ(cache.find_token("secret two"), nullptr);
    }
    cache.remove(username("ada"), "one");
    EXPECT_EQ(cache.find_token("secret one"), nullptr);
    cache.put(named("again", "secret one"));
    ASSERT_NE(cache.find_token("secret one"), nullptr);
    EXPECT_EQ(cache.find_token("secret one")->id, "again");
}

TEST(DeviceName, IsShortAndReadable) {
    EXPECT_EQ(device_name("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"),
              "Firefox on Linux");
    EXPECT_EQ(device_name("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) "
                          "Chrome/126.0 Mobile Safari/537.36"),
              "Chrome on Android");
    EXPECT_EQ(device_name("curl/7.88.1"), "curl");
    EXPECT_EQ(device_name("my-script/1.0 (x)"), "my-script");
    EXPECT_EQ(device_name(""), "unknown device");
    EXPECT_EQ(device_name("\x01\xff"), "unknown device");
}

TEST(DeviceProof, ProvesOnePersonWithOneKey) {
    const device_proof mine({1, 2, 3});
    const device_proof other({4, 5, 6});
    const std::string cookie = mine.make(username("ada"));
    EXPECT_TRUE(mine.proves(cookie, username("ada")));
    EXPECT_FALSE(mine.proves(cookie, username("bo")));
    EXPECT_FALSE(other.proves(cookie, username("ada")));
    EXPECT_FALSE(mine.proves("", username("ada")));
}

}  // namespace
}  // namespace snug::api
