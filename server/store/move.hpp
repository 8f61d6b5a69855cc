// Carries everything that one store holds into another, empty one, and makes sure that it arrived.
// Knows no backend. Runs on the caller's thread; the source is only read.
#pragma once

#include "store/holdings_sum.hpp"
#include "store/movable.hpp"

namespace snug {

enum class move_stage : std::uint8_t { checking, copying, comparing };

struct moved {
    holdings_sum what;
    position pos = 0;
    std::string left_out;
};

/// Messages done of all there are, in this stage.
using move_progress = std::function<void(move_stage, std::uint64_t done, std::uint64_t all)>;

/// errc::invalid_content: the source contradicts itself; errc::internal: what arrived is not what
/// was sent. Whatever is refused once the target has begun leaves it marked as unfinished.
result<moved> move_everything(move_source& from, move_target& to, const move_progress& tell);

}  // namespace snug
