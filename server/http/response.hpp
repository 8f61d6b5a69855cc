// What a handler answers: a status, fields and a body, in memory or from a source, or a promise to
// take over the socket as an event stream. Made by handlers, consumed by the connection, on the
// reactor thread. Content-Length, Date, Connection and the security headers are the connection's;
// handlers never set them.
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"
#include "http/byte_source.hpp"
#include "http/header_list.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace snug::http {

class sse_stream;

/// Bytes that many connections send and nobody changes.
using shared_bytes = std::shared_ptr<const std::string>;
/// A body in pieces: they leave in one writev, uncopied.
using fragments = std::vector<shared_bytes>;
/// A body that lives as long as the program: files embedded in the binary.
struct embedded_bytes {
    std::string_view bytes;
};

/// Which security headers go out: those of answers, those of documents, scripts and workers, or
/// those of files that a browser is to save and never to run.
enum class content_kind : unsigned char { data, page, download };

struct response {
    int status = 200;
    header_list headers;
    std::variant<std::string, shared_bytes, fragments, embedded_bytes, sourced_bytes> body;
    content_kind kind = content_kind::data;
    std::string code;  // of a problem document, for the log line

    std::uint64_t body_size() const;

    static response json(int status, std::string body);
    static response json(int status, shared_bytes body);
    static response json(int status, fragments body);
    static response no_content();
    /// A problem document (RFC 9457). `code` is the stable snake_case word, `field` is left out
    /// when empty.
    static response problem(int status,
                            std::string_view code,
                            std::string_view title,
                            std::string_view detail,
                            std::string_view field = {});
};

/// "Service Unavailable" and the like; "Unknown" for what has no name.
std::string_view reason_phrase(int status);

/// Answers 200 text/event-stream; then the coroutine ends, its buffers go, and the socket lives on
/// in a light sse_stream that is handed to `opened` on the reactor thread. It is not called when
/// the head cannot be sent.
struct stream_reply {
    std::move_only_function<void(std::shared_ptr<sse_stream>)> opened;
    /// A comment goes out when nothing else did for this long.
    std::chrono::milliseconds heartbeat = limits::heartbeat_every;
};

using reply = std::variant<response, stream_reply>;

}  // namespace snug::http
