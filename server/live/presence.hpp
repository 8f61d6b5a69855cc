// Who is here and how he wants to be seen, by real connections. Owned by the hub, io thread only;
// asks for no time, tells nobody by itself. A short absence (a reload, a tunnel) is not told, a
// herd is told bit by bit, and whoever changes his mind ten times a tick is told of once.
#pragma once

#include "domain/status.hpp"
#include "live/frame.hpp"

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace snug {

class presence {
public:
    using time_point = std::chrono::steady_clock::time_point;

    struct change {
        username who;
        status now;
        bool is_arrival = false;  // was offline to others before
    };

    void connected(const username& who);
    void disconnected(const username& who, time_point now);
    /// How he wants to be seen while he is here; `until` ends text and emoji, not the state.
    void choose(const username& who, status wanted, std::optional<time_point> until);
    /// How he chose to be seen while he is here, invisible too; `online` unless told.
    status chosen_of(const username& who) const;
    /// Gone for good: no more told of.
    void forget(const username& who);

    /// What to tell now; from here on `state_of` and `json` say the same.
    std::vector<change> due(time_point now);

    /// As it was last told.
    status state_of(const username& who) const;
    bool is_online(const username& who) const {
        return state_of(who).state != presence_state::offline;
    }
    /// Whether he has a stream open, whatever he wants to be seen as.
    bool is_connected(const username& who) const { return streams_of(who) != 0; }
    /// Streams that are open; those on another server count as one.
    std::size_t streams_of(const username& who) const;
    /// Those who are online, as `{"name":"state"}`, and their words, as `{"name":{text?,emoji?}}`;
    /// for everybody the same bytes until a change.
    shared_bytes json();
    shared_bytes statuses_json();
    /// Online as far as others know, sorted.
    std::vector<username> online() const;
    /// With a stream open, sorted.
    std::vector<username> connected_people() const;

private:
    struct state {
        std::size_t streams = 0;
        status told;
        bool queued = false;
        time_point left_at{};
    };

    void queue(const username& who, state& of);
    status wanted_of(const username& who, const state& of) const;
    void end_words(time_point now);

    std::unordered_map<username, state> people_;
    std::unordered_map<username, status> chosen_;  // bounded by the number of members
    std::multimap<time_point, username> word_ends_;
    std::deque<username> waiting_;  // whose state differs from what was told, each once
    shared_bytes json_;
    shared_bytes statuses_json_;
};

/// `text` and `emoji` of a status, where there are any, into an object that is being written.
void append_status_words(class json_writer& json, const status& of);
/// `{state, text?, emoji?}`.
void append_status(std::string& out, const status& of);

}  // namespace snug
