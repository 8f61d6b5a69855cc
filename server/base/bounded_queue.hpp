// A queue between threads that has an end: many producers, one consumer that takes all there is.
// Owned by the consumer; it must outlive every producer. `try_push` never waits, so an io thread
// may call it.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

namespace snug {

template <class T>
class bounded_queue {
public:
    explicit bounded_queue(std::size_t size_max) : size_max_(size_max) {}

    /// False when the queue is full or closed; the value is then left as it was.
    bool try_push(T&& value) {
        bool was_empty = false;
        {
            const std::lock_guard lock(mutex_);
            if (closed_ || values_.size() >= size_max_) return false;
            was_empty = values_.empty();
            values_.push_back(std::move(value));
        }
        if (was_empty) filled_.notify_one();
        return true;
    }

    /// Waits for work and moves up to `count_max` values to the end of `out`.
    /// False when the queue is closed and drained: the consumer ends.
    bool take(std::vector<T>& out, std::size_t count_max) {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [this] { return closed_ || !values_.empty(); });
        if (values_.empty()) return false;
        if (values_.size() <= count_max && out.empty()) {
            out.swap(values_);
            return true;
        }
        const auto count = static_cast<std::ptrdiff_t>(std::min(count_max, values_.size()));
        std::move(values_.begin(), values_.begin() + count, std::back_inserter(out));
        values_.erase(values_.begin(), values_.begin() + count);
        return true;
    }

    /// As `take`, but gives up at `deadline`; then `out` is unchanged and the answer true.
    bool take_until(std::vector<T>& out,
                    std::size_t count_max,
                    std::chrono::steady_clock::time_point deadline) {
        {
            std::unique_lock lock(mutex_);
            const auto ready = [this] { return closed_ || !values_.empty(); };
            if (!filled_.wait_until(lock, deadline, ready)) return true;
        }
        return take(out, count_max);  // the only consumer: what was there is still there
    }

    /// No more pushes; what is queued can still be taken.
    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        filled_.notify_all();
    }

    std::size_t size() const {
        const std::lock_guard lock(mutex_);
        return values_.size();
    }

private:
    const std::size_t size_max_;
    mutable std::mutex mutex_;
    std::condition_variable filled_;
    std::vector<T> values_;
    bool closed_ = false;
};

}  // namespace snug
