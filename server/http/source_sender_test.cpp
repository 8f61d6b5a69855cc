#include "http/source_sender.hpp"

#include "http/tls_context.hpp"
#include "http/tls_test_client.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <fcntl.h>
#include <filesystem>
#include <sys/mman.h>

namespace snug::http {
namespace {

using test::get;
using test::status_of;

std::string counted_bytes(std::size_t size) {
    std::string bytes;
    bytes.reserve(size + 20);
    while (bytes.size() < size)
        bytes += std::to_string(bytes.size()) + ' ';
    bytes.resize(size);
    return bytes;
}

/// A store's: in pieces that are smaller than asked for, and none from `fails_at` on.
class piecewise final : public byte_source {
public:
    async<std::expected<std::string, source_failure>> read(std::uint64_t offset,
                                                           std::size_t size_max) override {
        ++reads;
        largest = std::max(largest.load(), size_max);
        if (offset >= fails_at) co_return std::unexpected(source_failure{});
        co_return bytes.substr(offset, std::min<std::size_t>(size_max, 100'000));
    }

    std::string bytes = counted_bytes(3UL << 20U);
    std::uint64_t fails_at = UINT64_MAX;
    std::atomic<int> reads = 0;
    std::atomic<std::size_t> largest = 0;
};

/// An open file, which must not be read in pieces where it can be sent.
class file final : public byte_source {
public:
    explicit file(const std::string& bytes) : fd_(::memfd_create("sent", MFD_CLOEXEC)) {
        EXPECT_EQ(::write(fd_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    }
    ~file() override { ::close(fd_); }

    int descriptor() const override { return fd_; }
    async<std::expected<std::string, source_failure>> read(std::uint64_t offset,
                                                           std::size_t size_max) override {
        ++reads;
        std::string piece(size_max, '\0');
        const ssize_t got = ::pread(fd_, piece.data(), size_max, static_cast<off_t>(offset));
        if (got <= 0) co_return std::unexpected(source_failure{});
        piece.resize(static_cast<std::size_t>(got));
        co_return piece;
    }
    void cut(std::size_t size) const { EXPECT_EQ(::ftruncate(fd_, static_cast<off_t>(size)), 0); }

    std::atomic<int> reads = 0;

private:
    int fd_;
};

response body_of(sourced_bytes bytes, int status = 200) {
    response made;
    made.status = status;
    made.body = std::move(bytes);
    return made;
}

class Sourced : public testing::Test {
protected:
    void serve(std::shared_ptr<byte_source> from,
               std::uint64_t size,
               std::shared_ptr<tls_context> tls = nullptr) {
        server.emplace(reactor_options{}, std::move(tls));
        server->routes.add(verb::get, "/whole", test::answers([=](const request&) {
                               return body_of({from, 0, size});
                           }));
        server->routes.add(verb::get, "/part", test::answers([=](const request&) {
                               return body_of({from, 1'000'003, 700'001}, 206);
                           }));
        server->routes.add(verb::get, "/known", test::answers([=](const request&) {
                               return body_of({from, 0, size}, 304);
                           }));
        server->start();
    }

    void expect_all_of(const std::string& bytes, int receive_buffer) {
        test::client client(server->port(), receive_buffer);
        client.send(get("/whole") + get("/part") + get("/hello"));
        const std::string whole = client.read_response();
        EXPECT_TRUE(whole.ends_with("\r\n\r\n" + bytes));
        const std::string part = client.read_response();
        EXPECT_NE(part.find("Content-Length: 700001\r\n"), std::string::npos);
        EXPECT_TRUE(part.ends_with("\r\n\r\n" + bytes.substr(1'000'003, 700'001)));
        EXPECT_TRUE(client.read_response().ends_with("hello"));
    }

    std::optional<test::server> server;
};

TEST_F(Sourced, PiecesArriveWholeAlsoAtASlowReader) {
    const auto from = std::make_shared<piecewise>();
    serve(from, from->bytes.size());
    expect_all_of(from->bytes, 0);
    expect_all_of(from->bytes, 4096);
    EXPECT_LE(from->largest, limits::body_piece_bytes_max);
}

TEST_F(Sourced, FilesAreSentByTheKernel) {
    const std::string bytes = counted_bytes(3UL << 20U);
    const auto from = std::make_shared<file>(bytes);
    serve(from, bytes.size());
    expect_all_of(bytes, 0);
    expect_all_of(bytes, 4096);
    EXPECT_EQ(from->reads, 0);
}

TEST_F(Sourced, FilesAreReadForTls) {
    std::string name = (std::filesystem::temp_directory_path() / "snug-source-XXXXXX").string();
    const std::filesystem::path folder = ::mkdtemp(name.data());
    const std::string bytes = counted_bytes(3UL << 20U);
    const auto from = std::make_shared<file>(bytes);
    serve(from, bytes.size(), tls_context::self_signed(folder, {"localhost"}).value());
    test::tls_client client(server->port());
    ASSERT_TRUE(client.shake_hands());
    client.send(get("/whole") + get("/hello"));
    client.read_until("\r\n\r\n");
    EXPECT_EQ(client.read(bytes.size()), bytes);
    EXPECT_EQ(status_of(client.read_until("hello")), 200);
    EXPECT_GT(from->reads, 0);
    std::filesystem::remove_all(folder);
}

TEST_F(Sourced, NothingIsReadForHeadAndForWhatIsKnown) {
    const auto from = std::make_shared<piecewise>();
    serve(from, from->bytes.size());
    test::client client(server->port());
    client.send("HEAD /whole HTTP/1.1\r\nHost: here\r\n\r\n" + get("/known") + get("/hello"));
    const std::string head = client.read_response(false);
    EXPECT_NE(head.find("Content-Length: 3145728\r\n"), std::string::npos) << head;
    const std::string known = client.read_response();
    EXPECT_EQ(status_of(known), 304);
    EXPECT_EQ(known.find("Content-Length"), std::string::npos);
    EXPECT_TRUE(client.read_response().ends_with("hello"));
    EXPECT_EQ(from->reads, 0);
}

TEST_F(Sourced, FailureInTheMiddleCutsTheConnection) {
    const auto from = std::make_shared<piecewise>();
    from->fails_at = 2'000'000;
    serve(from, from->bytes.size());
    test::client client(server->port());
    client.send(get("/whole") + get("/hello"));
    client.read_until("\r\n\r\n");
    const std::string answer = client.read_to_end();
    const std::string body = answer.substr(answer.find("\r\n\r\n") + 4);
    EXPECT_EQ(body, from->bytes.substr(0, 2'000'000));
}

TEST_F(Sourced, FileThatIsTooShortCutsTheConnection) {
    const std::string bytes = counted_bytes(1UL << 20U);
    const auto from = std::make_shared<file>(bytes);
    serve(from, bytes.size());
    from->cut(600'000);
    test::client client(server->port());
    client.send(get("/whole") + get("/hello"));
    const std::string answer = client.read_to_end();
    EXPECT_TRUE(answer.ends_with("\r\n\r\n" + bytes.substr(0, 600'000)));
}

TEST_F(Sourced, ReaderThatStopsKeepsNobodyWaitingAndItsEndIsNoticed) {
    const std::string bytes = counted_bytes(32UL << 20U);
    const auto from = std::make_shared<file>(bytes);
    serve(from, bytes.size());
    test::client stalled(server->port(), 4096);
    stalled.send(get("/whole"));
    stalled.read_until("\r\n\r\n");
    test::client other(server->port());
    other.send(get("/hello"));
    EXPECT_EQ(status_of(other.read_response()), 200);
    EXPECT_EQ(from.use_count(), 5) << "ours, three routes', and one that is being sent";
    stalled.abort();
    test::wait_until(*server, [&] { return from.use_count() == 4; });
    other.send(get("/hello"));
    EXPECT_EQ(status_of(other.read_response()), 200);
}

}  // namespace
}  // namespace snug::http
