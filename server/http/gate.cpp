#include "http/gate.hpp"

#include "base/limits.hpp"
#include "http/gate_fields.hpp"
#include "http/token.hpp"

#include <algorithm>

namespace snug::http {

namespace {

// Room for the longest method, two spaces, the version and an absolute form's scheme and authority.
constexpr std::size_t request_line_bytes_max = limits::target_bytes_max + 320;

/// Takes one line off `rest`, without its CRLF.
std::string_view take_line(std::string_view& rest) {
    const std::string_view line = rest.substr(0, rest.find("\r\n"));
    rest.remove_prefix(line.size() + 2);
    return line;
}

bool is_target(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return c > 0x20 && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '#';
    });
}

std::expected<void, refusal> read_method(std::string_view word, request_head& out) {
    if (!is_token(word)) return bad_request("the method is no token");
    if (word == "CONNECT") return bad_request("this is no proxy");
    const auto method = parse_verb(word);
    if (!method) return std::unexpected(refusal{405, "method_not_allowed", "no such method"});
    out.method = *method;
    return {};
}

std::expected<minor_version, refusal> read_version(std::string_view word) {
    if (word == "HTTP/1.1") return minor_version::one;
    if (word == "HTTP/1.0") return minor_version::zero;
    const bool well_formed = word.size() == 8 && word.starts_with("HTTP/") && word[6] == '.';
    if (!well_formed) return bad_request("not HTTP");
    return std::unexpected(refusal{505, "version_not_supported", "another version than 1.1"});
}

/// An absolute form becomes its path; `authority` is then what has to equal Host.
std::expected<void, refusal> read_target(std::string_view target,
                                         request_head& out,
                                         std::string_view& authority) {
    if (!is_target(target)) return bad_request("a byte that no target has");
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (target.size() <= scheme.size() || !same_name(target.substr(0, scheme.size()), scheme))
            continue;
        authority =
            target.substr(scheme.size(), target.find_first_of("/?", scheme.size()) - scheme.size());
        target.remove_prefix(scheme.size() + authority.size());
        if (authority.empty()) return bad_request("an absolute form without authority");
    }
    if (target.size() > limits::target_bytes_max) {
        return std::unexpected(refusal{414, "target_too_long", "the target is too long"});
    }
    if (target.empty() || target.front() != '/') return bad_request("the target is no path");
    out.target = target;
    return {};
}

std::expected<minor_version, refusal> read_request_line(std::string_view line,
                                                        request_head& out,
                                                        std::string_view& authority) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return bad_request("no request line");
    if (auto read = read_method(line.substr(0, first), out); !read)
        return std::unexpected(read.error());
    const auto version = read_version(line.substr(last + 1));
    if (!version) return version;
    if (auto read = read_target(line.substr(first + 1, last - first - 1), out, authority); !read) {
        return std::unexpected(read.error());
    }
    return version;
}

}  // namespace

std::expected<std::optional<std::size_t>, refusal> find_head_end(std::string_view bytes,
                                                                 std::size_t& scanned) {
    if (bytes.empty()) return std::nullopt;
    // Every method begins with a capital letter; a TLS hello or line noise need not wait for its
    // time-out.
    if (bytes.front() < 'A' || bytes.front() > 'Z') return bad_request("not HTTP");
    for (std::size_t at = bytes.find('\n', scanned); at != std::string_view::npos;
         at = bytes.find('\n', at + 1)) {
        if (at >= limits::head_bytes_max || (scanned == 0 && at > request_line_bytes_max)) break;
        if (bytes[at - 1] != '\r') return bad_request("a bare line feed");
        if (at >= 3 && bytes[at - 2] == '\n') return at + 1;
        scanned = at + 1;
    }
    const bool in_request_line = scanned == 0;
    if (in_request_line && bytes.size() > request_line_bytes_max) {
        return std::unexpected(refusal{414, "target_too_long", "the target is too long"});
    }
    if (bytes.size() >= limits::head_bytes_max) {
        return std::unexpected(refusal{431, "head_too_large", "the head is too large"});
    }
    return std::nullopt;
}

std::expected<void, refusal> read_head(std::string_view bytes, request_head& out) {
    auto places = std::move(out.places);
    places.clear();
    out = {};
    out.places = std::move(places);
    std::string_view rest = bytes;
    std::string_view authority;
    const auto version = read_request_line(take_line(rest), out, authority);
    if (!version) return std::unexpected(version.error());

    field_reader fields(*version);
    while (!rest.starts_with("\r\n")) {
        if (out.places.size() == limits::head_fields_max) {
            return std::unexpected(refusal{431, "head_too_large", "too many fields"});
        }
        const std::string_view line = take_line(rest);
        if (auto read = fields.read(bytes, line, out); !read) return read;
    }
    if (auto done = fields.finish(out); !done) return done;
    if (!authority.empty() && !same_name(authority, out.host)) {
        return std::unexpected(refusal{421, "misdirected", "the target names another host"});
    }
    return {};
}

}  // namespace snug::http
