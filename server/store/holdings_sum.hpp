// What tells two stores' holdings apart: per kind how many there are, and a sum of the hashes of
// all of them, which does not depend on the order in which a backend tells them. Owned by a move,
// on its thread.
#pragma once

#include "store/holding.hpp"

#include <array>

namespace snug {

class holdings_sum {
public:
    void add(const holding& one);

    std::uint64_t count(std::size_t alternative) const { return kinds_.at(alternative).count; }
    template <class Held>
    std::uint64_t count() const {
        return count(holding(Held()).index());
    }

    /// The first kind that is not the same in both, as "messages"; empty: they are the same.
    std::string_view first_difference(const holdings_sum& other) const;

private:
    struct kind {
        std::uint64_t count = 0;
        std::array<std::uint64_t, 4> sum{};  // of SHA-256, as four numbers that wrap round

        friend bool operator==(const kind&, const kind&) = default;
    };

    std::array<kind, std::variant_size_v<holding>> kinds_{};
};

}  // namespace snug
