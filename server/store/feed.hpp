// Port: committed changes, of this process and of any other on the same store, in the order of
// their positions, each exactly once, without holes. Quiet changes come between them in the order
// of their commits.
#pragma once

#include "domain/change.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace snug {

/// What one commit brought. Immutable and shared, so that several listeners cost nothing.
using committed_group = std::shared_ptr<const std::vector<committed>>;

class feed {
public:
    /// Called on the backend's thread, before the submitter of the change is answered: it hands the
    /// group to its own thread and returns. Whoever is answered therefore finds the group already
    /// queued there.
    using listener = std::function<void(committed_group)>;

    virtual ~feed() = default;

    /// Groups committed after this call reach `hear`; call it before loading `reader::world` and
    /// skip what that already holds. One listener per feed object and reactor; it lives as long as
    /// the feed.
    virtual void listen(listener hear) = 0;
};

}  // namespace snug
