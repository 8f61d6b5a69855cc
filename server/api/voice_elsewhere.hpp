// Voice rooms on several servers: a room is where its first person was let in, every server knows
// where each is, and a request about a call goes to the one that has the room. The others are told
// who sits here and what those hear whose streams are with them. Without others everything stays
// here. A server that is not heard of any more loses its rooms: whoever is asked next opens them.
// Owned by app beside the desk, io thread only.
#pragma once

#include "api/voice_asks.hpp"
#include "store/mail.hpp"

#include <deque>
#include <map>

namespace snug::api {

class voice_elsewhere final : public voice_neighbours {
public:
    voice_elsewhere(voice_desk& desk,
                    snug::hub& hub,
                    io_mailbox& mailbox,
                    snug::hub::steady_clock steady);

    /// From now on there may be others. `post` must outlive this.
    void meet(mail& post);

    /// Done here or on the server that has the room; `unavailable` where that one does not answer.
    /// `done` is called in a later turn.
    void ask(voice_ask what, voice_answer done);

    void hear(const letter& one);
    /// Tells what is new, gives up those who are silent. Every limits::voice_letter_every.
    void tick();
    /// Nobody sits here any more. Once, before the desk closes.
    void say_goodbye();

    // voice_neighbours
    std::optional<told_seat> take_seat_of(const username& who) override;
    void tell(std::vector<username> whom, voice_event what) override;
    void seats_changed() override { has_news_ = true; }

private:
    using steady_time = snug::hub::steady_time;
    struct server {
        steady_time heard{};
        std::vector<told_seat> seats;
    };
    struct open_ask {
        std::string to;
        steady_time until;
        voice_answer done;
    };

    const std::string* server_for(const voice_ask& what) const;
    void forward(const std::string& to, voice_ask what, voice_answer done);
    void answer(const std::string& to, const voice_letter::asked& one);
    void finish(const std::string& from, const voice_letter::answered& one);
    void later(voice_answer done, result<std::string> said);
    void fold(const std::string& name, server& of, std::vector<told_seat> seats);
    bool is_his(const std::string& name, const told_seat& seat);
    void settle_rooms(const std::string& name, const std::vector<told_seat>& seats);
    bool hide(const told_seat& seat);
    void forget_silent(steady_time now);
    void end_late_asks(steady_time now);
    void send_soon();
    void send();

    voice_desk& desk_;
    snug::hub& hub_;
    io_mailbox& mailbox_;
    snug::hub::steady_clock steady_;
    mail* post_ = nullptr;
    std::string name_;
    std::map<std::string, server> others_;
    std::map<std::string, open_ask> asked_;  // by number
    voice_letter next_;
    std::deque<voice_letter::news> events_;
    bool has_news_ = false;    // of who sits here
    bool wants_seats_ = true;  // at the start nothing is known of anybody
    bool is_planned_ = false;
    steady_time told_{};  // when the others heard last who sits here
};

}  // namespace snug::api
