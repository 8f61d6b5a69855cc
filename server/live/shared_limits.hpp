// What people have used of their limits, as the servers on one store tell it to each other, so that
// two of them do not let through twice as much. Owned by whoever limits; io thread only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace snug {

struct spending {
    std::string limit;       // a word for what is limited
    std::string who;         // a name, or a hash of an address
    std::int64_t count = 0;  // below 0: was given back

    friend bool operator==(const spending&, const spending&) = default;
};

class shared_limits {
public:
    virtual ~shared_limits() = default;

    /// What was used here since the last call, up to limits::spendings_per_letter_max; what came
    /// before the first is not told.
    virtual std::vector<spending> take_spendings() = 0;

    /// It was used on another server.
    virtual void spend(const spending& what) = 0;
};

}  // namespace snug
