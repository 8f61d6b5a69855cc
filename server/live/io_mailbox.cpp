#include "live/io_mailbox.hpp"

#include "base/limits.hpp"
#include "base/log.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
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
    if (next_ == taken_.size()) {
        taken_.clear();
        next_ = 0;
        const std::lock_guard lock(mutex_);
        taken_.swap(waiting_);
    }
    const std::size_t end = std::min(taken_.size(), next_ + limits::mailbox_slice);
    bool is_more = false;
    {
        const std::lock_guard lock(mutex_);
        is_more = end < taken_.size() || !waiting_.empty();
        is_planned_ = is_more;
    }
    if (is_more) plan_drain();  // first: no surprise below may cost the others their turn
    while (next_ < end)
        run_next();
}

void io_mailbox::run_next() {
    task work = std::move(taken_[next_++]);  // what it holds goes with it
    try {
        work();
    } catch (const std::exception& surprise) {
        log_line(log_level::error, "posted_work_failed").field("why", surprise.what());
    }
}

}  // namespace snug
