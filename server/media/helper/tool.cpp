#include "media/helper/tool.hpp"

#include "base/descriptor.hpp"
#include "media/helper/cage.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace snug::media {
namespace {

constexpr int first_file = 3;
constexpr int out_of_the_way = 20;  // above all that a tool gets

/// Moves the files to where the tool expects them; never returns.
[[noreturn]] void become_tool(const tool_run& what, int output, pid_t director) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (::getppid() != director) ::_exit(1);
    std::vector<int> moved;
    for (const int file : what.files)
        moved.push_back(::fcntl(file, F_DUPFD_CLOEXEC, out_of_the_way));
    const int printed = ::fcntl(output, F_DUPFD_CLOEXEC, out_of_the_way);
    ::dup2(printed, STDOUT_FILENO);
    for (std::size_t i = 0; i < moved.size(); ++i) {
        ::dup2(moved[i], first_file + static_cast<int>(i));
    }
    for (int i = first_file + static_cast<int>(moved.size()); i < out_of_the_way; ++i)
        ::close(i);
    std::vector<char*> arguments{const_cast<char*>(what.program.c_str())};
    for (const auto& one : what.arguments)
        arguments.push_back(const_cast<char*>(one.c_str()));
    arguments.push_back(nullptr);
    std::array<char*, 1> no_environment{nullptr};
    const rlimit cpu{what.cpu_s, what.cpu_s + 1};
    if (::setrlimit(RLIMIT_CPU, &cpu) == 0 && close_calls(inmate::tool)) {
        ::execve(what.program.c_str(), arguments.data(), no_environment.data());
    }
    ::_exit(1);
}

bool hand_on(int output, const std::function<bool(std::string_view)>& to) {
    std::array<char, std::size_t{16} * 1024> piece{};
    while (true) {
        const ssize_t size = ::read(output, piece.data(), piece.size());
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) return size == 0;
        if (to && !to({piece.data(), static_cast<std::size_t>(size)})) return false;
    }
}

}  // namespace

std::string path_of_file(std::size_t which) {
    return "/proc/self/fd/" + std::to_string(static_cast<std::size_t>(first_file) + which);
}

bool run_tool(const tool_run& what) {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    descriptor ours(ends[0]);
    descriptor theirs(ends[1]);
    const pid_t director = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) become_tool(what, theirs.number(), director);
    theirs.reset();
    if (child < 0) return false;
    const bool heard = hand_on(ours.number(), what.on_output);
    ours.reset();  // a tool that goes on talking dies of SIGPIPE
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return heard && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace snug::media
