// snug-media: looks into what people share, so that the server need not. Started by it with a
// socket as descriptor 3 and nothing else; for each job it makes a worker, and tells the server how
// that ended. This process never reads a byte of a shared file. One thread: what it forks is whole.
#include "media/helper/cage.hpp"
#include "media/helper/pictures.hpp"
#include "media/helper/worker.hpp"
#include "media/message_socket.hpp"
#include "media/protocol.hpp"

#include <array>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace {

using namespace snug::media;
using snug::descriptor;

constexpr int server = 3;

std::uint32_t in_ms(const timeval& time) {
    return static_cast<std::uint32_t>(time.tv_sec * 1000 + time.tv_usec / 1000);
}

ended to_notice(int status, const rusage& used) {
    ended out;
    if (WIFSIGNALED(status)) out.signal = static_cast<std::uint8_t>(WTERMSIG(status));
    if (WIFEXITED(status)) out.code = static_cast<std::uint8_t>(WEXITSTATUS(status));
    out.cpu_ms = in_ms(used.ru_utime) + in_ms(used.ru_stime);
    out.memory_kb = static_cast<std::uint32_t>(used.ru_maxrss);
    return out;
}

/// Waits for the worker; leaves at once when the server is gone, and the worker goes with us.
std::optional<ended> wait_for(pid_t worker) {
    const descriptor handle(static_cast<int>(::syscall(SYS_pidfd_open, worker, 0U)));
    std::array<pollfd, 2> watched{pollfd{handle.number(), POLLIN, 0}, pollfd{server, 0, 0}};
    while (watched[0].revents == 0) {
        if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) return std::nullopt;
        if ((watched[1].revents & (POLLHUP | POLLERR)) != 0) return std::nullopt;
    }
    int status = 0;
    rusage used{};
    if (::wait4(worker, &status, 0, &used) != worker) return std::nullopt;
    ::kill(-worker, SIGKILL);  // tools it may have left, which share its group
    return to_notice(status, used);
}

[[noreturn]] void become_worker(const request& what,
                                const std::vector<descriptor>& files,
                                const tools& with,
                                pid_t helper) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (::getppid() != helper) ::_exit(1);  // it died in between
    ::setpgid(0, 0);
    ::close(server);
    work(what, files, with);
}

/// One job from its request to its end. False when the server is gone or speaks nonsense.
bool serve_one(const tools& with) {
    auto asked = receive_message(server, 2 + 3);
    const auto what = asked ? parse_request(asked->bytes) : std::nullopt;
    if (!what || asked->files.size() != 2 + output_count(what->kind)) return false;
    const pid_t helper = ::getpid();
    const pid_t worker = ::fork();
    if (worker == 0) become_worker(*what, asked->files, with, helper);
    asked->files.clear();
    if (worker < 0) return false;
    ::setpgid(worker, worker);  // whichever of us comes first
    const auto end = wait_for(worker);
    return end && send_message(server, to_bytes(notice(*end)));
}

}  // namespace

int main(int count, char** arguments) {
    int kind = 0;
    socklen_t size = sizeof kind;
    if (::getsockopt(server, SOL_SOCKET, SO_TYPE, &kind, &size) != 0 || kind != SOCK_SEQPACKET) {
        std::fputs("snug-media is started by snug, not by hand.\n", stderr);
        return exit_usage;
    }
    ::fcntl(server, F_SETFD, FD_CLOEXEC);
    const bool agreed = count == 2 && arguments[1] == without_landlock;
    if (landlock_version() == 0 && !agreed) return exit_no_landlock;
    if (!knows_machine() || !give_up_privileges()) return exit_cannot;
    if (!cage_closes()) return exit_no_cage;
    if (!prepare_pictures()) return exit_cannot;
    const tools with = find_tools();
    const hello can{
        static_cast<std::uint8_t>(landlock_version()), can_read_heif(), static_cast<bool>(with)};
    if (!send_message(server, to_bytes(notice(can)))) return 0;
    while (serve_one(with)) {
    }
    return 0;
}
