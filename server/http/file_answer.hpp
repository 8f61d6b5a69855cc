// The answer that is a file: whole, a range of it (RFC 9110 section 14), or that the browser has it
// already. Pure but for the source it passes on; any thread.
#pragma once

#include "http/content_disposition.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace snug::http {

struct file_facts {
    std::shared_ptr<byte_source> from;
    std::uint64_t size = 0;
    std::string etag;  // strong, with its quotes: other bytes have another
    std::string type;  // Content-Type; never sniffed
    std::string name;  // UTF-8
    disposition use = disposition::saved;
    std::string cache_control;  // as a whole field
};

/// 200, 206, 304, or 416 with the size. Of several ranges the whole is sent, and so it is when
/// If-Range names other bytes or the method is not GET. What is to be saved goes out in a sandbox.
response file_answer(const request& asked, file_facts what);

}  // namespace snug::http
