// Optional port: what a store can tell doctor beyond whether a write is possible. Blocks on the
// disk or the network; work threads only.
#pragma once

#include <string>
#include <vector>

namespace snug {

/// One thing that a host may want to know of his store.
struct finding {
    std::string check;
    bool fine = true;
    std::string detail;
    bool is_grave = false;  // when it is not fine, the store as a whole is not
};

class examined {
public:
    virtual ~examined() = default;

    virtual std::vector<finding> examine() = 0;
};

}  // namespace snug
