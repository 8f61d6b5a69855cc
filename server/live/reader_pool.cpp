#include "live/reader_pool.hpp"

#include "base/limits.hpp"
#include "base/log.hpp"

#include <cassert>

namespace snug {

reader_pool::reader_pool(store& of, io_mailbox& mailbox)
    : mailbox_(mailbox), pool_("reader", limits::reader_threads, limits::reader_queue_max) {
    for (std::size_t i = 0; i < limits::reader_threads; ++i)
        give_back(of.make_reader());
}

std::unique_ptr<reader> reader_pool::borrow() {
    const std::lock_guard lock(mutex_);
    assert(!idle_.empty());  // as many readers as threads
    auto lent = std::move(idle_.back());
    idle_.pop_back();
    return lent;
}

void reader_pool::give_back(std::unique_ptr<reader> lent) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(lent));
}

void reader_pool::log_surprise(const std::exception& surprise) {
    log_line(log_level::error, "question_failed").field("why", surprise.what());
}

}  // namespace snug
