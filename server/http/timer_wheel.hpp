// Time-outs of many connections for the price of one timer: a ring of slots, one a tick, each a
// linked list of entries. Owned by a reactor, its thread only. Setting, moving and cancelling cost
// a few instructions and no allocation; an entry fires up to one tick late, never early. Does not
// ask for the time: `advance` is told.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>

namespace snug::http {

/// Lives inside what it times; leaves its wheel when destroyed.
class wheel_entry {
public:
    wheel_entry() = default;
    wheel_entry(const wheel_entry&) = delete;
    wheel_entry& operator=(const wheel_entry&) = delete;
    virtual ~wheel_entry() { cancel(); }

    bool is_set() const { return next_ != nullptr; }
    void cancel();

protected:
    /// The entry is unset by then and may be set again, or destroyed.
    virtual void expired() = 0;

private:
    friend class timer_wheel;
    void link_before(wheel_entry& other);

    wheel_entry* previous_ = nullptr;
    wheel_entry* next_ = nullptr;
    std::chrono::steady_clock::time_point deadline_;
};

class timer_wheel {
public:
    using clock = std::chrono::steady_clock;

    timer_wheel(clock::time_point now, clock::duration tick);
    ~timer_wheel();
    timer_wheel(const timer_wheel&) = delete;
    timer_wheel& operator=(const timer_wheel&) = delete;

    /// Fires `entry` at the first `advance` at or after `deadline`; replaces an earlier setting.
    void set(wheel_entry& entry, clock::time_point deadline);

    /// Fires what is due. What `expired` sets anew for a time that has passed fires at the next
    /// advance.
    void advance(clock::time_point now);

private:
    struct slot final : wheel_entry {
        void expired() override {}
    };

    static constexpr std::size_t slot_count = 256;  // a deadline further ahead goes round again

    slot& slot_of(clock::time_point at);
    void fire(slot& due, clock::time_point now);

    std::array<slot, slot_count> slots_;
    clock::duration tick_;
    clock::time_point start_;
    std::size_t turned_ = 0;  // ticks since start_
};

}  // namespace snug::http
