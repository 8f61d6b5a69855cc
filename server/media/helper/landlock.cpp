// Landlock (Linux 5.13, Documentation/userspace-api/landlock.rst). The numbers stand here because a
// distribution's headers may be older than the kernel they run on.
#include "base/descriptor.hpp"
#include "media/helper/cage.hpp"

#include <array>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace snug::media {
namespace {

constexpr long create_ruleset_call = 444;  // the same on every machine
constexpr long add_rule_call = 445;
constexpr long restrict_self_call = 446;
constexpr int rule_path_beneath = 1;
constexpr unsigned ask_version = 1;

constexpr std::uint64_t may_execute = 1U << 0U;
constexpr std::uint64_t may_write = 1U << 1U;
constexpr std::uint64_t may_read = 1U << 2U;
constexpr std::uint64_t may_list = 1U << 3U;
constexpr std::uint64_t all_of_1 = (1U << 13U) - 1;
constexpr std::uint64_t refer_of_2 = 1U << 13U;
constexpr std::uint64_t truncate_of_3 = 1U << 14U;
constexpr std::uint64_t tcp_of_4 = 3;  // bind and connect
constexpr std::uint64_t ioctl_of_5 = 1U << 15U;
constexpr std::uint64_t scopes_of_6 = 3;  // abstract sockets and signals

struct ruleset_head {
    std::uint64_t files = 0;
    std::uint64_t network = 0;
    std::uint64_t scoped = 0;
};

struct [[gnu::packed]] path_beneath {
    std::uint64_t rights = 0;
    std::int32_t parent = -1;
};

/// How much of the head this version knows; it refuses what is longer and not zero.
std::size_t head_size(int version) {
    if (version >= 6) return 3 * sizeof(std::uint64_t);
    return (version >= 4 ? 2 : 1) * sizeof(std::uint64_t);
}

ruleset_head everything(int version) {
    ruleset_head out{all_of_1, 0, 0};
    if (version >= 2) out.files |= refer_of_2;
    if (version >= 3) out.files |= truncate_of_3;
    if (version >= 4) out.network = tcp_of_4;
    if (version >= 5) out.files |= ioctl_of_5;
    if (version >= 6) out.scoped = scopes_of_6;
    return out;
}

bool allow(int ruleset, int file, std::uint64_t rights) {
    const path_beneath rule{rights, file};
    return ::syscall(add_rule_call, ruleset, rule_path_beneath, &rule, 0U) == 0;
}

/// What is not there needs no right: true.
bool allow_path(int ruleset, const char* path, std::uint64_t rights) {
    const descriptor place(::open(path, O_PATH | O_CLOEXEC));
    return !place || allow(ruleset, place.number(), rights);
}

bool allow_installed(int ruleset, std::span<const std::string> programs) {
    constexpr std::array folders{"/usr/lib", "/usr/local/lib", "/lib", "/lib64", "/usr/lib64"};
    constexpr std::array loaders{
        "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/lib/ld-linux-armhf.so.3"};
    bool good = allow_path(ruleset, "/etc/ld.so.cache", may_read);
    for (const char* folder : folders) {
        good = good && allow_path(ruleset, folder, may_read | may_list);
    }
    for (const char* loader : loaders) {
        good = good && allow_path(ruleset, loader, may_read | may_execute);
    }
    for (const auto& program : programs) {
        good = good && allow_path(ruleset, program.c_str(), may_read | may_execute);
    }
    return good;
}

}  // namespace

int landlock_version() {
    const long version = ::syscall(create_ruleset_call, nullptr, 0UL, ask_version);
    return version < 0 ? 0 : static_cast<int>(version);
}

bool close_files() {
    return close_files_but({});
}

bool close_files_but(const open_rights& rights) {
    const int version = landlock_version();
    if (version == 0) return true;
    const auto head = everything(version);
    const descriptor ruleset(
        static_cast<int>(::syscall(create_ruleset_call, &head, head_size(version), 0U)));
    if (!ruleset) return false;
    bool good = rights.programs.empty() || allow_installed(ruleset.number(), rights.programs);
    for (const int file : rights.read)
        good = good && allow(ruleset.number(), file, may_read);
    const std::uint64_t to_write =
        may_read | may_write | (version >= 3 ? truncate_of_3 : std::uint64_t{0});
    for (const int file : rights.write)
        good = good && allow(ruleset.number(), file, to_write);
    return good && ::syscall(restrict_self_call, ruleset.number(), 0U) == 0;
}

}  // namespace snug::media
