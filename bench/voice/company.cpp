#include "voice/company.hpp"

#include "base/json.hpp"
#include "base/voice_limits.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace snug::bench {
namespace {

constexpr nanos packet_every = 20 * millisecond;
constexpr nanos tick_every = 50 * millisecond;
constexpr nanos join_timeout = 120 * second;
constexpr std::size_t slots_max = 32;  // an offer has at most 40 sections
// The eight that a room hears are louder than all others, so that what has to arrive is known.
constexpr std::uint8_t loud = 20;
constexpr std::uint8_t quiet = 45;

voice::dtls_identity new_identity() {
    return voice::dtls_identity(
        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

}  // namespace

company::company(target& server, company_size size)
    : size_(size), server_(server), routes_(events_, server), identity_(new_identity()) {}

void company::make_rooms() {
    rooms_.resize(size_.rooms);
    for (std::size_t i = 0; i < size_.rooms; ++i) {
        const std::string body =
            R"({"kind":"voice","name":"room )" + server_.run_id() + " " + std::to_string(i) + "\"}";
        routes_.ask("POST", "/api/channels", body, 0, 201, [this, i](int, std::string_view told) {
            rooms_[i] = json_field(told, "id");
        });
    }
    while (!routes_.is_idle())
        events_.turn(std::chrono::milliseconds(10));
}

void company::join(std::size_t first) {
    first_ = first;
    people_.clear();
    talkers_.clear();
    people_.resize(size_.rooms * size_.people);
    for (std::size_t i = 0; i < people_.size(); ++i)
        invite(i);
    for (const nanos give_up = now() + join_timeout; !all_connected();) {
        if (now() > give_up) throw std::runtime_error("not everybody got in");
        turn(now() + 10 * millisecond);
    }
    // Round by round over the rooms, as people who do not know of each other talk.
    for (std::size_t number = 0; number < size_.talkers; ++number) {
        for (std::size_t room = 0; room < size_.rooms; ++room)
            talkers_.push_back(people_[room * size_.people + number].who.get());
    }
}

void company::invite(std::size_t index) {
    const place where{static_cast<std::uint16_t>(index / size_.people),
                      static_cast<std::uint16_t>(index % size_.people)};
    const std::size_t slots = std::min(size_.people - 1, slots_max);
    seat& taken = people_[index];
    taken.who = std::make_unique<participant>(events_, identity_, where, slots, heard_);
    std::string body;
    json_writer(body).begin_object().key("sdp").value(taken.who->offer()).end_object();
    routes_.ask("POST",
                "/api/channels/" + rooms_[where.room] + "/voice",
                body,
                first_ + index,
                201,
                [&taken](int, std::string_view told) {
                    taken.session = json_field(told, "session");
                    taken.who->enter(json_field(told, "sdp"));
                });
}

bool company::all_connected() const {
    return std::ranges::all_of(people_, [](const seat& each) { return each.who->is_connected(); });
}

void company::leave() {
    for (std::size_t i = 0; i < people_.size(); ++i) {
        const std::string& room = rooms_[people_[i].who->where().room];
        routes_.ask("DELETE",
                    "/api/channels/" + room + "/voice/" + people_[i].session,
                    "",
                    first_ + i,
                    204,
                    [this](int status, std::string_view) { gone_ += status == 404 ? 1 : 0; });
    }
    while (!routes_.is_idle())
        turn(now() + 10 * millisecond);
    people_.clear();
    talkers_.clear();
}

void company::turn(nanos until) {
    const nanos left = std::clamp<nanos>(until - now(), 0, tick_every);
    events_.turn(std::chrono::nanoseconds(left));
    if (now() < next_tick_) return;
    next_tick_ = now() + tick_every;
    for (const seat& each : people_)
        each.who->tick();
}

void company::talk_until(nanos end, bool counts) {
    const nanos gap = packet_every / static_cast<nanos>(talkers_.size());
    next_packet_ = std::max(next_packet_, now());
    while (now() < end) {
        for (; next_packet_ <= now(); next_packet_ += gap) {
            participant& who = *talkers_[next_talker_];
            next_talker_ = (next_talker_ + 1) % talkers_.size();
            if (counts) lag_.add(now() - next_packet_);
            who.speak(who.where().number < limits::voice_heard_max ? loud : quiet, counts);
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
        if (each->where().number < limits::voice_heard_max)
            sum += each->counted() * (size_.people - 1);
    }
    return sum;
}

}  // namespace snug::bench
