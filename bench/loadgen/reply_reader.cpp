#include "loadgen/reply_reader.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <strings.h>

namespace snug::bench {
namespace {

bool is_named(std::string_view line, std::string_view name) {
    return line.size() > name.size() && line[name.size()] == ':' &&
           ::strncasecmp(line.data(), name.data(), name.size()) == 0;
}

std::string_view value_of(std::string_view line) {
    const auto value = line.substr(line.find(':') + 1);
    return value.substr(std::min(value.find_first_not_of(' '), value.size()));
}

template <typename Number>
Number parse(std::string_view digits, int base) {
    Number value{};
    std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    return value;
}

}  // namespace

reply_head parse_reply_head(std::string_view head) {
    constexpr std::size_t status_at = 9;  // behind "HTTP/1.1 "
    if (!head.starts_with("HTTP/1.") || head.size() < status_at + 3) {
        throw std::runtime_error("the server does not speak HTTP");
    }
    reply_head result;
    result.status = parse<int>(head.substr(status_at, 3), 10);
    while (!head.empty()) {
        const auto end = std::min(head.find("\r\n"), head.size());
        const auto line = head.substr(0, end);
        if (is_named(line, "content-length"))
            result.length = parse<std::size_t>(value_of(line), 10);
        if (is_named(line, "transfer-encoding")) result.chunked = true;
        head.remove_prefix(std::min(end + 2, head.size()));
    }
    return result;
}

bool chunk_decoder::decode(std::string_view in, std::string& out) {
    while (!in.empty()) {
        if (part_ == part::data) {
            const auto take = std::min(left_, in.size());
            out.append(in.substr(0, take));
            in.remove_prefix(take);
            left_ -= take;
            if (left_ == 0) part_ = part::data_end;
            continue;
        }
        const auto end = in.find('\n');
        line_.append(in.substr(0, end));
        if (end == std::string_view::npos) return false;
        in.remove_prefix(end + 1);
        if (part_ == part::size) {
            left_ = parse<std::size_t>(line_, 16);
            part_ = left_ == 0 ? part::last : part::data;
        } else if (part_ == part::last) {
            *this = chunk_decoder{};
            return true;
        } else {
            part_ = part::size;
        }
        line_.clear();
    }
    return false;
}

bool reply_reader::feed_body(std::string_view bytes) {
    if (head_.chunked) {
        complete_ = chunks_.decode(bytes, body_);
    } else {
        body_.append(bytes);
        complete_ = body_.size() >= head_.length;
    }
    return complete_;
}

bool reply_reader::feed(std::string_view bytes) {
    if (complete_) {
        in_body_ = complete_ = false;
        pending_.clear();
        body_.clear();
    }
    if (in_body_) return feed_body(bytes);
    pending_.append(bytes);
    const auto end = pending_.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const auto head = std::string_view(pending_).substr(0, end + 4);
    head_ = parse_reply_head(head);
    in_body_ = true;
    return feed_body(std::string_view(pending_).substr(head.size()));
}

}  // namespace snug::bench
