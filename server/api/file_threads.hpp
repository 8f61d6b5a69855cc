// Where calls about files block: a few threads of their own, so that a slow disk or a large file
// keeps no question about messages waiting. Owned by app; used on the io thread, where answers come
// back in a later turn. Never waits: a full queue is answered errc::busy.
#pragma once

#include "base/result.hpp"
#include "base/work_pool.hpp"
#include "http/async.hpp"
#include "live/await.hpp"
#include "live/io_mailbox.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace snug::api {

/// Work that is under way. Whoever began it waits for it before what it looks at goes.
template <class T>
class started_work {
public:
    explicit operator bool() const { return held_ != nullptr; }

    /// Begun, and not at its end.
    bool is_under_way() const { return held_ && !held_->value; }

    /// Once; afterwards there is none.
    http::async<result<T>> done() {
        const auto held = std::exchange(held_, nullptr);
        if (held->value) co_return std::move(*held->value);
        auto wait = [held](auto told) { held->told = std::move(told); };
        co_return co_await await_callback<result<T>>(std::move(wait));
    }

private:
    friend class file_threads;

    struct state {
        std::optional<result<T>> value;
        std::move_only_function<void(result<T>)> told;

        void tell(result<T> made) {
            if (told) return told(std::move(made));
            value = std::move(made);
        }
    };
    std::shared_ptr<state> held_;
};

class file_threads {
public:
    explicit file_threads(io_mailbox& mailbox);

    template <class T>
    using work = std::move_only_function<result<T>()>;

    /// Begins at once; the caller may do something else meanwhile.
    template <class T>
    started_work<T> start(work<T> what) {
        started_work<T> begun;
        begun.held_ = std::make_shared<typename started_work<T>::state>();
        auto job = [this, what = std::move(what), held = begun.held_]() mutable {
            result<T> value = what();
            mailbox_.post([held = std::move(held), value = std::move(value)]() mutable {
                held->tell(std::move(value));
            });
        };
        if (!pool_.try_run(std::move(job))) begun.held_->value = refuse(errc::busy);
        return begun;
    }

    /// Coroutines give `what` a name before they wait for it (live/await.hpp says why).
    template <class T>
    http::async<result<T>> run(work<T> what) {
        auto begun = start<T>(std::move(what));
        co_return co_await begun.done();
    }

    /// Nobody waits for it; false when the queue is full.
    [[nodiscard]] bool try_run(work_pool::job what) { return pool_.try_run(std::move(what)); }

    void stop() { pool_.stop(); }

private:
    io_mailbox& mailbox_;
    work_pool pool_;
};

}  // namespace snug::api
