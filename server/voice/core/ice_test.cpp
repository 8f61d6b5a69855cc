#include "voice/core/ice.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace snug::voice {
namespace {

using bytes = std::vector<std::uint8_t>;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::string_view password = "a password of 22 bytes";

transport_address at(std::uint8_t host, std::uint16_t port = 5000) {
    return {.ip = {10, 0, 0, host}, .port = port};
}

/// A browser's checks against one agent, in a time that only the test moves.
struct ice_rig {
    instant now{seconds(1000)};
    ice_agent agent{{"ours", std::string(password)}, "theirs", now};
    std::uint8_t next_id = 0;
    bytes last_check;
    bytes last_reply;

    ice_agent::outcome send(const transport_address& from, const bytes& datagram) {
        const auto message = parse_stun(datagram);
        EXPECT_TRUE(message);
        if (!message) return {};
        bytes reply(limits::stun_bytes_max);
        const auto outcome = agent.check(now, from, datagram, *message, reply);
        EXPECT_LE(outcome.reply, datagram.size());
        reply.resize(outcome.reply);
        last_reply = reply;
        return outcome;
    }

    ice_agent::outcome check(const transport_address& from, stun_check wanted = {}) {
        if (wanted.username.empty()) wanted.username = "ours:theirs";
        if (wanted.id == transaction_id{}) wanted.id = {1, ++next_id};
        if (!wanted.controlled) wanted.controlling = 7;
        last_check.resize(limits::stun_bytes_max);
        last_check.resize(write_stun_check(last_check, wanted, password));
        return send(from, last_check);
    }
    ice_agent::outcome nominate(const transport_address& from) {
        return check(from, {.use_candidate = true});
    }
};

TEST(Ice, FirstProvenAddressIsThePathAndNominationMovesIt) {
    ice_rig rig;
    const auto first = rig.check(at(1));
    EXPECT_TRUE(first.proven && first.moved);
    const auto reply = parse_stun(rig.last_reply);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->mapped, at(1));
    EXPECT_TRUE(has_integrity(rig.last_reply, *reply, password));
    EXPECT_FALSE(rig.check(at(2)).moved);
    EXPECT_EQ(rig.agent.path(), at(1));
    EXPECT_TRUE(rig.nominate(at(2)).moved);
    EXPECT_EQ(rig.agent.path(), at(2));
}

TEST(Ice, WhoDoesNotKnowThePasswordHearsNothing) {
    ice_rig rig;
    for (const std::string_view username : {"ours:thiers", "ours", "ours:", "oursx:theirs", ":"}) {
        EXPECT_EQ(rig.check(at(1), {.username = username}).reply, 0U) << username;
    }
    bytes forged(limits::stun_bytes_max);
    forged.resize(write_stun_check(forged, {.username = "ours:theirs"}, "another password 22 by"));
    EXPECT_EQ(rig.send(at(1), forged).reply, 0U);
    forged.resize(limits::stun_bytes_max);
    forged.resize(write_stun_check(
        forged, {.username = "ours:theirs", .extra_attribute = 0x7777}, "another password 22 by"));
    EXPECT_EQ(rig.send(at(1), forged).reply, 0U);
    EXPECT_FALSE(rig.agent.is_proven(at(1)));
    EXPECT_FALSE(rig.agent.path());
}

TEST(Ice, ErrorsAreToldOnlyToTheProvenAndProveNothing) {
    ice_rig rig;
    const auto conflict = rig.check(at(1), {.controlled = 1});
    EXPECT_FALSE(conflict.proven);
    EXPECT_EQ(parse_stun(rig.last_reply).value().error_code, 487);
    const auto unknown = rig.check(at(1), {.extra_attribute = 0x7777});
    EXPECT_FALSE(unknown.proven);
    EXPECT_EQ(parse_stun(rig.last_reply).value().error_code, 420);
    EXPECT_FALSE(rig.agent.path());
}

// A binding request that was captured on the way and sent again from another address moved the
// media there, so anybody on the path could cut a call off.
TEST(Ice, ReplayedCheckFromElsewhereMovesNothing) {
    ice_rig rig;
    rig.nominate(at(1));
    const bytes captured = rig.last_check;
    const auto stolen = rig.send(at(66), captured);
    EXPECT_EQ(stolen.reply, 0U);
    EXPECT_FALSE(stolen.proven || stolen.moved);
    EXPECT_FALSE(rig.agent.is_proven(at(66)));
    EXPECT_GT(rig.send(at(1), captured).reply, 0U);  // the browser may well repeat itself
}

TEST(Ice, CheckThatIsReplayedHoursLaterMovesNoCallEither) {
    ice_rig rig;
    rig.nominate(at(1));
    const bytes captured = rig.last_check;
    rig.agent.set_keyed();
    for (int i = 0; i < 200; ++i) {
        rig.now += seconds(2);
        rig.check(at(1), {.id = {2, static_cast<std::uint8_t>(i)}});
        rig.agent.heard(rig.now, at(1));
    }
    EXPECT_FALSE(rig.send(at(66), captured).moved);
    EXPECT_EQ(rig.agent.path(), at(1));
    // The true peer is heard on: the thief's address cannot be made to look alive.
    EXPECT_FALSE(rig.agent.heard(rig.now, at(1)));
}

TEST(Ice, RebindingMovesTheCallWithItsFirstFreshPacket) {
    ice_rig rig;
    rig.nominate(at(1));
    rig.agent.set_keyed();
    EXPECT_FALSE(rig.agent.heard(rig.now, at(1, 6000)));  // not proven yet: nothing moves
    EXPECT_EQ(rig.agent.path(), at(1));
    EXPECT_FALSE(rig.check(at(1, 6000)).moved);
    EXPECT_TRUE(rig.agent.heard(rig.now, at(1, 6000)));
    EXPECT_EQ(rig.agent.path(), at(1, 6000));
}

TEST(Ice, SilentPathIsGivenUpForACheckAlone) {
    ice_rig rig;
    rig.nominate(at(1));
    rig.agent.set_keyed();
    rig.now += limits::ice_path_silence - milliseconds(1);
    EXPECT_FALSE(rig.nominate(at(2)).moved);
    rig.now += milliseconds(1);
    EXPECT_TRUE(rig.check(at(2)).moved);
}

TEST(Ice, ConsentIsCountedFromThePathAlone) {
    ice_rig rig;
    rig.nominate(at(1));
    rig.agent.set_keyed();
    const instant until = rig.agent.consent_until();
    EXPECT_EQ(until, rig.now + seconds(30));
    rig.now += seconds(5);
    rig.check(at(2));
    EXPECT_EQ(rig.agent.consent_until(), until);
    rig.check(at(1));
    EXPECT_EQ(rig.agent.consent_until(), until + seconds(5));
}

TEST(Ice, AddressesAreBoundedAndThePathIsKept) {
    ice_rig rig;
    rig.nominate(at(1));
    for (std::uint8_t host = 2; host < 40; ++host) {
        rig.now += milliseconds(10);
        rig.check(at(host));
    }
    EXPECT_TRUE(rig.agent.is_proven(at(1)));
    EXPECT_TRUE(rig.agent.is_proven(at(39)));
    int proven = 0;
    for (std::uint8_t host = 1; host < 40; ++host)
        proven += rig.agent.is_proven(at(host)) ? 1 : 0;
    EXPECT_EQ(proven, static_cast<int>(limits::ice_addresses_max));
}

TEST(Ice, FewAddressesAreConnections) {
    ice_rig rig;
    const auto by_tcp = [](std::uint8_t host) {
        transport_address address = at(host);
        address.protocol = transport_protocol::tcp;
        return address;
    };
    rig.check(at(1));
    for (std::uint8_t host = 2; host < 12; ++host) {
        rig.now += milliseconds(10);
        rig.check(by_tcp(host));
    }
    EXPECT_TRUE(rig.agent.is_proven(at(1)));
    std::ptrdiff_t proven = 0;
    for (std::uint8_t host = 2; host < 12; ++host)
        proven += rig.agent.is_proven(by_tcp(host)) ? 1 : 0;
    EXPECT_EQ(proven, limits::ice_tcp_addresses_max);
    EXPECT_TRUE(rig.agent.is_proven(by_tcp(11)));
}

TEST(Ice, RestartTakesBothCredentialsUntilTheNewOnesCome) {
    ice_rig rig;
    rig.nominate(at(1));
    rig.agent.restart({"anew", std::string(password)}, "theirs2");
    EXPECT_TRUE(rig.agent.answers_to("ours"));
    EXPECT_TRUE(rig.check(at(1)).proven);
    EXPECT_TRUE(rig.check(at(1), {.username = "anew:theirs2"}).proven);
    EXPECT_FALSE(rig.agent.answers_to("ours"));
    EXPECT_EQ(rig.check(at(1)).reply, 0U);
    EXPECT_EQ(rig.agent.path(), at(1));
}

TEST(Ice, ConnectionThatClosesIsNoPathAnyMore) {
    ice_rig rig;
    transport_address tcp = at(1);
    tcp.protocol = transport_protocol::tcp;
    rig.nominate(tcp);
    rig.check(at(1));
    rig.agent.forget(tcp);
    EXPECT_FALSE(rig.agent.path());
    EXPECT_FALSE(rig.agent.is_proven(tcp));
    EXPECT_TRUE(rig.check(at(1)).moved);
}

TEST(Ice, CredentialsAreOfTheRightKindAndDifferEachTime) {
    const auto one = random_ice_credentials();
    EXPECT_GE(one.ufrag.size(), limits::ice_ufrag_bytes_min);
    EXPECT_GE(one.password.size(), limits::ice_password_bytes_min);
    EXPECT_EQ(one.password.find_first_of("-_=:"), std::string::npos);
    EXPECT_NE(one.password, random_ice_credentials().password);
}

}  // namespace
}  // namespace snug::voice
