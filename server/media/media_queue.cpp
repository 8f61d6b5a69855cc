#include "media/media_queue.hpp"

#include "base/media_limits.hpp"

#include <sys/eventfd.h>
#include <utility>
#include <vector>

namespace snug::media {

media_queue::media_queue(std::filesystem::path helper, landlock wall)
    : stop_(::eventfd(0, EFD_CLOEXEC)),
      helper_(std::move(helper), wall, stop_.number()),
      queue_(limits::media_queue_max) {
    threads_.start("media-0", [this] { run(); });
}

bool media_queue::try_submit(job&& work) {
    return queue_.try_push(std::move(work));
}

void media_queue::stop() {
    if (stopped_.exchange(true)) return;
    ::eventfd_write(stop_.number(), 1);
    queue_.close();
    threads_.join();
}

void media_queue::run() {
    std::vector<job> next;
    while (queue_.take(next, 1)) {
        for (auto& work : next) {
            std::expected<facts, failure> end =
                std::unexpected(failure{failure::reason::stopped, {}});
            if (!stopped_) end = helper_.run(work.what, work.on, work.on_progress);
            work.on_end(std::move(end), std::move(work.on));
        }
        next.clear();
    }
}

}  // namespace snug::media
