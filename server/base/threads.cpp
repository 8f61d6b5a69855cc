#include "base/threads.hpp"

#include "base/log.hpp"

#include <cstdlib>
#include <exception>
#include <pthread.h>

namespace snug {

void thread_group::start(std::string name, std::function<void()> body) {
    threads_.emplace_back([name = std::move(name), body = std::move(body)] {
        pthread_setname_np(pthread_self(), name.substr(0, 15).c_str());
        try {
            body();
        } catch (const std::exception& e) {
            log_line(log_level::error, "thread_died").field("thread", name).field("why", e.what());
            std::abort();
        }
    });
}

void thread_group::join() {
    for (std::thread& thread : threads_)
        thread.join();
    threads_.clear();
}

}  // namespace snug
