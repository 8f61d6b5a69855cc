// The gate against any bytes, and against Beast: whatever the gate lets pass, Beast must read as
// the same method, target and body framing. (The reverse does not hold: Beast takes framings that
// the gate is there to refuse.)
#include "http/gate.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace beast = boost::beast;
using namespace snug::http;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void compare_with_beast(std::string_view bytes, const request_head& head) {
    beast::http::request_parser<beast::http::empty_body> parser;
    parser.header_limit(64 * 1024);
    parser.body_limit(boost::none);
    beast::error_code problem;
    parser.put(boost::asio::buffer(bytes.data(), bytes.size()), problem);
    if (problem) return;  // refused there for more: nobody can read it differently
    require(parser.is_header_done());
    const auto& read = parser.get();
    require(std::string_view(read.method_string().data(), read.method_string().size()) ==
            to_string(head.method));
    require(std::string_view(read.target().data(), read.target().size()).ends_with(head.target));
    require(parser.chunked() == (head.body == framing::chunked));
    if (head.body == framing::length) require(parser.content_length() == head.content_length);
    require(std::string_view(read["Host"].data(), read["Host"].size()) == head.host);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::size_t scanned = 0;
    const auto found = find_head_end(bytes, scanned);
    if (!found || !*found) return 0;
    // Cut anywhere, the end is found in the same place.
    std::size_t piecewise = 0;
    (void)find_head_end(bytes.substr(0, size / 2), piecewise);
    const auto again = find_head_end(bytes, piecewise);
    require(again && *again == *found);

    request_head head;
    if (read_head(bytes.substr(0, **found), head))
        compare_with_beast(bytes.substr(0, **found), head);
    return 0;
}
