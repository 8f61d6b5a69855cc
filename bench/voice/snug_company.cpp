#include "voice/snug_company.hpp"

#include "base/json.hpp"
#include "base/voice_limits.hpp"

#include <algorithm>
#include <chrono>

namespace snug::bench {
namespace {

constexpr std::size_t slots_max = 32;  // an offer has at most 40 sections
// Each join costs the voice thread one to three milliseconds, so more at once only wait there.
constexpr std::size_t lanes = 4;

}  // namespace

snug_company::snug_company(target& server, company_size size)
    : company(size), server_(server), routes_(events_, server, lanes) {}

void snug_company::make_rooms() {
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

void snug_company::invite(std::size_t index, std::size_t first) {
    first_ = first;
    const place where = place_of(index);
    const std::size_t slots = std::min(size_.people - 1, slots_max);
    seat& taken = people_[index];
    taken.who = std::make_unique<participant>(events_, identity_, where, slots, heard_);
    std::string body;
    json_writer(body).begin_object().key("sdp").value(taken.who->offer()).end_object();
    routes_.ask("POST",
                "/api/channels/" + rooms_[where.room] + "/voice",
                body,
                first + index,
                201,
                [&taken](int, std::string_view told) {
                    taken.session = json_field(told, "session");
                    taken.who->enter(json_field(told, "sdp"));
                });
}

bool snug_company::is_everybody_in() {
    return std::ranges::all_of(people_, [](const seat& each) { return each.who->is_connected(); });
}

std::size_t snug_company::heard_max() const {
    return limits::voice_heard_max;
}

void snug_company::leave() {
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
    forget_everybody();
}

}  // namespace snug::bench
