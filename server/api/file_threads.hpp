// Where calls about files block: a few threads of their own, so that a slow disk or a large file
// keeps no question about messages waiting. Owned by app; used on the io thread, where answers come
// back in a later turn. Never waits: a full queue is answered errc::busy.
#pragma once

#include "base/result.hpp"
#include "base/work_pool.hpp"
#include "http/async.hpp"
#include "live/await.hpp"
#include "live/io_mailbox.hpp"

#include <memory>

namespace snug::api {

class file_threads {
public:
    explicit file_threads(io_mailbox& mailbox);

    template <class T>
    using work = std::move_only_function<result<T>()>;

    /// Coroutines give `what` a name before they wait for it (live/await.hpp says why).
    template <class T>
    http::async<result<T>> run(work<T> what) {
        return await_callback<result<T>>([this, what = std::move(what)](auto done) mutable {
            // Shared, since the job that would own it is gone when the queue refuses it.
            auto told = std::make_shared<decltype(done)>(std::move(done));
            auto job = [this, what = std::move(what), told]() mutable {
                result<T> value = what();
                mailbox_.post([told = std::move(told), value = std::move(value)]() mutable {
                    (*told)(std::move(value));
                });
            };
            if (pool_.try_run(std::move(job))) return;
            mailbox_.post([told = std::move(told)] { (*told)(refuse(errc::busy)); });
        });
    }

    /// Nobody waits for it; false when the queue is full.
    [[nodiscard]] bool try_run(work_pool::job what) { return pool_.try_run(std::move(what)); }

    void stop() { pool_.stop(); }

private:
    io_mailbox& mailbox_;
    work_pool pool_;
};

}  // namespace snug::api
