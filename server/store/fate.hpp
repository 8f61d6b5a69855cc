// What a move does about each table or collection of a store. Every backend lists its own; one that
// nobody thought of fails a test.
#pragma once

#include <cstdint>

namespace snug {

enum class fate : std::uint8_t {
    carried,   // what it holds is told as holdings
    followed,  // made anew from what is carried
    left,      // means nothing elsewhere
};

}  // namespace snug
