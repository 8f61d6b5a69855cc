#include "app/kept_address.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <unistd.h>

namespace snug {
namespace {

namespace fs = std::filesystem;

class KeptAddress : public testing::Test {
protected:
    void SetUp() override {
        folder = fs::path(testing::TempDir()) / ("snug_kept_address_" + std::to_string(::getpid()));
        fs::create_directory(folder);
    }
    void TearDown() override { fs::remove_all(folder); }

    fs::path folder;
};

TEST_F(KeptAddress, IsTheLastOneAndForItsOwnerAlone) {
    EXPECT_EQ(kept_address(folder), "");
    keep_address(folder, "http://localhost:8397");
    EXPECT_EQ(kept_address(folder), "http://localhost:8397");
    keep_address(folder, "https://192.0.2.7:8443");
    EXPECT_EQ(kept_address(folder), "https://192.0.2.7:8443");
    const fs::perms others = fs::perms::group_all | fs::perms::others_all;
    EXPECT_EQ(fs::status(folder / "address").permissions() & others, fs::perms::none);
    EXPECT_FALSE(fs::exists(folder / "address.new"));
}

TEST_F(KeptAddress, ThatCannotBeginALinkIsNone) {
    for (const std::string& wrong : {std::string(),
                                     std::string("\0\xff", 2),
                                     std::string("javascript:alert(1)"),
                                     std::string(100'000, 'a')}) {
        std::ofstream(folder / "address", std::ios::binary) << wrong;
        EXPECT_EQ(kept_address(folder), "");
    }
}

}  // namespace
}  // namespace snug
