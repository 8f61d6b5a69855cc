// SHA-256 of bytes that come in pieces. One owner, one thread.
#pragma once

#include "base/bytes.hpp"

#include <memory>

namespace snug {

class running_digest {
public:
    running_digest();
    ~running_digest();
    running_digest(running_digest&&) noexcept;
    running_digest& operator=(running_digest&&) noexcept;

    void add(std::string_view bytes);

    /// Of all that was added; afterwards it is as new.
    digest finish();

private:
    struct state;
    std::unique_ptr<state> held_;
};

}  // namespace snug
