#include "base/running_digest.hpp"

#include <gtest/gtest.h>

namespace snug {

TEST(running_digest, PiecesGiveTheHashOfTheWhole) {
    running_digest of;
    for (const char* piece : {"a", "", "room of ", "one's own"})
        of.add(piece);
    EXPECT_EQ(of.finish(), sha256("aroom of one's own"));
    EXPECT_EQ(of.finish(), sha256(""));
}

// The example of FIPS 180-4 ("abc").
TEST(running_hash, Sha1IsWhatOthersCallIt) {
    running_hash of(hash_kind::sha1);
    of.add("ab");
    of.add("c");
    const std::string abc = of.finish();
    EXPECT_EQ(to_hex({reinterpret_cast<const std::uint8_t*>(abc.data()), abc.size()}),
              "a9993e364706816aba3e25717850c26c9cd0d89d");
    EXPECT_EQ(of.finish().size(), 20U);
}

}  // namespace snug
