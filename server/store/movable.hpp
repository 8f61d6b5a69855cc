// Ports of a move: a whole store as somewhere to read everything from, and as an empty place that
// takes everything. Each is opened for one move, holds its store's lock or sees to it that no
// server uses it, and is used on one thread. Calls block; a refusal is one line for the host.
#pragma once

#include "base/result.hpp"
#include "store/holding.hpp"

#include <functional>
#include <string>

namespace snug {

class move_source {
public:
    /// A refusal of what was told ends the telling.
    using see = std::function<result<void>(const holding&)>;

    virtual ~move_source() = default;

    /// Whether all of it can be read. May take as long as reading it does.
    virtual result<void> check() = 0;

    /// Everything, in the order of `holding`'s alternatives; messages of a channel in the order of
    /// `seq`. Nothing that is told is held here: a million messages pass by.
    virtual result<void> tell(const see& to) = 0;

    /// After it was told: errc::busy when somebody has changed it meanwhile.
    virtual result<void> check_unchanged() = 0;

    /// What a host should know that is not carried over; empty: nothing.
    virtual std::string left_out() = 0;
};

class move_target {
public:
    virtual ~move_target() = default;

    /// Clears away what an earlier move did not finish, and marks the place: until `finish` no
    /// server opens it. errc::already_set_up when there is anything else.
    virtual result<void> begin() = 0;

    /// In the order in which a source tells.
    virtual result<void> take(const holding& one) = 0;

    /// All that was taken, read back from where it lies.
    virtual result<void> tell(const move_source::see& to) = 0;

    /// The place is whole and durable from here on, under an epoch of its own.
    virtual result<void> finish() = 0;
};

}  // namespace snug
