#include "live/io_mailbox.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

namespace snug {

void io_mailbox::post(task work) {
    bool was_empty = false;
    {
        const std::lock_guard lock(mutex_);
        was_empty = waiting_.empty();
        waiting_.push_back(std::move(work));
    }
    if (was_empty) boost::asio::post(io_, [this] { drain(); });
}

void io_mailbox::drain() {
    {
        const std::lock_guard lock(mutex_);
        running_.swap(waiting_);
    }
    for (task& work : running_)
        work();
    running_.clear();
}

}  // namespace snug
