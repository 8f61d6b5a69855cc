#include "http/static_files.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

class Files : public testing::Test {
protected:
    Files() {
        files.add("/index.html", {"text/html; charset=utf-8", "<p>plain", "<br>", "<gz>", false});
        files.add("/assets/app-1a2b.js",
                  {"text/javascript; charset=utf-8", "code", "", "zip", true});
        files.set_pages(
            [](std::string_view path) { return path == "/" || path.starts_with("/invite/"); });
    }

    response ask(std::string path,
                 std::string_view encodings = {},
                 std::string_view if_none_match = {}) {
        request asked;
        asked.path = std::move(path);
        if (!encodings.empty()) asked.fields.add("Accept-Encoding", encodings);
        if (!if_none_match.empty()) asked.fields.add("If-None-Match", if_none_match);
        return files.answer(asked);
    }
    static std::string_view body(const response& made) {
        return std::get<embedded_bytes>(made.body).bytes;
    }

    static_files files;
};

TEST_F(Files, EncodingIsNegotiated) {
    EXPECT_EQ(body(ask("/index.html")), "<p>plain");
    EXPECT_EQ(body(ask("/index.html", "gzip, deflate, br, zstd")), "<br>");
    EXPECT_EQ(body(ask("/index.html", "gzip")), "<gz>");
    EXPECT_EQ(body(ask("/index.html", "br;q=0, gzip;q=1.0")), "<gz>");
    EXPECT_EQ(body(ask("/index.html", "identity")), "<p>plain");
    EXPECT_EQ(body(ask("/assets/app-1a2b.js", "br")), "code") << "there is no br of it";
    EXPECT_EQ(ask("/index.html", "br").headers.find("Content-Encoding"), "br");
    EXPECT_EQ(ask("/index.html").headers.find("Vary"), "Accept-Encoding");
}

TEST_F(Files, HashedNamesAreKeptForeverAndOthersAskAgain) {
    EXPECT_EQ(ask("/assets/app-1a2b.js").headers.find("Cache-Control"),
              "public, max-age=31536000, immutable");
    EXPECT_EQ(ask("/index.html").headers.find("Cache-Control"), "no-cache");
}

TEST_F(Files, UnchangedIsNotSentAgain) {
    const std::string etag(ask("/index.html", "br").headers.find("ETag"));
    EXPECT_EQ(ask("/index.html", "br", etag).status, 304);
    EXPECT_EQ(ask("/index.html", "br", "\"x\", W/" + etag).status, 304);
    EXPECT_EQ(ask("/index.html", "gzip", etag).status, 200) << "another encoding is another entity";
    EXPECT_EQ(ask("/index.html", "br", "\"x\"").status, 200);
    EXPECT_EQ(ask("/index.html", "br", etag).body_size(), 0);
}

TEST_F(Files, PagesOfTheClientAreItsIndex) {
    EXPECT_EQ(body(ask("/")), "<p>plain");
    EXPECT_EQ(body(ask("/invite/abc")), "<p>plain");
    EXPECT_EQ(ask("/assets/missing.js").status, 404);
    EXPECT_EQ(ask("/favicon.ico").status, 404);
}

TEST_F(Files, ScriptsGetTheWholePolicyAsWorkersNeedIt) {
    EXPECT_EQ(ask("/assets/app-1a2b.js").kind, content_kind::page);
    EXPECT_EQ(ask("/").kind, content_kind::page);
}

}  // namespace
}  // namespace snug::http
