// The server's side of one snug-media process: starts it with nothing but a socket, hands it one
// job at a time, kills it when a job takes too long, starts it again when it died. Owned by the
// thread of a `media_queue`, and used on that alone; it never reads a byte of what people share.
#pragma once

#include "base/descriptor.hpp"
#include "media/failure.hpp"
#include "media/protocol.hpp"

#include <atomic>
#include <chrono>
#include <expected>
#include <filesystem>
#include <functional>
#include <sys/types.h>
#include <vector>

namespace snug::media {

/// What one job works on. The descriptors are open files: the input for reading, at its beginning;
/// the outputs empty, for reading and writing.
struct material {
    descriptor input;
    std::vector<descriptor> outputs;
};

/// Whether files may be looked into where the kernel has no landlock: a compromised ffmpeg could
/// then open whatever the server's user can. The host's choice.
enum class landlock : std::uint8_t { needed, not_needed };

class helper_process {
public:
    /// `program` is started on the first job. `stop` becomes readable when the server ends.
    helper_process(std::filesystem::path program, landlock wall, int stop);
    ~helper_process() { kill(); }
    helper_process(const helper_process&) = delete;
    helper_process& operator=(const helper_process&) = delete;

    /// Does one job and waits for its end. `on_progress` is called on this thread.
    std::expected<facts, failure> run(const request& what,
                                      const material& on,
                                      const std::function<void(progress)>& on_progress);

    /// Of the process that runs now; 0 when there is none. Any thread.
    [[nodiscard]] pid_t pid() const { return pid_; }
    [[nodiscard]] const hello& abilities() const { return abilities_; }

private:
    struct job_end;

    bool ready();
    bool start();
    bool try_start();
    bool spawn(int socket);
    bool pause();
    [[nodiscard]] bool is_stopped() const;
    int kill();
    bool wait_for(int socket, std::chrono::steady_clock::time_point deadline) const;
    job_end hear_out(int answers,
                     std::chrono::steady_clock::time_point deadline,
                     const std::function<void(progress)>& on_progress);
    std::expected<facts, failure> settle(job_end end);

    const std::filesystem::path program_;
    const landlock wall_;
    const int stop_;
    descriptor socket_;
    std::atomic<pid_t> pid_ = 0;
    hello abilities_;
    int deaths_ = 0;         // not by our hand, since the last good answer
    int failed_starts_ = 0;  // in a row
    std::chrono::steady_clock::time_point next_start_{};
};

/// snug-media as it lies beside the running program; empty when it is not there.
std::filesystem::path find_helper();

}  // namespace snug::media
