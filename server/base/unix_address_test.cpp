#include "base/unix_address.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <unistd.h>

namespace snug {
namespace {

int bind_to(int socket, const unix_address& address) {
    sockaddr_un where{};
    where.sun_family = AF_UNIX;
    address.path().copy(where.sun_path, sizeof where.sun_path - 1);
    return ::bind(socket, reinterpret_cast<const sockaddr*>(&where), sizeof where);
}

TEST(UnixAddress, ReachesASocketInAFolderOfAnyDepth) {
    const auto root =
        std::filesystem::path(testing::TempDir()) / ("unix_address_" + std::to_string(::getpid()));
    const auto deep = root / std::string(100, 'a') / std::string(100, 'b');
    std::filesystem::create_directories(deep);
    const std::string path = (deep / "snug.sock").string();
    const int listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    {
        const unix_address address(path);
        ASSERT_TRUE(address.is_good());
        ASSERT_EQ(bind_to(listening, address), 0);
        ASSERT_EQ(::listen(listening, 1), 0);
    }
    EXPECT_TRUE(std::filesystem::is_socket(path));
    const int asking = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    EXPECT_EQ(unix_address(path).connect(asking), 0);
    ::close(asking);
    ::close(listening);
    std::filesystem::remove_all(root);
}

TEST(UnixAddress, ShortPathsStayAsTheyAre) {
    const unix_address address("/run/snug.sock");
    EXPECT_TRUE(address.is_good());
    EXPECT_EQ(address.path(), "/run/snug.sock");
}

TEST(UnixAddress, SaysWhenAPathCannotBeReached) {
    EXPECT_FALSE(unix_address("/nowhere/" + std::string(120, 'x') + "/snug.sock").is_good());
    const unix_address named_too_long("/tmp/" + std::string(200, 'x'));
    EXPECT_FALSE(named_too_long.is_good());
    const int asking = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    EXPECT_EQ(named_too_long.connect(asking), -1);
    ::close(asking);
}

}  // namespace
}  // namespace snug
