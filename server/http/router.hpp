// The one table of routes: which verb and path belongs to which handler. Filled by api at start,
// then shared by all reactors and never changed; matching is const and thread-safe. Knows no actor
// and checks no rights.
#pragma once

#include "base/limits.hpp"
#include "http/async.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace snug::http {

/// Runs on the reactor thread of the connection. What it throws becomes a 500 without details.
using handler = std::function<async<reply>(std::shared_ptr<const request>)>;

struct route_options {
    std::size_t body_max = limits::json_body_bytes_max;  // above: 413 before the body is read
    /// The handler runs after the head and reads the body itself, from `request::incoming`.
    bool streams_body = false;
};

/// One row of the table, for tests that walk it.
struct route_row {
    verb method = verb::get;
    std::string pattern;
};

class router {
public:
    struct route {
        verb method = verb::get;
        std::string pattern;
        std::vector<std::string> segments;  // "{}" stands for a capture
        handler handle;
        route_options options;
    };

    /// What a verb and a path come to.
    struct match {
        const route* found = nullptr;  // null: nobody answers, `allow` says why
        std::vector<std::string_view> params;
        /// The verbs of this path ("GET, HEAD, OPTIONS"); empty when the path is unknown.
        std::string allow;
    };

    router();
    ~router();
    router(const router&) = delete;
    router& operator=(const router&) = delete;

    /// `pattern` is like "/api/channels/{id}/messages"; a capture takes one whole, non-empty
    /// segment and a literal segment wins over a capture. GET answers HEAD as well. Adding the same
    /// verb and shape twice is a bug.
    void add(verb method, std::string_view pattern, handler handle, route_options options = {});

    /// Answers GET and HEAD of every path that no route knows (the client's files and pages),
    /// except under `/api/`.
    void set_fallback(handler handle);

    /// `path` is decoded; `params` point into it.
    match find(verb method, std::string_view path) const;

    std::vector<route_row> rows() const;

private:
    std::string allowed_verbs(const std::vector<std::string_view>& segments) const;

    std::vector<std::vector<std::unique_ptr<route>>> by_segment_count_;
    std::unique_ptr<route> fallback_;
};

}  // namespace snug::http
