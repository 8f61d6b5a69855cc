// Where each nonce of the last two days stands in its table. So the table needs no index of its
// own: it grows at its end only, and a post costs no page at a random place. Owned by nonce_rows,
// writer's thread. Knows 64 bits of each key: what it finds is to be compared with the row. 24
// bytes a nonce at most.
#pragma once

#include "domain/facts.hpp"

#include <cstdint>
#include <deque>
#include <vector>

namespace snug::sqlite {

class nonce_index {
public:
    nonce_index();

    /// Empty; the next number is above `last`.
    void start_after(std::int64_t last);

    /// Adds `key` under the next number, which it gives back.
    std::int64_t append(const nonce_key& key);

    /// Forgets the numbers up to `last`.
    void drop_until(std::int64_t last);

    /// The numbers under which `key` may stand, in no order. More than one: a nonce that expired
    /// and came again, or (hardly ever) two keys with the same 64 bits.
    std::vector<std::int64_t> find(const nonce_key& key) const;

    std::size_t size() const { return prints_.size(); }
    std::int64_t first() const { return first_; }

private:
    std::size_t home_of(std::uint64_t print) const;
    std::size_t next_slot(std::size_t slot) const { return (slot + 1) & (slots_.size() - 1); }
    std::uint64_t print_of(std::int64_t no) const {
        return prints_[static_cast<std::size_t>(no - first_)];
    }
    void place(std::int64_t no);
    void remove(std::int64_t no);
    void grow();

    std::deque<std::uint64_t> prints_;  // of first_, first_ + 1, …
    std::int64_t first_ = 1;
    std::vector<std::int64_t> slots_;  // open addressing, linear probing; 0: free
    std::uint64_t factor_ = 0;         // random and odd: nobody can aim at one slot
};

}  // namespace snug::sqlite
