#include "media/media_queue.hpp"

#include "base/media_limits.hpp"

#include <sys/eventfd.h>
#include <utility>

namespace snug::media {

media_queue::media_queue(std::filesystem::path helper, landlock wall)
    : stop_(::eventfd(0, EFD_CLOEXEC)),
      helper_(std::move(helper), wall, stop_.number()),
      queue_(limits::media_queue_max) {
    threads_.start("media-0", [this] { run(); });
}

bool media_queue::try_submit(job&& work) {
    const std::string whose = work.whose;  // `work` may not be looked into while it moves
    return queue_.try_push(whose, std::move(work));
}

void media_queue::stop() {
    if (stopped_.exchange(true)) return;
    ::eventfd_write(stop_.number(), 1);
    queue_.close();
    threads_.join();
}

void media_queue::run() {
    while (auto work = queue_.take()) {
        std::expected<facts, failure> end = std::unexpected(failure{failure::reason::stopped, {}});
        if (!stopped_) end = helper_.run(work->what, work->on, work->on_progress);
        work->on_end(std::move(end), std::move(work->on));
    }
}

}  // namespace snug::media
