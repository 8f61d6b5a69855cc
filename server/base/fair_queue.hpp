// A queue between threads that has an end and in which nobody waits for all that somebody else has
// brought: whoever has something in it has his turn, one value at a time, in the order in which
// they came. Owned by the consumer, of which there is one; it must outlive every producer.
// `try_push` never waits.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace snug {

template <class T>
class fair_queue {
public:
    explicit fair_queue(std::size_t size_max) : size_max_(size_max) {}

    /// False when the queue is full or closed; the value is then left as it was.
    bool try_push(const std::string& whose, T&& value) {
        {
            const std::lock_guard lock(mutex_);
            if (closed_ || size_ >= size_max_) return false;
            std::deque<T>& own = waiting_[whose];
            if (own.empty()) turns_.push_back(whose);
            own.push_back(std::move(value));
            ++size_;
        }
        filled_.notify_one();
        return true;
    }

    /// Waits for work; the next in turn. Nothing when the queue is closed and drained: the consumer
    /// ends.
    std::optional<T> take() {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [this] { return closed_ || size_ != 0; });
        if (size_ == 0) return std::nullopt;
        const auto next = waiting_.find(turns_.front());
        turns_.pop_front();
        std::optional<T> taken(std::move(next->second.front()));
        next->second.pop_front();
        --size_;
        if (next->second.empty())
            waiting_.erase(next);
        else
            turns_.push_back(next->first);
        return taken;
    }

    /// No more pushes; what is queued can still be taken.
    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        filled_.notify_all();
    }

private:
    const std::size_t size_max_;
    std::mutex mutex_;
    std::condition_variable filled_;
    std::map<std::string, std::deque<T>> waiting_;  // by who brought it; nobody's is empty
    std::deque<std::string> turns_;                 // who has something waiting, each once
    std::size_t size_ = 0;
    bool closed_ = false;
};

}  // namespace snug
