#include "app/config.hpp"

#include "app/public_address.hpp"
#include "app/voice_setup.hpp"
#include "app/web.hpp"
#include "base/voice_limits.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace snug {
namespace {

config made_of(const std::vector<setting>& settings) {
    const auto made = make_config(settings);
    EXPECT_TRUE(made) << made.error().text;
    return made.value_or(config());
}

TEST(Config, HasDefaultsThatServeAHome) {
    const config made = made_of({});
    EXPECT_EQ(std::get<http::tcp_address>(made.listen).port, 8080);
    EXPECT_EQ(made.data, "data");
    EXPECT_FALSE(made.has_tls());
}

TEST(Config, LaterSettingsWinAndLimitsAddUp) {
    const config made = made_of({{"listen", "0.0.0.0:1", setting_source::file},
                                 {"limit", "posts_per_s=7", setting_source::file},
                                 {"limit", "posts_burst=9", setting_source::environment},
                                 {"listen", "0.0.0.0:2", setting_source::command_line}});
    EXPECT_EQ(std::get<http::tcp_address>(made.listen).port, 2);
    EXPECT_EQ(made.limits.posts_per_s, 7);
    EXPECT_EQ(made.limits.posts_burst, 9);
}

TEST(Config, VoiceIsWhereItIsToldOrBesideTheListenerOrOff) {
    const auto beside = voice_sockets(made_of({{"listen", "0.0.0.0:80"}}));
    ASSERT_TRUE(beside);
    EXPECT_EQ(beside->ip, "0.0.0.0");
    EXPECT_EQ(beside->port, limits::voice_port);
    EXPECT_EQ(voice_sockets(made_of({{"listen", "localhost:80"}}))->ip, "127.0.0.1");
    EXPECT_FALSE(voice_sockets(made_of({{"listen", "unix:/run/snug.sock"}})));
    const auto told = voice_sockets(made_of({{"listen", "unix:/x"}, {"voice", "[::]:5000"}}));
    ASSERT_TRUE(told);
    EXPECT_EQ(told->ip, "::");
    EXPECT_EQ(told->port, 5'000);
    EXPECT_FALSE(voice_sockets(made_of({{"voice", "[::]:5000"}, {"voice", "off"}})));
    EXPECT_TRUE(voice_sockets(made_of({{"voice", "off"}, {"voice", "[::]:5000"}})));
}

TEST(Config, VoiceBehindAProxyIsWherePeopleFindTheServer) {
    for (const char* const listen : {"127.0.0.1:8080", "localhost:80", "[::1]:80", "unix:/x"}) {
        const config made =
            made_of({{"listen", listen}, {"public-url", "https://snug.example:8443"}});
        const auto sockets = voice_sockets(made);
        ASSERT_TRUE(sockets) << listen;
        EXPECT_EQ(sockets->ip, "::") << listen;
        EXPECT_EQ(sockets->port, limits::voice_port);
        EXPECT_EQ(voice_wishes(made), (std::vector<voice::announce_wish>{{"snug.example", 0}}));
    }
    const config named = made_of({{"listen", "0.0.0.0:443"},
                                  {"public-url", "https://[2001:db8::1]"},
                                  {"voice-announce", "192.0.2.1"}});
    EXPECT_EQ(voice_sockets(named)->ip, "0.0.0.0");
    EXPECT_EQ(voice_wishes(named), (std::vector<voice::announce_wish>{{"192.0.2.1", 0}}));
    EXPECT_EQ(voice_wishes(made_of({{"public-url", "https://[2001:db8::1]"}})).at(0).host,
              "2001:db8::1");
    // Nobody elsewhere is meant to come.
    for (const char* const own : {"http://localhost:8080", "http://127.0.0.1:80"}) {
        const config made = made_of({{"public-url", own}});
        EXPECT_EQ(voice_sockets(made)->ip, "127.0.0.1");
        EXPECT_TRUE(voice_wishes(made).empty());
    }
}

TEST(Config, AnnouncedAddressesAddUpAndStandInARow) {
    const config made =
        made_of({{"voice-announce", "192.0.2.1"}, {"voice-announce", "snug.example:1,[::1]:2"}});
    EXPECT_EQ(
        made.voice_announce,
        (std::vector<voice::announce_wish>{{"192.0.2.1", 0}, {"snug.example", 1}, {"::1", 2}}));
}

TEST(Config, SaysWhereAWrongValueStands) {
    const auto file = make_config({{"listen", "nowhere", setting_source::file}});
    ASSERT_FALSE(file);
    EXPECT_TRUE(file.error().text.starts_with("snug.conf, listen"));
    EXPECT_EQ(file.error().source, setting_source::file);
    for (const auto& [name, value] :
         std::vector<std::pair<const char*, const char*>>{{"listen", "127.0.0.1:99999"},
                                                          {"limit", "nonsense=5"},
                                                          {"limit", "posts_per_s=many"},
                                                          {"limit", "posts_per_s=-1"},
                                                          {"limit", "posts_per_s"},
                                                          {"public-url", "not a url"},
                                                          {"public-url", "http://x/path"},
                                                          {"public-url", "http://x?y"},
                                                          {"trusted-proxy", "not an address"},
                                                          {"log", "shouting"},
                                                          {"voice", "home.example:4991"},
                                                          {"voice", "unix:/x"},
                                                          {"voice", "on"},
                                                          {"voice-announce", "http://x"},
                                                          {"voice-announce", "x,"},
                                                          {"tls", "perhaps"},
                                                          {"store", "mongodb://"},
                                                          {"store", "mysql://x"},
                                                          {"store", "mongodb://a:secret@x/"},
                                                          {"store-password-file", "/nowhere"},
                                                          {"data", ""},
                                                          {"tls-cert", "only.pem"}}) {
        EXPECT_FALSE(make_config({{name, value, setting_source::command_line}}))
            << name << " " << value;
    }
}

TEST(Config, NamesAStoreElsewhere) {
    const config made = made_of({{"store", "mongodb://a:secret@x,y/", setting_source::environment},
                                 {"database", "Pub", setting_source::file},
                                 {"home-collection", "messages_home", setting_source::file}});
    ASSERT_TRUE(made.mongo);
    EXPECT_EQ(made.mongo->address, "mongodb://a:secret@x,y/");
    EXPECT_EQ(made.mongo->database, "Pub");
    EXPECT_EQ(made.mongo->home_collection, "messages_home");
    EXPECT_FALSE(made_of({{"database", "Pub", setting_source::file}}).mongo);
    const config taken_back = made_of({{"store", "mongodb://x/", setting_source::file},
                                       {"store", "sqlite://here", setting_source::command_line}});
    EXPECT_FALSE(taken_back.mongo);
    EXPECT_EQ(taken_back.data, "here");
}

TEST(Config, APasswordIsNeverRepeated) {
    for (const auto source : {setting_source::command_line, setting_source::environment}) {
        const auto refused = make_config({{"store", "mongodb://a:secret@x:y:z/", source}});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().text.find("secret"), std::string::npos);
    }
}

TEST(Conf, ReadsLinesCommentsAndLimits) {
    const auto settings = parse_conf(
        "# the pub\nlisten = 127.0.0.1:9000  # "
        "inside\n\npublic_url=https://a.example\nlimits.posts_per_s = 0\r\n");
    ASSERT_TRUE(settings) << settings.error().detail;
    ASSERT_EQ(settings->size(), 3U);
    EXPECT_EQ((*settings)[0].value, "127.0.0.1:9000");
    EXPECT_EQ((*settings)[1].name, "public-url");
    EXPECT_EQ((*settings)[2].value, "posts_per_s=0");
}

// A wrong value in the file of --config was said to stand in snug.conf, and on no line.
TEST(Conf, TellsFileAndLineOfAWrongValue) {
    const std::filesystem::path path =
        std::filesystem::path(testing::TempDir()) / "snug_config_test.conf";
    std::ofstream(path) << "# the pub\nlog = info\nlisten = nowhere\n";
    const char* const environment[] = {nullptr};
    const auto made = load_config({{"config", path.string()}}, environment);
    std::filesystem::remove(path);
    ASSERT_FALSE(made);
    EXPECT_TRUE(made.error().text.starts_with(path.string() + ", line 3, listen: "))
        << made.error().text;
    EXPECT_EQ(made.error().source, setting_source::file);
}

TEST(Conf, NamesTheLineThatIsWrong) {
    const auto settings = parse_conf("listen = 127.0.0.1:1\ncolour_of_the_door = green\n");
    ASSERT_FALSE(settings);
    EXPECT_TRUE(settings.error().detail.starts_with("line 2"));
}

TEST(Environment, GivesSettingsAndLeavesTheRestAlone) {
    const char* const environment[] = {"PATH=/bin",
                                       "SNUG_PUBLIC_URL=https://a.example",
                                       "SNUG_LIMITS_POSTS_PER_S=3",
                                       "SNUG_UNKNOWN=1",
                                       nullptr};
    const auto settings = read_environment(environment);
    ASSERT_EQ(settings.size(), 2U);
    EXPECT_EQ(settings[0].name, "public-url");
    EXPECT_EQ(settings[1].value, "posts_per_s=3");
}

TEST(PublicAddress, IsWhatAPersonTypes) {
    EXPECT_EQ(public_address(made_of({}), 8080), "http://localhost:8080");
    EXPECT_EQ(public_address(made_of({{"listen", "0.0.0.0:443"}, {"tls", "self-signed"}}), 443),
              "https://localhost");
    EXPECT_EQ(public_address(made_of({{"listen", "192.0.2.7:80"}}), 80), "http://192.0.2.7");
    EXPECT_EQ(public_address(made_of({{"public-url", "https://snug.example/"}}), 8080),
              "https://snug.example");
}

// A server on all addresses printed localhost alone, which no friend can open.
TEST(PublicAddress, OfAllAddressesIsToldForThoseAtHome) {
    const std::vector<std::string> own = {
        "localhost", "lamp", "127.0.0.1", "::1", "2001:db8::7", "192.168.1.20", "10.0.0.3"};
    using origins = std::vector<std::string>;
    EXPECT_EQ(
        network_addresses(made_of({{"listen", "0.0.0.0:8443"}, {"tls", "self-signed"}}), 8443, own),
        (origins{"https://192.168.1.20:8443", "https://10.0.0.3:8443"}));
    EXPECT_EQ(network_addresses(made_of({{"listen", "[::]:80"}}), 80, own),
              (origins{"http://192.168.1.20", "http://10.0.0.3", "http://[2001:db8::7]"}));
    EXPECT_TRUE(network_addresses(made_of({}), 8080, own).empty());
    EXPECT_TRUE(network_addresses(made_of({{"listen", "192.168.1.20:80"}}), 80, own).empty());
    const config named = made_of({{"listen", "0.0.0.0:80"}, {"public-url", "http://lamp.example"}});
    EXPECT_TRUE(network_addresses(named, 80, own).empty());
}

TEST(ClientPages, AreWhateverAPersonMayType) {
    for (const char* page :
         {"/", "/setup", "/invite/abc", "/link/abc", "/c/home", "/c/home/12", "/no/such"})
        EXPECT_TRUE(is_client_page(page));
    for (const char* other :
         {"/api", "/api/x", "/API/me", "/assets/none", "/robots.txt", "/c/x.png"})
        EXPECT_FALSE(is_client_page(other));
}

}  // namespace
}  // namespace snug
