#include "base/ascii.hpp"

#include <gtest/gtest.h>

#include <string>

namespace snug {
namespace {

// Each byte at each place of texts that are shorter and longer than a word, beside its neighbours.
TEST(PlainPrefix, StopsAtJustTheBytesThatAreNotPlain) {
    for (int value = 0; value < 256; ++value) {
        const char c = static_cast<char>(value);
        const bool plain = value >= 0x20 && value <= 0x7E;
        const bool kept = plain && c != '"' && c != '<';
        for (std::size_t size = 1; size < 20; ++size) {
            for (std::size_t at = 0; at < size; ++at) {
                std::string text(size, 'a');
                text[at] = c;
                EXPECT_EQ(plain_prefix(text), plain ? size : at) << value << ' ' << size;
                EXPECT_EQ((plain_prefix<'"', '<'>(text)), kept ? size : at) << value << ' ' << size;
            }
        }
    }
}

TEST(PlainPrefix, OfNothingIsNothing) {
    EXPECT_EQ(plain_prefix(""), 0U);
}

}  // namespace
}  // namespace snug
