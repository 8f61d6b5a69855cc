#include "media/helper/cage.hpp"

#include "base/media_limits.hpp"
#include "base/sanitized.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <linux/capability.h>
#include <memory>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace snug::media {
namespace {

bool limit(int what, std::uint64_t least, std::uint64_t most) {
    const rlimit both{least, most};
    return ::setrlimit(static_cast<__rlimit_resource_t>(what), &both) == 0;
}

bool drop_capabilities() {
    for (int i = 0; ::prctl(PR_CAPBSET_READ, i, 0, 0, 0) >= 0; ++i) {
        ::prctl(PR_CAPBSET_DROP, i, 0, 0, 0);  // needs one itself: who has none has nothing to drop
    }
    __user_cap_header_struct head{_LINUX_CAPABILITY_VERSION_3, 0};
    const std::array<__user_cap_data_struct, 2> none{};
    return ::syscall(SYS_capset, &head, none.data()) == 0;
}

}  // namespace

bool give_up_privileges() {
    ::umask(077);
    ::setpriority(PRIO_PROCESS, 0, limits::media_nice);
    return drop_capabilities() && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           limit(RLIMIT_CORE, 0, 0);
}

std::uint64_t mapped_bytes() {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen("/proc/self/statm", "re"),
                                                               std::fclose);
    unsigned long long pages = 0;
    if (!file || std::fscanf(file.get(), "%llu", &pages) != 1) return 0;
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

bool set_allowance(const allowance& what) {
    bool good = limit(RLIMIT_CPU, what.cpu_s, what.cpu_s + 1) &&
                limit(RLIMIT_FSIZE, what.file_bytes, what.file_bytes) &&
                limit(RLIMIT_NOFILE, limits::media_descriptors_max, limits::media_descriptors_max);
    // Sanitizers map terabytes that they never touch.
    if (has_address_sanitizer || has_thread_sanitizer) return good;
    return good && limit(RLIMIT_AS, what.memory_bytes, what.memory_bytes);
}

bool cage_closes() {
    for (const auto who : {inmate::picture, inmate::director, inmate::tool}) {
        const pid_t child = ::fork();
        if (child < 0) return false;
        if (child == 0) ::_exit(close_files() && close_calls(who) ? 0 : 1);
        int status = 0;
        while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return false;
    }
    return true;
}

}  // namespace snug::media
