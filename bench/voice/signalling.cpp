#include "voice/signalling.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <stdexcept>

namespace snug::bench {
namespace {

constexpr int not_found = 404;

}  // namespace

signalling::signalling(poller& events, target& server, std::size_t lanes)
    : server_(server), under_way_(lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
        lanes_.push_back(std::make_unique<requester>(
            events, server.connect(), i, [this](requester& by, const reply_reader& reply) {
                take(by.index(), reply);
            }));
    }
}

void signalling::ask(std::string method,
                     std::string path,
                     std::string body,
                     std::size_t person,
                     int expected,
                     answered done) {
    waiting_.push_back(
        {server_.send(method, path, body, person), method + " " + path, expected, std::move(done)});
    begin_what_waits();
}

void signalling::begin_what_waits() {
    for (std::size_t i = 0; i < lanes_.size() && !waiting_.empty(); ++i) {
        if (!lanes_[i]->idle()) continue;
        under_way_[i] = std::move(waiting_.front());
        waiting_.pop_front();
        lanes_[i]->request(std::move(under_way_[i].text), now());
    }
}

void signalling::take(std::size_t lane, const reply_reader& reply) {
    const question asked = std::move(under_way_[lane]);
    if (reply.status() != asked.expected && reply.status() != not_found) {
        throw std::runtime_error(asked.what + " answered " + std::to_string(reply.status()) + " " +
                                 std::string(reply.body().substr(0, 200)));
    }
    asked.done(reply.status(), reply.body());
    begin_what_waits();
}

bool signalling::is_idle() const {
    return waiting_.empty() && std::ranges::all_of(lanes_, &requester::idle);
}

std::string json_field(std::string_view body, std::string_view field) {
    const auto object = parse_json_object(body);
    if (!object) throw std::runtime_error("an answer is no object of JSON");
    return json_reader(*object).text(field);
}

}  // namespace snug::bench
