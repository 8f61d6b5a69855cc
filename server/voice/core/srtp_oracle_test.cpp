// Our SRTP beside Debian's libsrtp2: the same bytes out for the same packets in, and each opens
// what the other sealed, under loss, reordering, replay, tampering and wrapping sequences.
#include "base/bytes.hpp"
#include "voice/core/rtcp.hpp"
#include "voice/core/rtp.hpp"
#include "voice/core/srtp.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <srtp2/srtp.h>
#include <vector>

namespace snug::voice {
namespace {

using bytes = std::vector<std::uint8_t>;

/// One session of libsrtp2, sealing or opening.
class oracle {
public:
    oracle(srtp_profile profile, const srtp_master& master, srtp_ssrc_type_t direction) {
        static const bool ready = srtp_init() == srtp_err_status_ok;
        EXPECT_TRUE(ready);
        key_.assign(master.key.begin(), master.key.end());
        key_.insert(key_.end(),
                    master.salt.begin(),
                    master.salt.begin() + static_cast<std::ptrdiff_t>(srtp_salt_bytes(profile)));
        srtp_policy_t policy{};
        if (profile == srtp_profile::aead_aes_128_gcm) {
            srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
            srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
        } else {
            srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
            srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
        }
        policy.ssrc.type = direction;
        policy.key = key_.data();
        policy.window_size = limits::srtp_replay_window;
        EXPECT_EQ(srtp_create(&session_, &policy), srtp_err_status_ok);
    }
    oracle(const oracle&) = delete;
    oracle& operator=(const oracle&) = delete;
    ~oracle() { srtp_dealloc(session_); }

    /// What `call` (srtp_protect and its like) makes of `packet`; empty where it refuses.
    template <class Call>
    bytes run(Call* call, bytes packet) {
        int size = static_cast<int>(packet.size());
        packet.resize(packet.size() + SRTP_MAX_TRAILER_LEN + 4);
        if (call(session_, packet.data(), &size) != srtp_err_status_ok) return {};
        packet.resize(static_cast<std::size_t>(size));
        return packet;
    }

private:
    bytes key_;
    srtp_t session_ = nullptr;
};

/// Both implementations at both ends under one random key.
class SrtpOracle : public testing::TestWithParam<srtp_profile> {
protected:
    std::uint8_t random_byte() { return static_cast<std::uint8_t>(random_() & 0xFFU); }
    srtp_master random_master() {
        srtp_master made;
        for (auto& byte : made.key)
            byte = random_byte();
        for (auto& byte : made.salt)
            byte = random_byte();
        return made;
    }
    bool one_in(unsigned n) { return random_() % n == 0; }

    bytes random_rtp(std::uint32_t ssrc, std::uint16_t sequence) {
        bytes packet(64);
        const rtp_header header{.marker = one_in(2),
                                .payload_type = 111,
                                .sequence = sequence,
                                .timestamp = static_cast<std::uint32_t>(random_()),
                                .ssrc = ssrc};
        const rtp_extensions extensions{
            4,
            one_in(2) ? "mid" : "",
            1,
            one_in(3) ? std::optional(audio_level{9, true}) : std::nullopt};
        packet.resize(write_rtp_header(packet, header, extensions));
        for (std::size_t n = random_() % 200; n > 0; --n)
            packet.push_back(random_byte());
        return packet;
    }

    bytes random_rtcp(std::uint32_t ssrc) {
        bytes packet(256);
        const std::size_t blocks = random_() % 4;
        std::array<report_block, 3> about{};
        for (auto& each : about)
            each.ssrc = static_cast<std::uint32_t>(random_());
        packet.resize(write_receiver_report(
            packet, ssrc, std::span(about).first(std::min(blocks, about.size()))));
        return packet;
    }

    template <class Call>
    static bytes grown(bytes packet, const Call& call) {
        const std::size_t size = packet.size();
        packet.resize(size + limits::srtp_trailer_bytes_max);
        packet.resize(call(packet, size).value_or(0));
        return packet;
    }
    bytes seal(const bytes& clear, replay_window& stream) {
        return grown(clear, [&](bytes_out buffer, std::size_t size) {
            return sender_.protect_rtp(buffer, size, stream);
        });
    }
    bytes seal_rtcp(const bytes& clear) {
        return grown(clear, [&](bytes_out buffer, std::size_t size) {
            return sender_.protect_rtcp(buffer, size);
        });
    }
    bytes open(bytes packet) {
        packet.resize(receiver_.unprotect_rtp(packet).value_or(0));
        return packet;
    }
    bytes open_rtcp(bytes packet) {
        packet.resize(receiver_.unprotect_rtcp(packet).value_or(0));
        return packet;
    }

    std::mt19937_64 random_{20'260'101};  // the same packets in every run
    srtp_master master_ = random_master();
    srtp_sender sender_{GetParam(), master_};
    srtp_receiver receiver_{GetParam(), master_};
    oracle their_sender_{GetParam(), master_, ssrc_any_outbound};
    oracle their_receiver_{GetParam(), master_, ssrc_any_inbound};
};

INSTANTIATE_TEST_SUITE_P(Profiles,
                         SrtpOracle,
                         testing::Values(srtp_profile::aead_aes_128_gcm,
                                         srtp_profile::aes128_cm_sha1_80),
                         [](const auto& each) {
                             return each.param == srtp_profile::aead_aes_128_gcm ? "Gcm" : "Cm";
                         });

TEST_P(SrtpOracle, SealsTheSameBytesAndOpensTheirs) {
    struct source {
        std::uint32_t ssrc;
        std::uint16_t sequence;
        replay_window stream;
    };
    std::array<source, 3> sources = {source{1, 100, {}}, source{2, 32'000, {}}, source{3, 0, {}}};
    for (int i = 0; i < 40'000; ++i) {
        auto& from = sources[random_() % sources.size()];
        // Losses of all sizes below half the sequence space, so that the count is never in doubt.
        from.sequence =
            static_cast<std::uint16_t>(from.sequence + 1 + (one_in(50) ? random_() % 3'000 : 0));
        const bytes clear = random_rtp(from.ssrc, from.sequence);
        const bytes ours = seal(clear, from.stream);
        ASSERT_EQ(ours, their_sender_.run(srtp_protect, clear)) << i;
        if (one_in(10)) continue;  // lost on the way to both
        ASSERT_EQ(open(ours), clear) << i;
        ASSERT_EQ(their_receiver_.run(srtp_unprotect, ours), clear) << i;
    }
    EXPECT_GE(sources[0].stream.highest() >> 16U, 1U);
}

TEST_P(SrtpOracle, JudgesReorderingReplayAndTamperingAlike) {
    replay_window stream;
    std::vector<bytes> recent;
    std::uint16_t sequence = 1'000;
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        sequence = static_cast<std::uint16_t>(sequence + 1 + random_() % 20);
        recent.push_back(seal(random_rtp(5, sequence), stream));
        if (recent.size() > 60) recent.erase(recent.begin());
        bytes packet = recent[random_() % recent.size()];
        if (one_in(4))
            packet[random_() % packet.size()] ^= static_cast<std::uint8_t>(1U << random_() % 8);
        const bytes ours = open(packet);
        ASSERT_EQ(ours, their_receiver_.run(srtp_unprotect, packet)) << i;
        refused += ours.empty() ? 1 : 0;
    }
    EXPECT_GT(refused, 5'000);
    EXPECT_LT(refused, 18'000);
}

TEST_P(SrtpOracle, RtcpIsTheSameBothWays) {
    for (int i = 0; i < 5'000; ++i) {
        const bytes clear = random_rtcp(9);
        const bytes ours = seal_rtcp(clear);
        ASSERT_EQ(ours, their_sender_.run(srtp_protect_rtcp, clear)) << i;
        if (one_in(10)) continue;
        bytes tampered = ours;
        tampered[random_() % tampered.size()] ^= static_cast<std::uint8_t>(1U << random_() % 8);
        ASSERT_EQ(open_rtcp(tampered), bytes()) << i;
        ASSERT_EQ(open_rtcp(ours), clear) << i;
        ASSERT_EQ(open_rtcp(ours), bytes()) << i;
        ASSERT_EQ(their_receiver_.run(srtp_unprotect_rtcp, ours), clear) << i;
    }
}

}  // namespace
}  // namespace snug::voice
