// Voice on the wire: the one thread with the one clock and the only sockets of voice, round a
// switchboard that has none. Others hand it commands through a bounded queue and hear its reports;
// packets meet no lock and, in the steady state, no allocation. Owned by app.
#pragma once

#include "base/result.hpp"
#include "voice/core/switchboard.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace snug::voice {

/// What others should know of a call.
struct call_report {
    voice_news news{};
    call_id call;
    call_id other;                        // of slots: whom it carries or carried
    std::string mid{};                    // of slots: the m-line
    std::size_t wanted = 0;               // of `more_slots_wanted`: m-lines of audio
    link_quality quality{};               // of `quality`
    stream_kind kind = stream_kind::mic;  // of slots: what of him they carry or carried
    std::size_t wanted_video = 0;         // of `more_slots_wanted`
    shown_streams shown{};                // of `shows`

    friend bool operator==(const call_report&, const call_report&) = default;
};

/// What went through since the start; for whoever looks after a server.
struct loop_counts {
    std::uint64_t received = 0;  // datagrams and frames
    std::uint64_t sent = 0;
    std::uint64_t dropped = 0;  // not taken by the kernel, by a slow receiver, or by a full outbox
    std::size_t calls = 0;
    std::size_t tcp_connections = 0;
};

class media_loop {
public:
    struct options {
        std::string ip = "::";   // numeric; "::" takes both families
        std::uint16_t port = 0;  // of UDP and TCP; 0: any that both have free
    };
    /// Called on the voice thread with what a wake-up has led to, after the answers of that
    /// wake-up's commands. It may not wait.
    using report_sink = std::function<void(std::span<const call_report>)>;
    using join_answer = std::move_only_function<void(result<switchboard::joined>)>;
    using look_answer = std::move_only_function<void(result<call_facts>)>;
    using offer_answer = std::move_only_function<void(result<std::string>)>;

    /// Binds both sockets and starts the thread `voice`. Refused with `unavailable` and why.
    static result<std::unique_ptr<media_loop>> open(const options& wanted, report_sink report);

    /// Says goodbye to every call and joins the thread. Commands that were not begun are answered
    /// with `unavailable`.
    ~media_loop();
    media_loop(const media_loop&) = delete;
    media_loop& operator=(const media_loop&) = delete;

    // Any thread, without waiting. Answers come on the voice thread. False: the queue is full
    // (`limits::voice_commands_max`), nothing will be answered.

    [[nodiscard]] bool join(room_id into, client_offer offer, join_answer done);
    [[nodiscard]] bool renegotiate(call_id of, client_offer offer, offer_answer done);
    /// How far a call has come. `not_found` when it is gone.
    [[nodiscard]] bool look(call_id of, look_answer done);

    /// Ends a call. Never refused: there are as many of these as calls.
    void leave(call_id of);
    /// As `switchboard::set_state`. Never refused: the newest counts.
    void set_state(call_id of, call_state wanted);
    /// As `switchboard::set_watched`. Never refused: the newest counts.
    void set_watched(call_id of, watched_streams wanted);
    /// What answers announce from now on, the best first. Never refused: the newest counts.
    void announce(std::vector<announced_address> addresses);

    std::uint16_t port() const;
    loop_counts counts() const;

private:
    class runner;

    explicit media_loop(std::unique_ptr<runner> made);

    std::unique_ptr<runner> runner_;
};

}  // namespace snug::voice
