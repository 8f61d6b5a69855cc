// Who is here, by real connections. Owned by the hub, io thread only; asks for no time, tells
// nobody by itself. A short absence (a reload, a tunnel) is not told, and a herd is told bit by
// bit.
#pragma once

#include "domain/ids.hpp"
#include "live/frame.hpp"

#include <chrono>
#include <deque>
#include <unordered_map>
#include <vector>

namespace snug {

class presence {
public:
    using time_point = std::chrono::steady_clock::time_point;

    struct change {
        username who;
        bool online = false;
    };

    void connected(const username& who);
    void disconnected(const username& who, time_point now);
    /// Gone for good: no more told of.
    void forget(const username& who);

    /// What to tell now; from here on `is_online` and `json` say the same.
    std::vector<change> due(time_point now);

    /// As it was last told.
    bool is_online(const username& who) const;
    /// The names among `names` who are online, as `{"name":"online"}`; for everybody the same bytes
    /// until a change.
    shared_bytes json();
    std::vector<username> online() const;

private:
    struct state {
        std::size_t streams = 0;
        bool told = false;  // online, as far as others know
        bool queued = false;
        time_point left_at{};
    };

    void queue(const username& who, state& of);

    std::unordered_map<username, state> people_;
    std::deque<username> waiting_;  // whose state differs from what was told, each once
    shared_bytes json_;
};

}  // namespace snug
