// Brings functions from other threads to the thread that turns one io_context, in the order they
// were posted. Owned by app beside its reactor; `post` on any thread, the functions run on the io
// thread. Many posts before the loop's next turn cost one wake-up. Only some run in one turn, then
// sockets have theirs: so the first of 64 senders who were answered at once fill the writer's next
// group while the last are being answered, instead of the writer waiting for the loop and the loop
// for the writer. A function that throws is logged and costs the others nothing.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace snug {

class io_mailbox {
public:
    using task = std::move_only_function<void()>;

    explicit io_mailbox(boost::asio::io_context& io) : io_(io) {}
    io_mailbox(const io_mailbox&) = delete;
    io_mailbox& operator=(const io_mailbox&) = delete;

    void post(task work);

private:
    void plan_drain();
    void drain();
    void run_next();

    boost::asio::io_context& io_;
    std::mutex mutex_;
    std::vector<task> waiting_;
    bool is_planned_ = false;  // a drain is on its way
    std::vector<task> taken_;  // io thread only; kept so that its memory is used again
    std::size_t next_ = 0;     // of taken_; those before have run
};

}  // namespace snug
