#include "base/work_pool.hpp"

namespace snug {

work_pool::work_pool(const std::string& name, std::size_t thread_count, std::size_t queue_size_max)
    : queue_size_max_(queue_size_max) {
    for (std::size_t i = 0; i < thread_count; ++i) {
        threads_.start(name + "-" + std::to_string(i), [this] { run(); });
    }
}

bool work_pool::try_run(job work) {
    {
        const std::lock_guard lock(mutex_);
        if (stopped_ || queue_.size() >= queue_size_max_) return false;
        queue_.push_back(std::move(work));
    }
    filled_.notify_one();
    return true;
}

void work_pool::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    filled_.notify_all();
    threads_.join();
}

void work_pool::run() {
    while (true) {
        job next;
        {
            std::unique_lock lock(mutex_);
            filled_.wait(lock, [this] { return stopped_ || !queue_.empty(); });
            if (queue_.empty()) return;
            next = std::move(queue_.front());
            queue_.pop_front();
        }
        next();
    }
}

}  // namespace snug
