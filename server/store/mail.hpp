// Optional port: what servers on one store tell each other that is no history and may get lost: who
// is here, who is typing. A letter reaches all other servers, each once, in its sender's order.
#pragma once

#include <functional>
#include <string>

namespace snug {

struct letter {
    std::string from;  // the server's name among the others
    std::string body;
};

class mail {
public:
    virtual ~mail() = default;

    /// As `letter::from` has it for the others. Never changes.
    virtual std::string own_name() const = 0;

    /// Never waits, any thread. Dropped when the store is away or too much is under way.
    virtual void send(std::string body) = 0;

    /// `hear` gets the letters of others, on the backend's thread; it hands them on and returns.
    virtual void on_letter(std::function<void(letter)> hear) = 0;
};

}  // namespace snug
