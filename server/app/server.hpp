// The running server: every concrete thing, in the order in which it starts and, backwards, ends.
// Owned by main. `open` does what can be refused, `run` serves on the calling thread until a
// signal. Nothing here decides anything about chat.
#pragma once

#include "app/config.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace snug {

class server {
public:
    /// Refused with one line for the host: errc::unavailable when it cannot listen, else the data
    /// folder's reason.
    static result<std::unique_ptr<server>> open(const config& with);
    ~server();
    server(const server&) = delete;
    server& operator=(const server&) = delete;

    /// What to open: with the setup token while nobody has set the server up. A line more for each
    /// address that others at home can open.
    std::string greeting() const;

    enum class ending : std::uint8_t { asked_to, left_behind };

    /// Until SIGTERM or SIGINT, or until the store says that this server was left behind: whoever
    /// runs it then opens another. Everything acknowledged is on disk when it returns.
    ending run();

private:
    struct parts;
    explicit server(std::unique_ptr<parts> made);

    std::unique_ptr<parts> parts_;
};

/// The table of routes as lines of JSON, without starting anything.
std::string route_lines();

}  // namespace snug
