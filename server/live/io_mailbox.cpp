#include "live/io_mailbox.hpp"

#include "base/log.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <exception>
#include <utility>

namespace snug {

void io_mailbox::post(task work) {
    bool has_to_plan = false;
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(work));
        has_to_plan = !std::exchange(is_planned_, true);
    }
    if (has_to_plan) plan_drain();
}

void io_mailbox::plan_drain() {
    try {
        boost::asio::post(io_, [this] { drain(); });
    } catch (...) {
        const std::lock_guard lock(mutex_);
        is_planned_ = false;  // the next post tries again
        throw;
    }
}

void io_mailbox::drain() {
    std::vector<task> batch = std::move(spare_);
    {
        const std::lock_guard lock(mutex_);
        batch.swap(waiting_);
        is_planned_ = false;
    }
    for (task& work : batch) {
        try {
            work();
        } catch (const std::exception& surprise) {
            log_line(log_level::error, "posted_work_failed").field("why", surprise.what());
        }
    }
    batch.clear();
    spare_ = std::move(batch);
}

}  // namespace snug
