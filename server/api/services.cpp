#include "api/services.hpp"

#include "live/await.hpp"

namespace snug::api {

http::async<result<outcome>> submit(services& with, intent wanted) {
    return await_callback<result<outcome>>([&with, wanted = std::move(wanted)](auto done) mutable {
        // Through the mailbox even when the queue is full and the answer comes at once: see
        // live/await.hpp. The feed posts there too and before, so whoever is answered finds the
        // change folded already.
        with.store.writer().submit(
            std::move(wanted), [&with, done = std::move(done)](result<outcome> made) mutable {
                with.mailbox.post([done = std::move(done), made = std::move(made)]() mutable {
                    std::move(done)(std::move(made));
                });
            });
    });
}

}  // namespace snug::api
