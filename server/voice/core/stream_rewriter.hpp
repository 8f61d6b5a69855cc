// The numbers of one stream that we send, whose source changes: to the receiver its sequence and
// timestamps go on, whoever is behind it. A value of one owner; allocates nothing.
#pragma once

#include "voice/core/instant.hpp"
#include "voice/core/rtp.hpp"
#include "voice/core/stream_kind.hpp"

#include <optional>

namespace snug::voice {

class stream_rewriter {
public:
    /// A stream of ours, and the payload type that its receiver gave the codec (Opus or VP8).
    stream_rewriter(std::uint32_t ssrc,
                    std::uint8_t payload_type,
                    media_kind media = media_kind::audio)
        : ssrc_(ssrc), payload_type_(payload_type), media_(media) {}

    /// The next packet is of another source, or of the same after a pause that was not its own:
    /// numbers are joined anew.
    void restart() { running_ = false; }

    /// The header to send for `in`; nullopt for a late packet from before the last restart, whose
    /// number somebody else's packet already has.
    std::optional<rtp_header> rewrite(instant now, const rtp_header& in);

    /// The header under which the source's packet `in` went out; nullopt where none has since the
    /// last restart.
    std::optional<rtp_header> header_again(const rtp_header& in) const;
    /// The number that the source gave to what has ours; nullopt where it is from before the last
    /// restart, or not sent.
    std::optional<std::uint16_t> original(std::uint16_t sequence) const;

    /// What the source's clock reads on ours, for sender reports; nullopt while nothing is sent.
    std::optional<std::uint32_t> rewrite_time(std::uint32_t timestamp) const;

    std::uint32_t ssrc() const { return ssrc_; }

private:
    void join(instant now, const rtp_header& in);
    rtp_header shifted(const rtp_header& in) const;

    std::uint32_t ssrc_;
    std::uint8_t payload_type_;
    media_kind media_;
    bool any_ = false;
    bool running_ = false;
    std::uint16_t sequence_shift_ = 0;
    std::uint32_t time_shift_ = 0;
    std::uint16_t floor_ = 0;  // of the source's numbers: below is from before
    std::uint16_t newest_in_ = 0;
    std::uint16_t newest_out_ = 0;
    std::uint32_t newest_time_ = 0;
    instant last_sent_{};
};

}  // namespace snug::voice
