#include "store/space.hpp"

namespace snug {

namespace {

void count(space_use& to, std::uint64_t size) {
    to.bytes += size;
    ++to.files;
}

}  // namespace

void space_sum::add(const username& by, file_kind kind, const digest& bytes, std::uint64_t size) {
    if (seen_of_.emplace(by, bytes).second) count(report_.people[by], size);
    if (!seen_.insert(bytes).second) return;
    count(report_.all, size);
    count(report_.kinds.at(static_cast<std::size_t>(kind)), size);
}

}  // namespace snug
