// Each test goes into the cage in a child and tries one thing that a file in somebody's hands
// would.
#include "media/helper/cage.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace snug::media {
namespace {

constexpr int threw = 254;

/// That the helper starts there only where its host says so is tested beside the queue.
constexpr const char* no_landlock = "this kernel has no landlock: only seccomp can be tried here";

/// Whatever is thrown ends here: a child that came out of this function would run the other tests.
int outcome_of(const std::function<int()>& attempt) {
    try {
        return attempt();
    } catch (...) {
        return threw;
    }
}

/// What `attempt` returned in a child that had gone into the cage of `who`, `threw` where it did;
/// 255 when the cage did not close.
int in_cage(inmate who, const std::function<int()>& attempt) {
    const pid_t child = ::fork();
    if (child == 0) {
        const bool closed = give_up_privileges() && close_files() && close_calls(who);
        ::_exit(closed ? outcome_of(attempt) : 255);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// The errno of a call that failed, 0 of one that did not.
int fate(long answer) {
    return answer < 0 ? errno : 0;
}

constexpr std::array everybody{inmate::picture, inmate::director, inmate::tool};

TEST(Cage, HasNoSockets) {
    for (const auto who : everybody) {
        for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK, AF_PACKET}) {
            EXPECT_EQ(in_cage(who, [family] { return fate(::socket(family, SOCK_STREAM, 0)); }),
                      EACCES);
        }
    }
}

TEST(Cage, OpensNoFile) {
    EXPECT_EQ(in_cage(inmate::picture, [] { return fate(::open("/etc/passwd", O_RDONLY)); }),
              ENOSYS);
    if (landlock_version() == 0) GTEST_SKIP() << no_landlock;
    for (const auto who : {inmate::director, inmate::tool}) {
        EXPECT_EQ(in_cage(who, [] { return fate(::open("/etc/passwd", O_RDONLY)); }), EACCES);
        EXPECT_EQ(
            in_cage(who, [] { return fate(::open("/tmp/snug-cage", O_WRONLY | O_CREAT, 0600)); }),
            EACCES);
    }
}

TEST(Cage, OpensAndWritesOnlyTheFilesItWasHanded) {
    if (landlock_version() == 0) GTEST_SKIP() << no_landlock;
    std::array<char, 32> name{"/tmp/snug-cage-XXXXXX"};
    const int file = ::mkstemp(name.data());
    const auto attempt = [&](bool to_write) {
        const pid_t child = ::fork();
        if (child == 0) {
            const std::array files{file};
            open_rights rights;
            (to_write ? rights.write : rights.read) = files;
            if (!give_up_privileges() || !close_files_but(rights)) ::_exit(255);
            const auto again = "/proc/self/fd/" + std::to_string(file);
            if (fate(::open(again.c_str(), O_RDONLY)) != 0) ::_exit(254);
            ::_exit(fate(::open(again.c_str(), O_WRONLY | O_TRUNC)));
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WEXITSTATUS(status);
    };
    EXPECT_EQ(attempt(true), 0);
    EXPECT_EQ(attempt(false), EACCES);
    ::close(file);
    ::unlink(name.data());
}

TEST(Cage, StartsNoProcess) {
    EXPECT_EQ(in_cage(inmate::picture, [] { return fate(::fork()); }), ENOSYS);
    EXPECT_EQ(in_cage(inmate::tool, [] { return fate(::fork()); }), ENOSYS);
    const auto run = [] {
        char* const nothing[] = {nullptr};
        return fate(::execve("/bin/true", nothing, nothing));
    };
    EXPECT_EQ(in_cage(inmate::picture, run), ENOSYS);
    if (landlock_version() == 0) GTEST_SKIP() << no_landlock;
    EXPECT_EQ(in_cage(inmate::tool, run), EACCES);
}

TEST(Cage, ReachesNoOtherProcess) {
    const pid_t server = ::getpid();
    for (const auto who : everybody) {
        EXPECT_EQ(in_cage(who, [=] { return fate(::kill(server, SIGTERM)); }), ENOSYS);
        EXPECT_EQ(
            in_cage(who, [=] { return fate(::prlimit(server, RLIMIT_NOFILE, nullptr, nullptr)); }),
            ENOSYS);
        EXPECT_EQ(in_cage(who, [] { return fate(::fcntl(0, F_SETOWN, 1)); }), ENOSYS);
        EXPECT_EQ(in_cage(who, [] { return fate(::setpgid(0, 0)); }), ENOSYS);
    }
}

/// The errno of mapping one page with `first` and then giving it `second`.
int fate_of_mapping(int first, int second) {
    void* const page = ::mmap(nullptr, 4096, first, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page == MAP_FAILED ? errno : fate(::mprotect(page, 4096, second));
}

TEST(Cage, MakesNoCodeWhereItDecodes) {
    constexpr int data = PROT_READ | PROT_WRITE;
    const auto in_picture = [](int first, int second) {
        return in_cage(inmate::picture, [=] { return fate_of_mapping(first, second); });
    };
    EXPECT_EQ(in_picture(data, PROT_READ), 0);
    EXPECT_EQ(in_picture(data | PROT_EXEC, data), ENOSYS);
    EXPECT_EQ(in_picture(data, PROT_READ | PROT_EXEC), ENOSYS);
    EXPECT_EQ(in_cage(inmate::tool, [] { return fate_of_mapping(data, PROT_READ | PROT_EXEC); }),
              0);
}

// A plain thread: UBSan looks at a std::thread's type by system calls that the cage refuses.
TEST(Cage, LetsThreadsRun) {
    EXPECT_EQ(in_cage(inmate::picture,
                      [] {
                          int seen = 1;
                          pthread_t thread{};
                          const auto run = [](void* at) -> void* {
                              *static_cast<int*>(at) = 0;
                              return nullptr;
                          };
                          if (::pthread_create(&thread, nullptr, run, &seen) != 0) return 2;
                          ::pthread_join(thread, nullptr);
                          return seen;
                      }),
              0);
}

TEST(Cage, HasAnEndOfTime) {
    const pid_t child = ::fork();
    if (child == 0) {
        set_allowance(
            {.cpu_s = 1, .memory_bytes = mapped_bytes() + (64UL << 20U), .file_bytes = 1});
        while (true) {
            (void)mapped_bytes();
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), SIGXCPU);
}

}  // namespace
}  // namespace snug::media
