// Chunks that nothing names: what an end in the middle of writing has left. Whoever writes puts the
// chunks first and the name last, so a sweep takes only what was there without one at the sweep
// before, too. Calls may come from several threads. Owned by chunk_blobs.
#pragma once

#include "store/mongo/chunk_blobs.hpp"

#include <mutex>
#include <set>

namespace snug::mongo {

class chunk_sweep {
public:
    /// How many files' worth of chunks went. Throws failures.
    std::uint64_t run(database& on);

private:
    std::mutex mutex_;
    std::set<chunks_key> suspects_;
};

}  // namespace snug::mongo
