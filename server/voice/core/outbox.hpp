// What one step leads to: datagrams to be sent and things to be told. Made once and emptied after
// each step; datagrams are written straight into its memory. Full, it drops and counts: voice is
// never queued.
#pragma once

#include "base/strong.hpp"
#include "base/voice_limits.hpp"
#include "voice/core/address.hpp"
#include "voice/core/bits.hpp"
#include "voice/core/stream_kind.hpp"

#include <algorithm>
#include <vector>

namespace snug::voice {

using room_id = strong<std::uint64_t, struct room_id_tag>;

enum class voice_news : std::uint8_t {
    connected,          // keys are there
    gone,               // left, lost or refused; nothing more comes of this call
    speaks,             // began
    silent,             // ceased
    slot_given,         // `slot` of `call` carries `other` from now on
    slot_freed,         // and nobody any more
    more_slots_wanted,  // `slot` more of audio and `video_slots` of video would be needed now
    shows,              // whether he sends pictures is different now
    falters,            // nothing came for longer than any browser is silent
    recovers,           // it did again
    quality             // how what it sends arrives here
};

/// How packets of one sender arrived since the last time it was told.
struct link_quality {
    std::uint8_t fraction_lost = 0;  // of 256
    std::uint32_t jitter_us = 0;

    friend bool operator==(const link_quality&, const link_quality&) = default;
};

/// What a call lets others see.
struct shown_streams {
    bool camera = false;
    bool screen = false;

    friend bool operator==(const shown_streams&, const shown_streams&) = default;
};

struct voice_event {
    voice_news news{};
    call_id call;
    call_id other;
    std::size_t slot = 0;
    link_quality quality{};
    stream_kind kind = stream_kind::mic;  // of what a slot carries or carried
    std::size_t video_slots = 0;
    shown_streams shown{};

    friend bool operator==(const voice_event&, const voice_event&) = default;
};

/// What goes first where not all can go.
enum class urgency : std::uint8_t { voice, pictures };

struct outgoing {
    transport_address to;
    bytes_view datagram;
    urgency how = urgency::voice;
};

class outbox {
public:
    outbox() : memory_(limits::voice_out_max * limits::voice_datagram_bytes_max) {
        sent_.reserve(limits::voice_out_max);
        events_.reserve(limits::voice_out_max);
    }

    /// Room for one datagram, or nothing where it is full.
    bytes_out reserve() {
        if (sent_.size() == limits::voice_out_max) {
            ++dropped_;
            return {};
        }
        return bytes_out(memory_).subspan(sent_.size() * limits::voice_datagram_bytes_max,
                                          limits::voice_datagram_bytes_max);
    }
    /// The first `size` bytes of what was reserved last are for `to`.
    void commit(const transport_address& to, std::size_t size, urgency how = urgency::voice) {
        const bytes_view all(memory_);
        sent_.push_back(
            {to, all.subspan(sent_.size() * limits::voice_datagram_bytes_max, size), how});
    }
    void send(const transport_address& to, bytes_view datagram) {
        const bytes_out room = reserve();
        if (room.size() < datagram.size()) return;
        std::ranges::copy(datagram, room.begin());
        commit(to, datagram.size());
    }
    void tell(const voice_event& event) { events_.push_back(event); }

    const std::vector<outgoing>& sent() const { return sent_; }
    const std::vector<voice_event>& events() const { return events_; }
    std::uint64_t dropped() const { return dropped_; }
    void clear() {
        sent_.clear();
        events_.clear();
    }

private:
    std::vector<std::uint8_t> memory_;
    std::vector<outgoing> sent_;
    std::vector<voice_event> events_;
    std::uint64_t dropped_ = 0;
};

}  // namespace snug::voice
