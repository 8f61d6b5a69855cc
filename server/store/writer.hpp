// Port: the one door for changes. Many threads submit, one thread of the backend takes all that is
// queued as a group, asks domain/decide, persists everything in one transaction, and only then
// answers.
#pragma once

#include "base/result.hpp"
#include "domain/intent.hpp"

#include <functional>

namespace snug {

class writer {
public:
    /// Called once, on the backend's thread, after the commit reached the disk or the intent was
    /// refused. It must be short and may not submit and wait.
    using answer = std::move_only_function<void(result<outcome>)>;

    virtual ~writer() = default;

    /// Never waits. A full queue answers errc::busy at once, on the caller's thread.
    /// Refusals: what `decide` says; unavailable, no_space, read_only when the store cannot commit.
    virtual void submit(intent wanted, answer done) = 0;
};

}  // namespace snug
