// For tests: a place in which ada looks after things and tavi is a member, on a real folder, with
// everything that is told live.
#pragma once

#include "live/live_rig.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace snug {

class LiveTest : public testing::Test {
protected:
    void SetUp() override;

    test_folder folder;
    std::optional<live_rig> rig;
};

}  // namespace snug
