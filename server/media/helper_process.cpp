#include "media/helper_process.hpp"

#include "base/log.hpp"
#include "media/message_socket.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <string>
#include <sys/wait.h>

namespace snug::media {
namespace {

using std::chrono::steady_clock;

constexpr int socket_in_helper = 3;

std::chrono::milliseconds patience_for(job_kind kind) {
    return kind == job_kind::play ? std::chrono::milliseconds(limits::encode_patience)
                                  : std::chrono::milliseconds(limits::media_patience);
}

int left_ms(steady_clock::time_point deadline) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 24LL * 3600 * 1000));
}

std::unexpected<failure> fail(failure::reason why) {
    return std::unexpected(failure{why, {}});
}

/// A helper's wait status as a word for the log.
std::string_view why_not_started(int status) {
    switch (WIFEXITED(status) ? WEXITSTATUS(status) : -1) {
        case exit_no_landlock:
            return "kernel_without_landlock";
        case exit_no_cage:
            return "kernel_without_seccomp";
        case exit_cannot:
            return "libraries_or_machine";
        default:
            return "unknown";
    }
}

/// Frees what posix_spawn was told.
struct spawn_plan {
    spawn_plan() {
        posix_spawn_file_actions_init(&files);
        posix_spawnattr_init(&attributes);
    }
    ~spawn_plan() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    spawn_plan(const spawn_plan&) = delete;
    spawn_plan& operator=(const spawn_plan&) = delete;

    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};
};

}  // namespace

struct helper_process::job_end {
    std::optional<facts> found;
    std::optional<refusal> refused;
    std::optional<ended> how;  // none: the helper itself is gone or out of step
    bool late = false;
    bool stopped = false;
};

helper_process::helper_process(std::filesystem::path program, landlock wall, int stop)
    : program_(std::move(program)), wall_(wall), stop_(stop) {}

std::expected<facts, failure> helper_process::run(
    const request& what, const material& on, const std::function<void(progress)>& on_progress) {
    if (!ready()) return fail(is_stopped() ? failure::reason::stopped : failure::reason::no_helper);
    auto [ours, theirs] = make_message_pair();
    std::vector<int> files{theirs.number(), on.input.number()};
    for (const auto& output : on.outputs)
        files.push_back(output.number());
    if (!ours || !send_message(socket_.number(), to_bytes(what), files)) {
        kill();
        return fail(failure::reason::died);
    }
    theirs.reset();  // so that the worker's death ends the conversation
    return settle(
        hear_out(ours.number(), steady_clock::now() + patience_for(what.kind), on_progress));
}

/// Reads what the worker says until it is gone, then what the helper says of its end.
helper_process::job_end helper_process::hear_out(int answers,
                                                 steady_clock::time_point deadline,
                                                 const std::function<void(progress)>& on_progress) {
    job_end end;
    for (std::size_t count = 0; count < limits::media_answers_max; ++count) {
        if (!wait_for(answers, deadline)) {
            end.late = steady_clock::now() >= deadline;
            end.stopped = !end.late;
            return end;
        }
        const auto said = receive_message(answers, 0);
        if (!said) break;
        auto read = parse_answer(said->bytes);
        if (!read || end.found || end.refused) break;  // nothing comes after the last word
        if (const auto* how_far = std::get_if<progress>(&*read)) {
            if (on_progress) on_progress(*how_far);
        } else if (auto* found = std::get_if<facts>(&*read)) {
            end.found = std::move(*found);
        } else {
            end.refused = std::get<refusal>(*read);
        }
    }
    if (!wait_for(socket_.number(), deadline)) {
        end.late = steady_clock::now() >= deadline;
        end.stopped = !end.late;
        return end;
    }
    const auto last = receive_message(socket_.number(), 0);
    const auto told = last ? parse_notice(last->bytes) : std::nullopt;
    if (told && std::holds_alternative<ended>(*told)) end.how = std::get<ended>(*told);
    return end;
}

/// What was heard, as the job's result; a helper that cannot be trusted to be free is killed.
std::expected<facts, failure> helper_process::settle(job_end end) {
    if (!end.how) {
        if (!end.late && !end.stopped) ++deaths_;
        kill();
        if (end.stopped) return fail(failure::reason::stopped);
        return fail(end.late ? failure::reason::too_slow : failure::reason::died);
    }
    if (end.how->signal == SIGXCPU)
        return std::unexpected(failure{failure::reason::refused, refusal::too_dear});
    if (end.how->signal == SIGXFSZ)
        return std::unexpected(failure{failure::reason::refused, refusal::too_large});
    if (end.how->signal != 0 || end.how->code != 0) return fail(failure::reason::died);
    if (end.refused) return std::unexpected(failure{failure::reason::refused, *end.refused});
    if (!end.found) return fail(failure::reason::died);
    deaths_ = 0;
    return std::move(*end.found);
}

/// True when a helper runs that has said hello.
bool helper_process::ready() {
    if (pid_ != 0) {
        int status = 0;
        if (::waitpid(pid_, &status, WNOHANG) == 0) return true;
        pid_ = 0;
        ++deaths_;
    }
    return start();
}

/// One that was killed before its hello says nothing of those that come after it.
bool helper_process::start() {
    if (program_.empty()) return false;
    const bool hopeless = failed_starts_ >= limits::helper_starts_max;
    if (hopeless && steady_clock::now() < next_start_) return false;
    while (pause()) {
        if (try_start()) return true;
        if (failed_starts_ >= limits::helper_starts_max) break;
    }
    return false;
}

bool helper_process::try_start() {
    ++failed_starts_;  // until it has said hello
    next_start_ = steady_clock::now() + limits::helper_pause_most;
    auto [ours, theirs] = make_message_pair();
    if (!ours || !spawn(theirs.number())) return false;
    theirs.reset();
    socket_ = std::move(ours);
    const bool spoke =
        wait_for(socket_.number(), steady_clock::now() + limits::helper_start_patience);
    const auto first =
        spoke ? receive_message(socket_.number(), 0) : std::unexpected(receive_end::closed);
    const auto told = first ? parse_notice(first->bytes) : std::nullopt;
    if (!told || !std::holds_alternative<hello>(*told)) {
        const int status = kill();
        log_line(log_level::warning, "media_helper_does_not_start")
            .field("program", program_.native())
            .field("why", why_not_started(status));
        return false;
    }
    abilities_ = std::get<hello>(*told);
    failed_starts_ = 0;
    log_line(log_level::info, "media_helper_started")
        .field("landlock", static_cast<int>(abilities_.landlock))
        .field("heif", abilities_.heif ? "yes" : "no")
        .field("ffmpeg", abilities_.ffmpeg ? "yes" : "no");
    return true;
}

bool helper_process::spawn(int socket) {
    spawn_plan plan;
    posix_spawn_file_actions_addopen(&plan.files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&plan.files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&plan.files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&plan.files, socket, socket_in_helper);
    posix_spawn_file_actions_addclosefrom_np(&plan.files, socket_in_helper + 1);
    sigset_t all;
    sigset_t none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&plan.attributes, &all);
    posix_spawnattr_setsigmask(&plan.attributes, &none);
    posix_spawnattr_setflags(&plan.attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    std::string name = "snug-media";
    std::string agreed(without_landlock);
    std::array<char*, 3> arguments{
        name.data(), wall_ == landlock::not_needed ? agreed.data() : nullptr, nullptr};
    std::array<char*, 1> no_environment{nullptr};
    pid_t started = 0;
    const int failed = ::posix_spawn(&started,
                                     program_.c_str(),
                                     &plan.files,
                                     &plan.attributes,
                                     arguments.data(),
                                     no_environment.data());
    if (failed == 0) pid_ = started;
    return failed == 0;
}

/// Waits so long as the deaths so far ask for; false when the server ends meanwhile.
bool helper_process::pause() {
    if (deaths_ == 0) return true;
    const auto doubled = limits::helper_pause_least * (1 << std::min(deaths_ - 1, 10));
    const auto until = steady_clock::now() +
                       std::min<std::chrono::milliseconds>(doubled, limits::helper_pause_most);
    pollfd stop{stop_, POLLIN, 0};
    return ::poll(&stop, 1, left_ms(until)) == 0;
}

bool helper_process::is_stopped() const {
    pollfd stop{stop_, POLLIN, 0};
    return ::poll(&stop, 1, 0) > 0;
}

/// How the process ended, by this or before it. The worker goes with the helper (PR_SET_PDEATHSIG).
int helper_process::kill() {
    socket_.reset();
    if (pid_ == 0) return 0;
    ::kill(pid_, SIGKILL);
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
    return status;
}

/// True when `socket` has something to say, or its other end is closed.
bool helper_process::wait_for(int socket, steady_clock::time_point deadline) const {
    std::array<pollfd, 2> watched{pollfd{socket, POLLIN, 0}, pollfd{stop_, POLLIN, 0}};
    while (true) {
        const int count = ::poll(watched.data(), watched.size(), left_ms(deadline));
        if (count < 0 && errno == EINTR) continue;
        return count > 0 && watched[1].revents == 0 && watched[0].revents != 0;
    }
}

std::filesystem::path find_helper() {
    std::error_code failed;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (failed) return {};
    auto beside = self.parent_path() / "snug-media";
    if (::access(beside.c_str(), X_OK) != 0) return {};
    return beside;
}

}  // namespace snug::media
