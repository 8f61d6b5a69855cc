#include "http/chunked_body.hpp"

#include "base/limits.hpp"

#include <algorithm>

namespace snug::http {

namespace {

// Eight hex digits say 4 GiB; zeros in front of them serve nobody.
constexpr std::size_t size_digits_max = 8;
// What a sender may spend on framing beyond one byte for each byte of data.
constexpr std::size_t overhead_free_bytes = 16UL * 1024;

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::expected<std::size_t, refusal> chunked_body::feed(std::string_view input, std::string& body) {
    std::size_t used = 0;
    while (used < input.size() && state_ != state::done) {
        if (state_ == state::data) {
            const auto part =
                static_cast<std::size_t>(std::min<std::uint64_t>(left_, input.size() - used));
            body.append(input.substr(used, part));
            used += part;
            decoded_ += part;
            left_ -= part;
            if (left_ == 0) state_ = state::data_cr;
            continue;
        }
        if (++overhead_ > overhead_free_bytes + decoded_)
            return bad_request("chunks too small for their framing");
        if (auto stepped = step(input[used++]); !stepped) return std::unexpected(stepped.error());
    }
    return used;
}

std::expected<void, refusal> chunked_body::step(char c) {
    switch (state_) {
        case state::size:
            return step_size(c);
        case state::extension:
            return step_extension(c);
        case state::size_lf:
            return expect(c, '\n', left_ == 0 ? state::end_cr : state::data);
        case state::data_cr:
            return expect(c, '\r', state::data_lf);
        case state::data_lf:
            return expect(c, '\n', state::size);
        case state::end_cr:
            return expect(c, '\r', state::end_lf);
        case state::end_lf:
            return expect(c, '\n', state::done);
        case state::data:
        case state::done:
            break;
    }
    return {};
}

std::expected<void, refusal> chunked_body::step_size(char c) {
    if (const int digit = hex_value(c); digit >= 0) {
        if (++size_digits_ > size_digits_max) return bad_request("a chunk beyond all bounds");
        left_ = left_ * 16 + static_cast<std::uint64_t>(digit);
        return {};
    }
    if (size_digits_ == 0) return bad_request("a chunk without a size");
    if (left_ > body_max_ - std::min(decoded_, body_max_)) {
        return std::unexpected(refusal{413, "body_too_large", "the body is too large"});
    }
    size_digits_ = 0;
    if (c == '\r') {
        state_ = state::size_lf;
        return {};
    }
    if (c != ';') return bad_request("a chunk size that is no number");
    state_ = state::extension;
    return {};
}

std::expected<void, refusal> chunked_body::step_extension(char c) {
    if (c == '\r') {
        state_ = state::size_lf;
        return {};
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte != '\t' && (byte < 0x20 || byte >= 0x7F))
        return bad_request("a chunk extension that is no text");
    if (++extension_ > limits::chunk_extension_bytes_max)
        return bad_request("chunk extensions too long");
    return {};
}

std::expected<void, refusal> chunked_body::expect(char c, char wanted, state next) {
    if (c != wanted)
        return bad_request(state_ == state::end_cr ? "trailer fields are not taken"
                                                   : "a chunk ends wrongly");
    state_ = next;
    return {};
}

}  // namespace snug::http
