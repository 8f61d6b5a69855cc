// How a committer waits before it tries a group again: committers that met on the head must not
// meet there again at once, and a database that is away is asked less often. Owned by a committer,
// whose thread sleeps here: it has nothing else to do.
#pragma once

#include "store/mongo/failure.hpp"

#include <random>

namespace snug::mongo {

class conflict_wait {
public:
    void wait(const failure& why);

private:
    std::minstd_rand random_{std::random_device{}()};
};

}  // namespace snug::mongo
