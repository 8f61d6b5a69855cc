// Reads HTTP/1.1 replies as they come in: head, then a body of known length or in chunks. Owned by
// one connection. It trusts the server (this is a load generator, not a gate) and keeps only what
// is not yet complete.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace snug::bench {

struct reply_head {
    int status = 0;
    std::size_t length = 0;
    bool chunked = false;
};

/// `head` ends with the empty line. Throws std::runtime_error when it is no HTTP at all.
reply_head parse_reply_head(std::string_view head);

/// Takes the chunk frames away (RFC 9112 section 7.1); what it gives out may come in any pieces.
class chunk_decoder {
public:
    /// Appends the plain bytes of `in` to `out`; true once the last chunk and its empty line have
    /// been seen.
    bool decode(std::string_view in, std::string& out);

private:
    enum class part { size, data, data_end, last };
    part part_ = part::size;
    std::size_t left_ = 0;
    std::string line_;
};

/// One reply after the other on a keep-alive connection, one request at a time.
class reply_reader {
public:
    /// True when the reply is complete; `status` and `body` are good until the next call.
    bool feed(std::string_view bytes);

    int status() const { return head_.status; }
    std::string_view body() const { return body_; }

private:
    bool feed_body(std::string_view bytes);

    bool in_body_ = false;
    bool complete_ = false;
    std::string pending_;
    reply_head head_;
    chunk_decoder chunks_;
    std::string body_;
};

}  // namespace snug::bench
