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

}  // namespace snug
