#include "store/sqlite/nonce_index.hpp"

#include <bit>
#include <cstring>

namespace snug::sqlite {

namespace {

constexpr std::size_t slots_at_start = 1'024;

std::uint64_t fingerprint(const nonce_key& key) {
    std::uint64_t print = 0;
    std::memcpy(&print, key.value().data(), sizeof print);
    return print;
}

}  // namespace

nonce_index::nonce_index() : slots_(slots_at_start) {
    std::array<std::uint8_t, sizeof factor_> bytes{};
    random_fill(bytes);
    std::memcpy(&factor_, bytes.data(), sizeof factor_);
    factor_ |= 1U;
}

void nonce_index::start_after(std::int64_t last) {
    prints_.clear();
    first_ = last + 1;
    slots_.assign(slots_at_start, 0);
}

std::int64_t nonce_index::append(const nonce_key& key) {
    prints_.push_back(fingerprint(key));
    const std::int64_t no = first_ + static_cast<std::int64_t>(prints_.size()) - 1;
    if (prints_.size() * 2 > slots_.size()) {
        grow();
    } else {
        place(no);
    }
    return no;
}

void nonce_index::drop_until(std::int64_t last) {
    while (!prints_.empty() && first_ <= last) {
        remove(first_);
        prints_.pop_front();
        ++first_;
    }
}

std::vector<std::int64_t> nonce_index::find(const nonce_key& key) const {
    std::vector<std::int64_t> found;
    const std::uint64_t print = fingerprint(key);
    for (std::size_t slot = home_of(print); slots_[slot] != 0; slot = next_slot(slot)) {
        if (print_of(slots_[slot]) == print) found.push_back(slots_[slot]);
    }
    return found;
}

std::size_t nonce_index::home_of(std::uint64_t print) const {
    const int bits = std::countr_zero(slots_.size());  // a power of two
    return static_cast<std::size_t>((print * factor_) >> static_cast<unsigned>(64 - bits));
}

void nonce_index::place(std::int64_t no) {
    std::size_t slot = home_of(print_of(no));
    while (slots_[slot] != 0)
        slot = next_slot(slot);
    slots_[slot] = no;
}

/// Leaves no mark behind: who would not be found across the hole moves into it.
void nonce_index::remove(std::int64_t no) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t hole = home_of(print_of(no));
    while (slots_[hole] != no)
        hole = next_slot(hole);
    for (std::size_t slot = next_slot(hole); slots_[slot] != 0; slot = next_slot(slot)) {
        const std::size_t home = home_of(print_of(slots_[slot]));
        if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
        slots_[hole] = slots_[slot];
        hole = slot;
    }
    slots_[hole] = 0;
}

void nonce_index::grow() {
    slots_.assign(slots_.size() * 2, 0);
    for (std::size_t i = 0; i < prints_.size(); ++i)
        place(first_ + static_cast<std::int64_t>(i));
}

}  // namespace snug::sqlite
