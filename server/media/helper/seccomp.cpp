// Seccomp filters (Linux, Documentation/userspace-api/seccomp_filter.rst), built as classic BPF.
// Filters are walked for every call, so what is called most stands first.
#include "media/helper/cage.hpp"

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace snug::media {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t machine = 0;  // its calls have other names; the helper says so and ends
#endif

constexpr std::uint32_t allow_it = SECCOMP_RET_ALLOW;
constexpr std::uint32_t not_there = SECCOMP_RET_ERRNO | ENOSYS;
constexpr std::uint32_t forbidden = SECCOMP_RET_ERRNO | EACCES;
constexpr std::uint32_t new_namespaces = 0x7E020000;  // all CLONE_NEW* that clone(2) takes

class filter {
public:
    filter() {
        load(offsetof(seccomp_data, arch));
        jump(BPF_JEQ, machine, 1, 0);
        answer(SECCOMP_RET_KILL_PROCESS);
        load(offsetof(seccomp_data, nr));
#if defined(__x86_64__)
        jump(BPF_JGE, 0x40000000U, 0, 1);  // x32: the same calls under other numbers
        answer(SECCOMP_RET_KILL_PROCESS);
#endif
    }

    void say(long call, std::uint32_t what) {
        jump(BPF_JEQ, static_cast<std::uint32_t>(call), 0, 1);
        answer(what);
    }
    /// Allowed where the low half of the argument is one of `values`.
    void allow_if(long call, unsigned argument, std::initializer_list<std::uint32_t> values) {
        const auto count = static_cast<std::uint8_t>(values.size());
        jump(
            BPF_JEQ, static_cast<std::uint32_t>(call), 0, static_cast<std::uint8_t>(2 * count + 3));
        load_argument(argument);
        for (const std::uint32_t value : values) {
            jump(BPF_JEQ, value, 0, 1);
            answer(allow_it);
        }
        answer(not_there);
        load(offsetof(seccomp_data, nr));  // never reached, keeps the length of a block plain
    }
    /// Allowed where the argument has a bit of `wanted` (if any is) and none of `unwanted`.
    void allow_with_bits(long call,
                         unsigned argument,
                         std::uint32_t wanted,
                         std::uint32_t unwanted) {
        jump(BPF_JEQ, static_cast<std::uint32_t>(call), 0, 5);
        load_argument(argument);
        jump(BPF_JSET, unwanted, 2, 0);
        if (wanted != 0) {
            jump(BPF_JSET, wanted, 0, 1);
        } else {
            jump(BPF_JA, 0, 0, 0);
        }
        answer(allow_it);
        answer(not_there);
    }
    bool install() {
        answer(not_there);
        const sock_fprog program{static_cast<unsigned short>(code_.size()), code_.data()};
        return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0U, &program) == 0;
    }

private:
    void load(std::size_t offset) {
        code_.push_back({BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(offset)});
    }
    void load_argument(unsigned which) {
        load(offsetof(seccomp_data, args) + which * sizeof(std::uint64_t));  // little-endian
    }
    void jump(unsigned how, std::uint32_t value, std::uint8_t yes, std::uint8_t no) {
        code_.push_back({static_cast<std::uint16_t>(BPF_JMP | how | BPF_K), yes, no, value});
    }
    void answer(std::uint32_t what) { code_.push_back({BPF_RET | BPF_K, 0, 0, what}); }

    std::vector<sock_filter> code_;
};

/// Memory, time, threads and files that are open already: what every inmate needs.
constexpr long common_calls[] = {
    SYS_futex,
    SYS_read,
    SYS_write,
    SYS_munmap,
    SYS_madvise,
    SYS_brk,
    SYS_mremap,
    SYS_lseek,
    SYS_pread64,
    SYS_readv,
    SYS_writev,
    SYS_pwrite64,
    SYS_fstat,
    SYS_newfstatat,
    SYS_close,
    SYS_ftruncate,
    SYS_clock_gettime,
    SYS_clock_nanosleep,
    SYS_nanosleep,
    SYS_sched_yield,
    SYS_rt_sigprocmask,
    SYS_rt_sigaction,
    SYS_rt_sigreturn,
    SYS_sigaltstack,
    SYS_getrandom,
    SYS_getpid,
    SYS_getppid,
    SYS_gettid,
    SYS_getuid,
    SYS_geteuid,
    SYS_getgid,
    SYS_getegid,
    SYS_getrusage,
    SYS_sched_getaffinity,
    SYS_sysinfo,
    SYS_uname,
    SYS_set_robust_list,
    SYS_rseq,
    SYS_exit,
    SYS_exit_group,
    SYS_restart_syscall,
    SYS_ppoll,
    SYS_pselect6,
#ifdef SYS_poll
    SYS_poll,
    SYS_select,
#endif
};

constexpr long mapping_calls[] = {SYS_mmap, SYS_mprotect};

/// What a program needs to be loaded and to open what landlock lets it.
constexpr long loading_calls[] = {
    SYS_openat,
    SYS_execve,
    SYS_set_tid_address,
    SYS_statx,
    SYS_getcwd,
    SYS_readlinkat,
    SYS_faccessat,
    SYS_getdents64,
    SYS_fadvise64,
#ifdef SYS_arch_prctl
    SYS_arch_prctl,
#endif
#ifdef SYS_open
    SYS_open,
    SYS_access,
    SYS_readlink,
    SYS_stat,
    SYS_lstat,
#endif
};

constexpr long directing_calls[] = {
    SYS_pipe2,
    SYS_dup3,
    SYS_wait4,
    SYS_seccomp,
    SYS_close_range,
#ifdef SYS_dup2
    SYS_dup2,
    SYS_fork,
#endif
};

constexpr long network_calls[] = {SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen};

}  // namespace

bool knows_machine() {
    return machine != 0;
}

bool close_calls(inmate who) {
    filter calls;
    for (const long call : common_calls)
        calls.say(call, allow_it);
    if (who != inmate::picture) {
        for (const long call : loading_calls)
            calls.say(call, allow_it);
    }
    if (who == inmate::director) {
        for (const long call : directing_calls)
            calls.say(call, allow_it);
        calls.allow_with_bits(SYS_clone, 0, 0, new_namespaces);
    } else {
        calls.allow_with_bits(SYS_clone, 0, CLONE_THREAD, new_namespaces);
    }
    if (who == inmate::picture) {
        // Memory is data here: nothing that a file brought along is ever run.
        for (const long call : mapping_calls)
            calls.allow_with_bits(call, 2, 0, PROT_EXEC);
    } else {
        for (const long call : mapping_calls)
            calls.say(call, allow_it);
    }
    // A compromised process could have signals sent to the server by F_SETOWN, set limits on it by
    // prlimit, or stop dying with its parent: those calls are allowed for what is harmless in them.
    calls.allow_if(SYS_fcntl, 1, {F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC});
    calls.allow_if(SYS_prlimit64, 0, {0U});
    calls.allow_if(SYS_tgkill, 0, {static_cast<std::uint32_t>(::getpid())});
    if (who == inmate::director) {
        calls.allow_if(SYS_prctl, 0, {PR_SET_NAME, PR_SET_PDEATHSIG});
    } else {
        calls.allow_if(SYS_prctl, 0, {PR_SET_NAME});
    }
    for (const long call : network_calls)
        calls.say(call, forbidden);
    return calls.install();
}

}  // namespace snug::media
