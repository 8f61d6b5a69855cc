// A small set of what a block of messages holds (a Bloom filter over runs of one to three letters
// and over who, whom and what): it says "not here" for certain or "perhaps". From it no words can
// be read, and a block is described anew when one of its messages changes, so deleted words are
// gone from it. Pure, any thread; the bytes stand in files: the hash never changes.
#pragma once

#include "domain/search_query.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace snug {

using gram = std::uint64_t;

/// Adds what `one` can be found by. Nothing for tombstones and lines of the server.
void add_grams(std::vector<gram>& to, const message& one);

/// What a block must hold to be worth reading.
struct wanted_grams {
    std::vector<gram> all;
    std::vector<gram> any;  // one of them, unless empty
};
wanted_grams grams_of(const search_query& what);

/// One byte for each different one, so about one in thirty says "perhaps" for nothing.
std::string make_gram_filter(std::vector<gram> grams);

bool may_hold(std::span<const std::uint8_t> filter, const wanted_grams& wanted);

}  // namespace snug
