#include "api/file_threads.hpp"

#include "base/file_limits.hpp"

namespace snug::api {

file_threads::file_threads(io_mailbox& mailbox)
    : mailbox_(mailbox), pool_("file", limits::file_threads, limits::file_queue_max) {}

}  // namespace snug::api
