// Ways to the voice server that people try out: calls of one, in rooms of their own, which nobody
// hears and nobody sees. Only who is signed in gets one, so strangers are told nothing. Owned by
// app, io thread only.
#pragma once

#include "domain/ids.hpp"
#include "live/hub.hpp"
#include "live/io_mailbox.hpp"
#include "voice/media_loop.hpp"

#include <functional>
#include <string>
#include <vector>

namespace snug::api {

class voice_checks {
public:
    /// Null where there is no voice.
    using media_source = std::function<voice::media_loop*()>;

    voice_checks(media_source media, io_mailbox& mailbox, snug::hub::steady_clock steady);

    struct begun {
        std::string id;  // a secret of his
        std::string sdp;
    };
    using begin_answer = std::move_only_function<void(result<begun>)>;
    using look_answer = std::move_only_function<void(result<voice::call_facts>)>;

    // `done` is called in a later turn, whatever the answer.

    /// Answers an offer as a voice room would. Lives for `limits::voice_check_lifetime`; the oldest
    /// of his goes where he has `limits::voice_checks_per_person`. `busy`: the server tries out
    /// `limits::voice_checks_max`.
    void begin(const username& who, std::string offer, begin_answer done);
    /// What came of it here. `not_found`: no check of his, or not any more.
    void look(const username& who, const std::string& id, look_answer done);
    result<void> end(const username& who, const std::string& id);

    /// Those whose time is over end. Every limits::voice_seats_looked_at.
    void tick();

    std::size_t size() const { return checks_.size(); }

private:
    struct check {
        username who;
        std::string id;
        voice::call_id call;
        snug::hub::steady_time until;
    };

    void take(const username& who, result<voice::switchboard::joined> made, begin_answer& done);
    std::vector<check>::iterator find(const username& who, const std::string& id);
    void drop(std::vector<check>::iterator one);

    media_source media_;
    io_mailbox& mailbox_;
    snug::hub::steady_clock steady_;
    std::vector<check> checks_;  // the oldest first
    std::size_t on_their_way_ = 0;
    std::uint64_t rooms_ = 0;
};

}  // namespace snug::api
