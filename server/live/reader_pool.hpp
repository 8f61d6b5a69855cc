// Questions to the store off the io thread: a few threads, each question with a reader of its own
// meanwhile. Owned by app; `ask` is for any thread, the answer comes to the io thread in a later
// turn.
// Never waits: a full queue is answered errc::busy. All readers are opened at the start, when there
// are descriptors for them. Must go before the store does.
#pragma once

#include "base/work_pool.hpp"
#include "live/await.hpp"
#include "live/io_mailbox.hpp"
#include "store/store.hpp"

#include <exception>
#include <memory>
#include <mutex>
#include <vector>

namespace snug {

/// What is asked of a store. Coroutines give theirs a name before they wait for it; live/await.hpp
/// says why.
template <class T>
using question = std::move_only_function<result<T>(reader&)>;

class reader_pool {
public:
    reader_pool(store& of, io_mailbox& mailbox);

    /// `asked(reader&)` gives a result<T> on a reader thread; `done(result<T>)` runs on the io
    /// thread. What `asked` throws is answered errc::unavailable.
    template <class T>
    void ask(question<T> asked, std::move_only_function<void(result<T>)> done) {
        // Shared, since the job that would own it is gone when the queue refuses it.
        auto answer = std::make_shared<decltype(done)>(std::move(done));
        auto work = [this, asked = std::move(asked), answer]() mutable {
            result<T> value = answer_with_lent(asked);
            mailbox_.post([answer = std::move(answer), value = std::move(value)]() mutable {
                (*answer)(std::move(value));
            });
        };
        if (pool_.try_run(std::move(work))) return;
        mailbox_.post([answer = std::move(answer)] { (*answer)(refuse(errc::busy)); });
    }

    /// The same for coroutines.
    template <class T>
    boost::asio::awaitable<result<T>> ask(question<T> asked) {
        return await_callback<result<T>>([this, asked = std::move(asked)](auto done) mutable {
            this->ask<T>(std::move(asked), std::move(done));
        });
    }

    /// Questions already queued are still asked; later ones are answered errc::busy.
    void stop() { pool_.stop(); }

private:
    template <class T>
    result<T> answer_with_lent(question<T>& asked) {
        auto lent = borrow();
        result<T> value = refuse(errc::unavailable);
        try {
            value = asked(*lent);
        } catch (const std::exception& surprise) {
            log_surprise(surprise);
        }
        give_back(std::move(lent));
        return value;
    }
    std::unique_ptr<reader> borrow();
    void give_back(std::unique_ptr<reader> lent);
    static void log_surprise(const std::exception& surprise);

    io_mailbox& mailbox_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<reader>> idle_;  // one per thread, less those lent
    work_pool pool_;
};

}  // namespace snug
