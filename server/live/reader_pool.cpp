#include "live/reader_pool.hpp"

#include "base/limits.hpp"

namespace snug {

reader_pool::reader_pool(store& of, io_mailbox& mailbox)
    : store_(of),
      mailbox_(mailbox),
      pool_("reader", limits::reader_threads, limits::reader_queue_max) {}

std::unique_ptr<reader> reader_pool::borrow() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            auto lent = std::move(idle_.back());
            idle_.pop_back();
            return lent;
        }
    }
    return store_.make_reader();  // at most one per thread ever exists
}

void reader_pool::give_back(std::unique_ptr<reader> lent) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(lent));
}

}  // namespace snug
