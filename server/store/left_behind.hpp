// Optional port: a store that others write to and prune may have to say that this process was away
// for longer than the log reaches back. What it knows can then not be brought up to date by
// changes: whoever holds a world has to read it anew.
#pragma once

#include <functional>

namespace snug {

class may_be_left_behind {
public:
    virtual ~may_be_left_behind() = default;

    /// `tell` is called once, on the backend's thread, at once if it has happened already. From
    /// then on the feed says nothing more, and whoever submits is answered without it.
    virtual void on_left_behind(std::function<void()> tell) = 0;
};

}  // namespace snug
