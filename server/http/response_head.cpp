#include "http/response_head.hpp"

#include "http/security_headers.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace snug::http {

namespace {

void append_number(std::string& out, std::uint64_t number) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void append_line(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

/// RFC 9110 section 8.6: these never say a length.
bool may_have_length(int status) {
    return status >= 200 && status != 204 && status != 304;
}

}  // namespace

void append_response_head(std::string& out, const response& answer, const head_context& context) {
    out.append("HTTP/1.1 ");
    append_number(out, static_cast<std::uint64_t>(answer.status));
    out.append(" ").append(reason_phrase(answer.status)).append("\r\n");
    if (may_have_length(answer.status)) {
        out.append("Content-Length: ");
        append_number(out, answer.body_size());
        out.append("\r\n");
    }
    for (const auto& [name, value] : answer.headers.entries())
        append_line(out, name, value);
    if (answer.headers.find("Cache-Control").empty()) append_line(out, "Cache-Control", "no-store");
    if (answer.status >= 400) append_line(out, "X-Request-Id", to_request_id(context.request_id));
    if (!context.keep_alive) {
        append_line(out, "Connection", "close");
    } else if (context.is_http_1_0) {
        append_line(out, "Connection", "keep-alive");
    }
    append_line(out, "Date", context.date);
    out.append(security_header_lines(answer.kind, context.insist_on_tls)).append("\r\n");
}

void append_stream_head(std::string& out, const head_context& context) {
    out.append("HTTP/1.1 200 OK\r\n");
    append_line(out, "Content-Type", "text/event-stream");
    append_line(out, "Cache-Control", "no-store, no-transform");
    append_line(out, "X-Accel-Buffering", "no");  // nginx would hold events back
    append_line(out, "Connection", "close");
    append_line(out, "Date", context.date);
    out.append(security_header_lines(content_kind::data, context.insist_on_tls)).append("\r\n");
}

std::string to_http_date(std::int64_t unix_s) {
    static constexpr std::array<const char*, 7> day_names = {
        "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> month_names = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    using namespace std::chrono;
    const sys_seconds at{seconds(unix_s)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss clock(at - day);
    std::array<char, 48> text{};
    const int size = std::snprintf(text.data(),
                                   text.size(),
                                   "%s, %02u %s %04d %02d:%02d:%02d GMT",
                                   day_names.at(weekday(day).c_encoding()),
                                   static_cast<unsigned>(date.day()),
                                   month_names.at(static_cast<unsigned>(date.month()) - 1),
                                   static_cast<int>(date.year()),
                                   static_cast<int>(clock.hours().count()),
                                   static_cast<int>(clock.minutes().count()),
                                   static_cast<int>(clock.seconds().count()));
    return {text.data(), static_cast<std::size_t>(size)};
}

std::string to_request_id(std::uint64_t id) {
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016lx", static_cast<unsigned long>(id));
    return {text.data(), 16};
}

}  // namespace snug::http
