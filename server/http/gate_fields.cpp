#include "http/gate_fields.hpp"

#include "base/limits.hpp"
#include "http/authority.hpp"
#include "http/cookie.hpp"
#include "http/list_items.hpp"
#include "http/token.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace snug::http {

namespace {

// Fields on which access or meaning hangs: of two, one reader might take the first and another the
// last.
constexpr std::array<std::string_view, 10> single_fields = {"authorization",
                                                            "content-type",
                                                            "cookie",
                                                            "expect",
                                                            "if-none-match",
                                                            "last-event-id",
                                                            "origin",
                                                            "range",
                                                            "sec-fetch-site",
                                                            "content-encoding"};

header_fields::place place_of(std::string_view head,
                              std::string_view name,
                              std::string_view value) {
    return {static_cast<std::uint32_t>(name.data() - head.data()),
            static_cast<std::uint32_t>(name.size()),
            static_cast<std::uint32_t>(value.data() - head.data()),
            static_cast<std::uint32_t>(value.size())};
}

}  // namespace

std::expected<void, refusal> field_reader::read(std::string_view head,
                                                std::string_view line,
                                                request_head& out) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return bad_request("a field without a colon");
    const std::string_view name = line.substr(0, colon);
    // No token begins or ends with white space, so this refuses obs-fold and "Name :" as well.
    if (!is_token(name)) return bad_request("a field name that is no token");
    const std::string_view value = without_blanks(line.substr(colon + 1));
    if (!is_field_value(value)) return bad_request("a control character in a field");
    out.places.push_back(place_of(head, name, value));
    return understand(name, value, out);
}

std::expected<void, refusal> field_reader::understand(std::string_view name,
                                                      std::string_view value,
                                                      request_head& out) {
    for (std::size_t i = 0; i < single_fields.size(); ++i) {
        if (!same_name(name, single_fields[i])) continue;
        if ((seen_single_ & (1U << i)) != 0)
            return bad_request("a field that may come once came twice");
        seen_single_ |= 1U << i;
    }
    if (same_name(name, "host")) return read_host(value, out);
    if (same_name(name, "content-length")) return read_length(value, out);
    if (same_name(name, "transfer-encoding")) return read_transfer_encoding(value);
    if (same_name(name, "connection")) return read_connection(value);
    if (same_name(name, "cookie") && count_cookies(value) >= limits::cookies_max) {
        return std::unexpected(refusal{431, "head_too_large", "too many cookies"});
    }
    if (same_name(name, "content-encoding") && !same_name(value, "identity")) {
        return std::unexpected(refusal{415, "unsupported_media_type", "bodies come uncompressed"});
    }
    if (same_name(name, "expect")) {
        if (!same_name(value, "100-continue")) {
            return std::unexpected(
                refusal{417, "expectation_failed", "only 100-continue is known"});
        }
        out.expects_continue = version_ == minor_version::one;
    }
    return {};
}

std::expected<void, refusal> field_reader::read_host(std::string_view value, request_head& out) {
    if (has_host_) return bad_request("two Host fields");
    if (!is_authority(value)) return bad_request("Host is no host");
    has_host_ = true;
    out.host = value;
    return {};
}

std::expected<void, refusal> field_reader::read_length(std::string_view value, request_head& out) {
    if (has_length_) return bad_request("two Content-Length fields");
    if (value.empty() || !std::ranges::all_of(value, [](char c) { return is_digit(c); })) {
        return bad_request("Content-Length is no number");
    }
    const auto parsed =
        std::from_chars(value.data(), value.data() + value.size(), out.content_length);
    if (parsed.ec != std::errc()) return bad_request("Content-Length is beyond all bounds");
    has_length_ = true;
    return {};
}

std::expected<void, refusal> field_reader::read_transfer_encoding(std::string_view value) {
    if (has_transfer_encoding_) return bad_request("two Transfer-Encoding fields");
    if (version_ == minor_version::zero) return bad_request("HTTP/1.0 has no Transfer-Encoding");
    if (!same_name(value, "chunked")) return bad_request("Transfer-Encoding is chunked or absent");
    has_transfer_encoding_ = true;
    return {};
}

std::expected<void, refusal> field_reader::read_connection(std::string_view value) {
    while (!value.empty()) {
        const std::string_view item = value.substr(0, value.find(','));
        value.remove_prefix(std::min(value.size(), item.size() + 1));
        const std::string_view option = without_blanks(item);
        if (!option.empty() && !is_token(option))
            return bad_request("a connection option that is no token");
        asks_close_ = asks_close_ || same_name(option, "close");
        asks_keep_alive_ = asks_keep_alive_ || same_name(option, "keep-alive");
    }
    return {};
}

std::expected<void, refusal> field_reader::finish(request_head& out) const {
    if (!has_host_) return bad_request("no Host field");
    if (has_length_ && has_transfer_encoding_)
        return bad_request("Content-Length beside Transfer-Encoding");
    if (has_transfer_encoding_) out.body = framing::chunked;
    if (has_length_ && out.content_length > 0) out.body = framing::length;
    out.is_http_1_0 = version_ == minor_version::zero;
    out.keep_alive = !asks_close_ && (version_ == minor_version::one || asks_keep_alive_);
    return {};
}

}  // namespace snug::http
