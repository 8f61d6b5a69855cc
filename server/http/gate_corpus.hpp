// The odd framings that strangers try, with what each must be answered. For the tests of the gate
// and of the connection, and the seeds of the fuzzers.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace snug::http::test {

struct odd_request {
    std::string name;
    std::string bytes;
    int status;

    friend void PrintTo(const odd_request& odd, std::ostream* out) { *out << odd.name; }
};

inline std::string head_with(const std::string& lines) {
    return "POST /echo HTTP/1.1\r\nHost: here\r\n" + lines + "\r\n";
}

inline std::vector<odd_request> framing_corpus() {
    const std::string chunk = "5\r\nhello\r\n0\r\n\r\n";
    return {
        {"LengthThenChunked",
         head_with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + chunk,
         400},
        {"ChunkedThenLength",
         head_with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n") + chunk,
         400},
        {"GzipBesideLength",
         head_with("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n") + "hello",
         400},
        {"GzipAlone", head_with("Transfer-Encoding: gzip\r\n") + "hello", 400},
        {"Xchunked", head_with("Transfer-Encoding: xchunked\r\n") + chunk, 400},
        {"ChunkedIdentity", head_with("Transfer-Encoding: chunked, identity\r\n") + chunk, 400},
        {"IdentityChunked", head_with("Transfer-Encoding: identity, chunked\r\n") + chunk, 400},
        {"TwoTransferEncodings",
         head_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") + chunk,
         400},
        {"QuotedChunked", head_with("Transfer-Encoding: \"chunked\"\r\n") + chunk, 400},
        {"ChunkedWithParameter", head_with("Transfer-Encoding: chunked;q=1\r\n") + chunk, 400},
        {"VerticalTabChunked",
         head_with("Transfer-Encoding: \x0b"
                   "chunked\r\n") +
             chunk,
         400},
        {"EmptyTransferEncoding", head_with("Transfer-Encoding:\r\n") + chunk, 400},
        {"ChunkedOnOldVersion",
         "POST /echo HTTP/1.0\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk,
         400},
        {"LengthList", head_with("Content-Length: 5, 5\r\n") + "hello", 400},
        {"TwoLengths", head_with("Content-Length: 5\r\nContent-Length: 5\r\n") + "hello", 400},
        {"TwoDifferentLengths",
         head_with("Content-Length: 5\r\nContent-Length: 6\r\n") + "hello!",
         400},
        {"LengthWithPlus", head_with("Content-Length: +5\r\n") + "hello", 400},
        {"LengthWithMinus", head_with("Content-Length: -5\r\n") + "hello", 400},
        {"LengthInHex", head_with("Content-Length: 0x5\r\n") + "hello", 400},
        {"LengthWithSpace", head_with("Content-Length: 5 5\r\n") + "hello", 400},
        {"LengthBeyond64Bits",
         head_with("Content-Length: 18446744073709551617\r\n") + "hello",
         400},
        {"EmptyLength", head_with("Content-Length:\r\n") + "hello", 400},
        {"NoHost", "GET /hello HTTP/1.1\r\n\r\n", 400},
        {"TwoHosts", "GET /hello HTTP/1.1\r\nHost: here\r\nHost: here\r\n\r\n", 400},
        {"HostWithUserinfo", "GET /hello HTTP/1.1\r\nHost: me@here\r\n\r\n", 400},
        {"HostWithPath", "GET /hello HTTP/1.1\r\nHost: here/there\r\n\r\n", 400},
        {"HostWithBadPort", "GET /hello HTTP/1.1\r\nHost: here:80x\r\n\r\n", 400},
        {"EmptyHost", "GET /hello HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"ForeignAbsoluteForm", "GET http://there/hello HTTP/1.1\r\nHost: here\r\n\r\n", 421},
        {"OtherScheme", "GET ftp://here/hello HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"Connect", "CONNECT here:443 HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"Asterisk", "OPTIONS * HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"UnknownMethod", "BREW /hello HTTP/1.1\r\nHost: here\r\n\r\n", 405},
        {"SmallMethod", "get /hello HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"Trace", "TRACE /hello HTTP/1.1\r\nHost: here\r\n\r\n", 405},
        {"ObsFold", head_with("X-Long: a\r\n b\r\n"), 400},
        {"FoldedTransferEncoding", head_with("Transfer-Encoding:\r\n chunked\r\n") + chunk, 400},
        {"SpaceBeforeColon", head_with("Content-Length : 5\r\n") + "hello", 400},
        {"TabBeforeColon", head_with("Transfer-Encoding\t: chunked\r\n") + chunk, 400},
        {"NoColon", head_with("Nonsense\r\n"), 400},
        {"EmptyName", head_with(": value\r\n"), 400},
        {"BareLineFeed", "GET /hello HTTP/1.1\nHost: here\n\n", 400},
        {"BareLineFeedInside", "GET /hello HTTP/1.1\r\nX: a\nHost: here\r\n\r\n", 400},
        {"BareCarriageReturn", "GET /hello HTTP/1.1\r\nX: a\rb\r\nHost: here\r\n\r\n", 400},
        {"NulInField", head_with(std::string("X: a\0b\r\n", 8)), 400},
        {"NulInTarget", std::string("GET /hel\0lo HTTP/1.1\r\nHost: here\r\n\r\n", 36), 400},
        {"HighByteInTarget", "GET /hello\xff HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"SpaceInTarget", "GET /hello there HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"TwoSpaces", "GET  /hello HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"TabForSpace", "GET\t/hello\tHTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"EncodedDots", "GET /%2e%2e/hello HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"PlainDots", "GET /../hello HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"EncodedSlash", "GET /a%2Fhello HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"EncodedNul", "GET /hello%00 HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"BadEscape", "GET /hello%2 HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"EncodedBadUtf8", "GET /hello%ff HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"OverlongUtf8", "GET /%c0%ae%c0%ae/hello HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"BadQuery", "GET /hello?a=%00 HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"ParameterTwice", "GET /hello?a=1&a=2 HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"NoVersion", "GET /hello\r\nHost: here\r\n\r\n", 400},
        {"NextVersion", "GET /hello HTTP/2.0\r\nHost: here\r\n\r\n", 505},
        {"OtherProtocol", "GET /hello HTTPS/1.1\r\nHost: here\r\n\r\n", 400},
        {"LeadingLine", "\r\nGET /hello HTTP/1.1\r\nHost: here\r\n\r\n", 400},
        {"TlsHello", "\x16\x03\x01\x02\x00\x01", 400},
        {"OddConnectionOption", head_with("Connection: a b\r\n"), 400},
        {"BadExpect", head_with("Expect: 200-ok\r\nContent-Length: 5\r\n") + "hello", 417},
        {"TwoCookieFields", head_with("Cookie: a=1\r\nCookie: a=2\r\n"), 400},
        {"TwoOrigins", head_with("Origin: http://here\r\nOrigin: http://there\r\n"), 400},
        {"GzippedBody",
         head_with("Content-Encoding: gzip\r\nContent-Length: 5\r\n") + "hello",
         415},
        {"TooLargeBody", head_with("Content-Length: 65537\r\n"), 413},
        {"ChunkWithoutSize", head_with("Transfer-Encoding: chunked\r\n") + "\r\nhello\r\n", 400},
        {"ChunkSizeWithPlus",
         head_with("Transfer-Encoding: chunked\r\n") + "+5\r\nhello\r\n0\r\n\r\n",
         400},
        {"ChunkSizeWithSpace",
         head_with("Transfer-Encoding: chunked\r\n") + "5 \r\nhello\r\n0\r\n\r\n",
         400},
        {"ChunkSizeOverflow",
         head_with("Transfer-Encoding: chunked\r\n") + "fffffffffffffffff\r\n",
         400},
        {"ChunkTooLarge", head_with("Transfer-Encoding: chunked\r\n") + "10001\r\n", 413},
        {"ChunkEndsWithLineFeed",
         head_with("Transfer-Encoding: chunked\r\n") + "5\nhello\n0\n\n",
         400},
        {"ChunkLongerThanSaid",
         head_with("Transfer-Encoding: chunked\r\n") + "5\r\nhello!\r\n0\r\n\r\n",
         400},
        {"TrailerWithCookie",
         head_with("Transfer-Encoding: chunked\r\n") + "0\r\nCookie: admin=1\r\n\r\n",
         400},
        {"LongChunkExtension",
         head_with("Transfer-Encoding: chunked\r\n") + "5;" + std::string(65536, 'x') + "\r\n",
         400},
        {"TooManyFields",
         [] {
             std::string lines;
             for (int i = 0; i < 100; ++i)
                 lines += "X-" + std::to_string(i) + ": 1\r\n";
             return head_with(lines);
         }(),
         431},
        {"TooLargeHead", head_with("X: " + std::string(16384, 'x') + "\r\n"), 431},
        {"TooLongTarget",
         "GET /" + std::string(8192, 'x') + " HTTP/1.1\r\nHost: here\r\n\r\n",
         414},
        {"EndlessTarget", "GET /" + std::string(10000, 'x'), 414},
        {"ManyCookies",
         [] {
             std::string cookies = "a=1";
             for (int i = 1; i < 50; ++i)
                 cookies += "; a=1";
             return head_with("Cookie: " + cookies + "\r\n");
         }(),
         431},
    };
}

}  // namespace snug::http::test
