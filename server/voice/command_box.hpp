// What other threads want of the voice thread: a bounded box with an eventfd that its epoll waits
// for. Any thread puts in, one takes out; nobody waits. Packets never come by here.
#pragma once

#include "base/descriptor.hpp"
#include "base/result.hpp"
#include "voice/core/switchboard.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace snug::voice {

struct join_command {
    room_id into;
    client_offer offer;
    std::move_only_function<void(result<switchboard::joined>)> done;
};

struct offer_command {
    call_id of;
    client_offer offer;
    std::move_only_function<void(result<std::string>)> done;
};

struct look_command {
    call_id of;
    std::move_only_function<void(result<call_facts>)> done;
};

using voice_command = std::variant<join_command, offer_command, look_command>;

/// All that was put in, in order within each kind.
struct voice_commands {
    std::vector<voice_command> waiting;
    std::vector<call_id> leaving;
    std::unordered_map<call_id, call_state> states;           // the newest of each
    std::unordered_map<call_id, watched_streams> watched;     // the newest of each
    std::optional<std::vector<announced_address>> addresses;  // the newest

    void clear() {
        waiting.clear();
        leaving.clear();
        states.clear();
        watched.clear();
        addresses.reset();
    }
};

class command_box {
public:
    command_box();
    /// What is still in it is refused as `unavailable`.
    ~command_box();
    command_box(const command_box&) = delete;
    command_box& operator=(const command_box&) = delete;

    /// False: `limits::voice_commands_max` wait already, or the box is closed.
    bool put(voice_command one);
    /// Bounded by the calls there are, since each is told to leave once.
    void put_leaving(call_id of);
    /// Bounded by the calls there are.
    void put_state(call_id of, call_state wanted);
    /// Bounded by the calls there are.
    void put_watched(call_id of, watched_streams wanted);
    void put_addresses(std::vector<announced_address> addresses);
    /// The last thing that is put in.
    void close();

    /// Readable when something is in the box.
    int number() const { return event_.number(); }
    /// Moves everything into `out`, which is empty. False: the box is closed.
    bool take(voice_commands& out);

private:
    void wake() const;

    descriptor event_;
    std::mutex mutex_;
    voice_commands held_;
    bool closed_ = false;
};

}  // namespace snug::voice
