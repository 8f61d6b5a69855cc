#include "voice/company.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace snug::bench {
namespace {

constexpr nanos packet_every = 20 * millisecond;
constexpr nanos tick_every = 50 * millisecond;
constexpr nanos join_timeout = 120 * second;
// Those whom a room hears are louder than all others, so that what has to arrive is known.
constexpr std::uint8_t loud = 20;
constexpr std::uint8_t quiet = 45;

voice::dtls_identity new_identity() {
    return voice::dtls_identity(
        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

}  // namespace

company::company(company_size size) : size_(size), identity_(new_identity()) {}

place company::place_of(std::size_t index) const {
    return {static_cast<std::uint16_t>(index / size_.people),
            static_cast<std::uint16_t>(index % size_.people)};
}

void company::join(std::size_t first) {
    forget_everybody();
    people_.resize(size_.rooms * size_.people);
    for (std::size_t i = 0; i < people_.size(); ++i)
        invite(i, first);
    for (const nanos give_up = now() + join_timeout; !is_everybody_in();) {
        if (now() > give_up) throw std::runtime_error("not everybody got in");
        turn(now() + 10 * millisecond);
    }
    // Round by round over the rooms, as people who do not know of each other talk.
    for (std::size_t number = 0; number < size_.talkers; ++number) {
        for (std::size_t room = 0; room < size_.rooms; ++room)
            talkers_.push_back(people_[room * size_.people + number].who.get());
    }
}

void company::forget_everybody() {
    people_.clear();
    talkers_.clear();
}

void company::turn(nanos until) {
    const nanos left = std::clamp<nanos>(until - now(), 0, tick_every);
    events_.turn(std::chrono::nanoseconds(left));
    if (now() < next_tick_) return;
    next_tick_ = now() + tick_every;
    for (const seat& each : people_) {
        if (each.who) each.who->tick();
        if (each.ears) each.ears->tick();
    }
}

void company::talk_until(nanos end, bool counts) {
    const nanos gap = packet_every / static_cast<nanos>(talkers_.size());
    next_packet_ = std::max(next_packet_, now());
    while (now() < end) {
        for (; next_packet_ <= now(); next_packet_ += gap) {
            participant& who = *talkers_[next_talker_];
            next_talker_ = (next_talker_ + 1) % talkers_.size();
            if (counts) lag_.add(now() - next_packet_);
            who.speak(who.where().number < heard_max() ? loud : quiet, counts);
        }
        turn(std::min(next_packet_, end));
    }
}

void company::listen_until(nanos end) {
    while (now() < end)
        turn(end);
}

std::uint64_t company::expected() const {
    std::uint64_t sum = 0;
    for (const participant* each : talkers_) {
        if (each->where().number < heard_max()) sum += each->counted() * (size_.people - 1);
    }
    return sum;
}

}  // namespace snug::bench
