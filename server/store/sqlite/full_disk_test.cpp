// A file system that is really full: a small tmpfs in a mount namespace of its own, in a process of
// its own.
#include "store/sqlite/test_store.hpp"

#include <fcntl.h>
#include <fstream>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

namespace snug::sqlite {

namespace {

constexpr int cannot_mount = 77;

bool write_file(const char* path, const std::string& text) {
    std::ofstream file(path);
    file << text;
    file.flush();
    return file.good();
}

/// Root or, where the system lets everybody do so, a user namespace.
bool mount_small_disk(const char* at) {
    const std::string uid = std::to_string(::getuid());
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
        if (!write_file("/proc/self/uid_map", "0 " + uid + " 1")) return false;
    }
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return false;
    return ::mount("tmpfs", at, "tmpfs", 0, "size=4m") == 0;
}

/// What the process found wrong, or an empty text.
std::string fill_and_heal(const std::filesystem::path& disk) {
    // Something of the host's own that can be taken away.
    if (!write_file((disk / "ballast").c_str(), std::string(1'000'000, 'b'))) return "no ballast";
    sqlite_options options;
    options.folder = disk / "data";
    options.disk_floor_bytes = 0;
    options.disk_reserve_bytes = 0;
    auto opened = open_sqlite(options);
    if (!opened) return opened.error().detail;
    complete_setup setup;
    setup.owner = username(std::string("ada"));
    if (!submit_to(**opened, setup)) return "no setup";

    sequence posted = 0;
    std::optional<errc> refused;
    for (; !refused && posted < 10'000; ++posted) {
        const auto told = submit_to(**opened, words(std::string(3'000, 'x')));
        if (!told) refused = told.error().code;
    }
    if (refused != errc::no_space) return "a full disk was not told as such";
    --posted;
    const auto reader = (*opened)->make_reader();
    if (reader->world()->channels.at(0).last_seq != posted)
        return "more or less than was acknowledged";
    if (!reader->messages({home_channel, page_request::where::newest, 0, 50}))
        return "reads do not go on";
    std::filesystem::remove(disk / "ballast");
    const auto healed = submit_to(**opened, words("there is room again"));
    if (!healed) return "it did not heal";
    return healed->message->seq == posted + 1 ? "" : "a hole in the sequence";
}

}  // namespace

TEST(full_disk, IsToldReadsGoOnAndItHeals) {
    const temp_folder disk;
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        if (!mount_small_disk(disk.path().c_str())) ::_exit(cannot_mount);
        const std::string wrong = fill_and_heal(disk.path());
        if (!wrong.empty()) std::fprintf(stderr, "%s\n", wrong.c_str());
        ::_exit(wrong.empty() ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == cannot_mount) GTEST_SKIP() << "no file system may be mounted here";
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace snug::sqlite
