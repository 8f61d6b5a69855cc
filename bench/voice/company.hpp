// Everybody who is in the voice rooms of one measurement: rooms are made, people join, talk by the
// clock and leave; how one gets in is a matter of the server. Owned by a command, on its thread.
// Ends the program with a message when somebody does not get in.
#pragma once

#include "voice/participant.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace snug::bench {

struct company_size {
    std::size_t rooms = 1;
    std::size_t people = 2;   // in each
    std::size_t talkers = 1;  // in each
};

class company {
public:
    explicit company(company_size size);
    virtual ~company() = default;
    company(const company&) = delete;
    company& operator=(const company&) = delete;

    virtual void make_rooms() = 0;
    /// Everybody at once; until all have keys. Each is an account of his own, from the one with
    /// number `first` on: how often one may join is bounded.
    void join(std::size_t first = 0);
    virtual void leave() = 0;

    /// Talkers say 50 packets a second each, one after the other; until `end`.
    void talk_until(nanos end, bool counts);
    /// Nobody talks; what is under way arrives.
    void listen_until(nanos end);

    /// Whom the server had given up by the time they left: who is not served for seconds, as on a
    /// machine that is too busy, counts as gone.
    std::size_t gone() const { return gone_; }

    const tally& heard() const { return heard_; }
    std::size_t people() const { return people_.size(); }
    /// How many packets that count have to arrive, by what was said.
    std::uint64_t expected() const;
    /// By how much packets were sent later than they should have been: above a few milliseconds the
    /// machine is too busy for times to mean anything.
    const histogram& send_lag() const { return lag_; }

protected:
    /// What somebody talks and hears by; `ears`: only where that is another connection.
    struct seat {
        std::unique_ptr<participant> who;
        std::unique_ptr<participant> ears;
        std::string session;
    };

    /// Has one on his way in; `first` as in `join`.
    virtual void invite(std::size_t index, std::size_t first) = 0;
    virtual bool is_everybody_in() = 0;
    /// How many of a room are heard at once.
    virtual std::size_t heard_max() const = 0;

    place place_of(std::size_t index) const;
    void turn(nanos until);
    void forget_everybody();

    const company_size size_;
    poller events_;
    voice::dtls_identity identity_;
    tally heard_;
    std::vector<seat> people_;
    std::size_t gone_ = 0;

private:
    histogram lag_;
    std::vector<participant*> talkers_;
    std::size_t next_talker_ = 0;
    nanos next_packet_ = 0;
    nanos next_tick_ = 0;
};

}  // namespace snug::bench
