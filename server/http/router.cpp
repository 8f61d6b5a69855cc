#include "http/router.hpp"

#include <algorithm>
#include <cassert>

namespace snug::http {

namespace {

constexpr std::string_view capture = "{}";

/// "/a/b" has the segments "a" and "b", "/" has one that is empty.
void split(std::string_view path, std::vector<std::string_view>& segments) {
    while (!path.empty()) {
        path.remove_prefix(1);
        segments.push_back(path.substr(0, path.find('/')));
        path.remove_prefix(segments.back().size());
    }
}

bool fits(const router::route& row, const std::vector<std::string_view>& segments) {
    return std::equal(row.segments.begin(),
                      row.segments.end(),
                      segments.begin(),
                      segments.end(),
                      [](const std::string& expected, std::string_view actual) {
                          return expected == capture ? !actual.empty() : expected == actual;
                      });
}

bool answers(verb offered, verb asked) {
    return offered == asked || (offered == verb::get && asked == verb::head);
}

/// Literals before captures, so that the first row that fits is the right one.
bool more_literal(const router::route& a, const router::route& b) {
    return std::lexicographical_compare(
        a.segments.begin(),
        a.segments.end(),
        b.segments.begin(),
        b.segments.end(),
        [](const std::string& x, const std::string& y) { return x != capture && y == capture; });
}

}  // namespace

router::router() = default;
router::~router() = default;

void router::add(verb method, std::string_view pattern, handler handle, route_options options) {
    assert(pattern.starts_with('/'));
    auto row = std::make_unique<route>();
    row->method = method;
    row->pattern = pattern;
    row->handle = std::move(handle);
    row->options = options;
    std::vector<std::string_view> segments;
    split(pattern, segments);
    for (const std::string_view segment : segments) {
        row->segments.emplace_back(segment.starts_with('{') ? capture : segment);
    }
    if (by_segment_count_.size() <= segments.size()) by_segment_count_.resize(segments.size() + 1);
    auto& rows = by_segment_count_[segments.size()];
    assert(std::none_of(rows.begin(), rows.end(), [&](const auto& known) {
        return known->method == method && known->segments == row->segments;
    }));
    const auto place = std::find_if(
        rows.begin(), rows.end(), [&](const auto& known) { return more_literal(*row, *known); });
    rows.insert(place, std::move(row));
}

void router::set_fallback(handler handle) {
    fallback_ = std::make_unique<route>();
    fallback_->pattern = "(files)";
    fallback_->handle = std::move(handle);
}

router::match router::find(verb method, std::string_view path) const {
    std::vector<std::string_view> segments;
    segments.reserve(8);
    split(path, segments);
    match result;
    if (segments.size() < by_segment_count_.size()) {
        for (const auto& row : by_segment_count_[segments.size()]) {
            if (!answers(row->method, method) || !fits(*row, segments)) continue;
            result.found = row.get();
            for (std::size_t i = 0; i < segments.size(); ++i) {
                if (row->segments[i] == capture) result.params.push_back(segments[i]);
            }
            return result;
        }
    }
    result.allow = allowed_verbs(segments);
    const bool is_page = fallback_ && result.allow.empty() && !path.starts_with("/api/");
    if (is_page && answers(verb::get, method)) result.found = fallback_.get();
    if (is_page && !result.found) result.allow = "GET, HEAD, OPTIONS";
    return result;
}

std::string router::allowed_verbs(const std::vector<std::string_view>& segments) const {
    std::string allow;
    if (segments.size() >= by_segment_count_.size()) return allow;
    for (const auto& row : by_segment_count_[segments.size()]) {
        const std::string_view word = to_string(row->method);
        if (!fits(*row, segments) || allow.find(word) != std::string::npos) continue;
        allow += std::string(word) + (row->method == verb::get ? ", HEAD, " : ", ");
    }
    return allow.empty() ? allow : allow + "OPTIONS";
}

std::vector<route_row> router::rows() const {
    std::vector<route_row> all;
    for (const auto& rows : by_segment_count_) {
        for (const auto& row : rows)
            all.push_back({row->method, row->pattern});
    }
    return all;
}

}  // namespace snug::http
