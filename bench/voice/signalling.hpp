// The server's HTTP routes as far as voice needs them, over a few keep-alive connections. Owned by
// one measurement, on the poller's thread. A refusal that nobody expects ends the program with a
// message.
#pragma once

#include "loadgen/requester.hpp"
#include "loadgen/target.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace snug::bench {

class signalling {
public:
    using answered = std::function<void(int status, std::string_view body)>;

    /// With so many connections.
    signalling(poller& events, target& server, std::size_t lanes);

    /// Asks as soon as a connection is free; `expected` and 404, which `done` has to look for, are
    /// the answers it may get.
    void ask(std::string method,
             std::string path,
             std::string body,
             std::size_t person,
             int expected,
             answered done);
    bool is_idle() const;

private:
    struct question {
        std::string text;
        std::string what;
        int expected = 0;
        answered done;
    };
    void begin_what_waits();
    void take(std::size_t lane, const reply_reader& reply);

    target& server_;
    std::vector<std::unique_ptr<requester>> lanes_;
    std::vector<question> under_way_;  // one a lane
    std::deque<question> waiting_;
};

/// The text of `field` in an object of JSON.
std::string json_field(std::string_view body, std::string_view field);

}  // namespace snug::bench
