#include "http/sse_stream.hpp"

#include "http/test_support.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace snug::http {
namespace {

shared_bytes frame(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

/// A server whose /stream collects the streams it opens.
class Streams : public testing::Test {
protected:
    void serve(reactor_options options = {},
               std::chrono::milliseconds heartbeat = std::chrono::seconds(15)) {
        server.emplace(std::move(options));
        server->routes.add(verb::get, "/stream", test::answers([this, heartbeat](const request&) {
                               stream_reply promised;
                               promised.heartbeat = heartbeat;
                               promised.opened = [this](std::shared_ptr<sse_stream> stream) {
                                   stream->on_closed([this] { ++closed; });
                                   opened.push_back(std::move(stream));
                               };
                               return promised;
                           }));
        server->start();
    }

    void TearDown() override {
        if (server) server->stop();
        opened.clear();
    }

    /// Connects, asks and reads the head.
    void subscribe(test::client& client) {
        const std::size_t before = server->on_loop([this] { return opened.size(); });
        client.send(test::get("/stream"));
        const std::string head = client.take(client.read_until("\r\n\r\n"));
        EXPECT_EQ(test::status_of(head), 200);
        EXPECT_NE(head.find("Content-Type: text/event-stream\r\n"), std::string::npos);
        test::wait_until(*server, [this, before] { return opened.size() > before; });
    }

    std::optional<test::server> server;
    std::vector<std::shared_ptr<sse_stream>> opened;  // the loop's thread only
    int closed = 0;                                   // the same
};

TEST_F(Streams, FramesArriveInOrderInOneBatch) {
    serve();
    test::client client(server->port());
    subscribe(client);
    server->on_loop([this] {
        for (int i = 0; i < 200; ++i)
            EXPECT_TRUE(opened[0]->push(frame("data: " + std::to_string(i) + "\n\n")));
        EXPECT_GT(opened[0]->queued_bytes(), 0);
        opened[0]->flush();
        EXPECT_EQ(opened[0]->queued_bytes(), 0);
    });
    std::string expected;
    for (int i = 0; i < 200; ++i)
        expected += "data: " + std::to_string(i) + "\n\n";
    EXPECT_EQ(client.take(client.read_until("data: 199\n\n")), expected);
}

// Many people posting long messages at once made one batch larger than a stream's queue, and every
// reader was cut before anything had been offered to its socket.
TEST_F(Streams, ABatchLargerThanTheQueueCutsNobodyWhoseSocketTakesIt) {
    serve();
    test::client client(server->port());
    subscribe(client);
    constexpr std::size_t long_bytes = 16UL * 1024;
    constexpr std::size_t frames = limits::stream_queue_bytes_max / long_bytes + 2;
    const std::string words(long_bytes, 'w');
    server->on_loop([&] {
        for (std::size_t i = 0; i < frames; ++i)
            EXPECT_TRUE(opened[0]->push(frame("data: " + words + std::to_string(i) + "\n\n"))) << i;
        opened[0]->flush();
    });
    const std::string all = client.take(client.read_until(std::to_string(frames - 1) + "\n\n"));
    EXPECT_GT(all.size(), frames * long_bytes);
}

TEST_F(Streams, CloseEndsBehindTheLastWholeEvent) {
    serve();
    test::client client(server->port());
    subscribe(client);
    server->on_loop([this] {
        opened[0]->push(frame("data: last\n\n"));
        opened[0]->close();
        EXPECT_FALSE(opened[0]->push(frame("data: too late\n\n")));
        EXPECT_EQ(closed, 0) << "never from inside close";
    });
    EXPECT_EQ(client.read_to_end(), "data: last\n\n");
    test::wait_until(*server, [this] { return closed == 1; });
    EXPECT_EQ(server->loop().stats().streams, 0);
}

TEST_F(Streams, SlowReaderIsCutAtItsBoundAndOthersAreSpared) {
    serve();
    test::client slow(server->port(), 4096);
    test::client quick(server->port());
    subscribe(slow);
    subscribe(quick);
    const shared_bytes event = frame("data: " + std::string(8000, 'x') + "\n\n");
    std::size_t received = 0;
    bool cut = false;
    for (int i = 0; i < 2000 && !cut; ++i) {
        cut = server->on_loop([&] {
            const bool slow_goes_on = opened[0]->push(event);
            EXPECT_LE(opened[0]->queued_bytes(), limits::stream_queue_bytes_max);
            opened[0]->flush();
            EXPECT_TRUE(opened[1]->push(event));
            opened[1]->flush();
            return !slow_goes_on;
        });
        quick.take(quick.read_until("\n\n"));
        ++received;
    }
    EXPECT_TRUE(cut);
    EXPECT_GT(received, limits::stream_queue_bytes_max / event->size());
    EXPECT_EQ(server->loop().stats().lagged_streams, 1);
    test::wait_until(*server, [this] { return closed == 1; });
    server->on_loop([this] {
        EXPECT_FALSE(opened[0]->is_open());
        EXPECT_TRUE(opened[1]->is_open());
    });
}

TEST_F(Streams, DrainedIsToldOnceTheBacklogHasGone) {
    serve();
    test::client client(server->port(), 4096);
    subscribe(client);
    int drained = 0;
    const shared_bytes event = frame("data: " + std::string(30'000, 'x') + "\n\n");
    std::size_t pushed = 0;
    server->on_loop([&] {
        // Until the kernel takes no more.
        while (opened[0]->queued_bytes() == 0) {
            opened[0]->push(event);
            opened[0]->flush();
            ++pushed;
        }
        opened[0]->on_drained([&] { ++drained; });
        EXPECT_EQ(drained, 0);
    });
    for (std::size_t i = 0; i < pushed; ++i)
        EXPECT_EQ(client.take(client.read_until("\n\n")), *event);
    test::wait_until(*server, [&] { return drained == 1; });
}

TEST_F(Streams, SilenceIsFilledWithComments) {
    reactor_options options;
    options.head_timeout =
        std::chrono::milliseconds(80);  // the wheel turns as fast as its shortest time-out needs
    serve(options, std::chrono::milliseconds(20));
    test::client client(server->port());
    subscribe(client);
    EXPECT_EQ(client.take(client.read_until(":\n\n:\n\n")), ":\n\n:\n\n");
}

TEST_F(Streams, PeerThatGoesIsNoticed) {
    serve();
    auto client = std::make_unique<test::client>(server->port());
    subscribe(*client);
    client->abort();
    test::wait_until(*server, [this] { return closed == 1; });
    server->on_loop([this] { EXPECT_FALSE(opened[0]->push(frame("data: nobody\n\n"))); });
}

TEST_F(Streams, TalkativePeerIsCut) {
    serve();
    test::client client(server->port());
    subscribe(client);
    client.send(std::string(1 << 20U, 'x'));
    test::wait_until(*server, [this] { return closed == 1; });
}

TEST_F(Streams, ReaderThatTakesNothingIsCutInTime) {
    reactor_options options;
    options.write_timeout = std::chrono::milliseconds(50);
    serve(options);
    test::client client(server->port(), 4096);
    subscribe(client);
    server->on_loop([this] {
        const shared_bytes event = frame(std::string(30'000, 'x'));
        while (opened[0]->queued_bytes() == 0) {
            opened[0]->push(event);
            opened[0]->flush();
        }
    });
    test::wait_until(*server, [this] { return closed == 1; });
    EXPECT_EQ(server->loop().stats().lagged_streams, 0);
}

TEST_F(Streams, StopEndsThemAtAnEventBoundary) {
    serve();
    test::client client(server->port());
    subscribe(client);
    server->on_loop([this] {
        opened[0]->push(frame("data: one\n\n"));
        opened[0]->push(frame("data: two\n\n"));
    });
    server->stop();
    EXPECT_EQ(client.read_to_end(), "data: one\n\ndata: two\n\n");
}

TEST_F(Streams, HeadRequestOpensNone) {
    serve();
    test::client client(server->port());
    client.send("HEAD /stream HTTP/1.1\r\nHost: here\r\n\r\n");
    EXPECT_EQ(test::status_of(client.read_response(false)), 200);
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(server->loop().stats().streams, 0);
}

}  // namespace
}  // namespace snug::http
