// What shared files take, as sums. Bytes that several files share count once in each sum. Pure.
#pragma once

#include "domain/attachment.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <set>

namespace snug {

struct space_use {
    std::uint64_t bytes = 0;
    std::uint64_t files = 0;

    friend bool operator==(const space_use&, const space_use&) = default;
};

struct space_report {
    space_use all;
    std::map<username, space_use> people;
    std::array<space_use, 4> kinds;  // by file_kind
};

/// Adds files up, one by one, in any order.
class space_sum {
public:
    void add(const username& by, file_kind kind, const digest& bytes, std::uint64_t size);

    const space_report& report() const { return report_; }

private:
    space_report report_;
    std::set<digest> seen_;
    std::set<std::pair<username, digest>> seen_of_;
};

}  // namespace snug
