// TLS with real handshakes: certificates, versions, tickets, reload, and both kinds of connection
// over it.
#include "http/self_signed.hpp"
#include "http/tls_context.hpp"
#include "http/tls_test_client.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sys/stat.h>

namespace snug::http {
namespace {

namespace fs = std::filesystem;

class Tls : public testing::Test {
protected:
    Tls() {
        std::string name = (fs::temp_directory_path() / "snug-tls-XXXXXX").string();
        folder = ::mkdtemp(name.data());
    }
    ~Tls() override { fs::remove_all(folder); }

    void serve() {
        auto made = tls_context::self_signed(folder, names);
        ASSERT_TRUE(made) << made.error().detail;
        context = *made;
        server.emplace(reactor_options{}, context);
    }

    fs::path folder;
    std::vector<std::string> names = {"localhost", "snug.local", "127.0.0.1", "::1"};
    std::shared_ptr<tls_context> context;
    std::optional<test::server> server;
};

TEST_F(Tls, RequestsAreAnsweredOverIt) {
    serve();
    server->routes.add(verb::get, "/secure", test::answers([](const request& asked) {
                           return test::text(asked.secure ? "yes" : "no");
                       }));
    server->start();
    test::tls_client client(server->port());
    ASSERT_TRUE(client.shake_hands());
    EXPECT_STREQ(SSL_get_version(client.tls()), "TLSv1.3");
    client.send(test::get("/secure") + test::post("/echo", std::string(60'000, 'x')));
    EXPECT_EQ(test::status_of(client.read_until("\r\n\r\n")), 200);
    EXPECT_EQ(client.read(3), "yes");
    EXPECT_EQ(test::status_of(client.read_until("\r\n\r\n")), 200);
    EXPECT_EQ(client.read(60'000), std::string(60'000, 'x'));
}

TEST_F(Tls, LargeAnswersSurviveAFullSocket) {
    const auto large = std::make_shared<const std::string>(8UL << 20U, 'x');
    serve();
    server->routes.add(verb::get, "/large", test::answers([&](const request&) {
                           return response::json(200, fragments(3, large));
                       }));
    server->start();
    test::tls_client client(server->port());
    ASSERT_TRUE(client.shake_hands());
    client.send(test::get("/large"));
    client.read_until("\r\n\r\n");
    EXPECT_EQ(client.read(3 * large->size()), *large + *large + *large);
}

TEST_F(Tls, StreamsFlowOverIt) {
    serve();
    std::shared_ptr<sse_stream> opened;
    server->routes.add(verb::get, "/stream", test::answers([&](const request&) {
                           stream_reply promised;
                           promised.opened = [&](std::shared_ptr<sse_stream> stream) {
                               opened = std::move(stream);
                           };
                           return promised;
                       }));
    server->start();
    test::tls_client client(server->port());
    ASSERT_TRUE(client.shake_hands());
    client.send(test::get("/stream"));
    client.read_until("\r\n\r\n");
    test::wait_until(*server, [&] { return opened != nullptr; });
    std::string expected;
    for (int i = 0; i < 3000; ++i)
        expected += "data: " + std::to_string(i) + "\n\n";
    server->on_loop([&] {
        for (int i = 0; i < 3000; ++i) {
            opened->push(
                std::make_shared<const std::string>("data: " + std::to_string(i) + "\n\n"));
        }
        opened->close();
    });
    EXPECT_EQ(client.read(expected.size()), expected);
    EXPECT_TRUE(client.is_closed());
    server->stop();
}

TEST_F(Tls, OldVersionsAreRefused) {
    serve();
    server->start();
    test::tls_client old(server->port());
    SSL_CTX_set_min_proto_version(old.context(), TLS1_1_VERSION);
    SSL_CTX_set_max_proto_version(old.context(), TLS1_1_VERSION);
    EXPECT_FALSE(old.shake_hands());
    test::tls_client fair(server->port());
    SSL_CTX_set_max_proto_version(fair.context(), TLS1_2_VERSION);
    EXPECT_TRUE(fair.shake_hands());
}

TEST_F(Tls, OnlyHttpOneIsSpoken) {
    serve();
    server->start();
    test::tls_client both(server->port());
    static constexpr unsigned char offered[] = {
        2, 'h', '2', 8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    SSL_CTX_set_alpn_protos(both.context(), offered, sizeof offered);
    ASSERT_TRUE(both.shake_hands());
    const unsigned char* chosen = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(both.tls(), &chosen, &size);
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(chosen), size), "http/1.1");
    test::tls_client next(server->port());
    SSL_CTX_set_alpn_protos(next.context(), offered, 3);
    EXPECT_FALSE(next.shake_hands());
}

TEST_F(Tls, TicketsResumeAlsoAfterAReload) {
    serve();
    server->start();
    SSL_SESSION* session = nullptr;
    {
        test::tls_client first(server->port());
        ASSERT_TRUE(first.shake_hands());
        first.send(test::get("/hello"));
        first.read_until("hello");
        session = SSL_get1_session(first.tls());
    }
    EXPECT_EQ(SSL_SESSION_get_max_early_data(session), 0)
        << "what is sent with 0-RTT can be replayed";
    ASSERT_TRUE(write_self_signed(folder / "self-signed.crt", folder / "self-signed.key", names));
    fs::last_write_time(folder / "self-signed.crt",
                        fs::file_time_type::clock::now() + std::chrono::hours(1));
    ASSERT_TRUE(context->reload_if_changed().value());
    EXPECT_FALSE(context->reload_if_changed().value());
    test::tls_client second(server->port());
    ASSERT_TRUE(second.shake_hands(session));
    EXPECT_EQ(SSL_session_reused(second.tls()), 1);
    SSL_SESSION_free(session);
}

TEST_F(Tls, BadNewFilesLeaveTheOldInUse) {
    serve();
    server->start();
    std::ofstream(folder / "self-signed.crt") << "nonsense";
    fs::last_write_time(folder / "self-signed.crt",
                        fs::file_time_type::clock::now() + std::chrono::hours(1));
    EXPECT_FALSE(context->reload_if_changed());
    test::tls_client client(server->port());
    EXPECT_TRUE(client.shake_hands());
}

TEST_F(Tls, PlainHttpIsToldWhereItIs) {
    serve();
    server->start();
    test::client client(server->port());
    client.send(test::get("/hello"));
    const std::string answer = client.read_to_end();
    EXPECT_EQ(test::status_of(answer), 400);
    EXPECT_NE(answer.find("\"code\":\"tls_expected\""), std::string::npos);
    EXPECT_EQ(answer.find("Strict-Transport-Security"), std::string::npos);
}

TEST_F(Tls, HalfAHelloEndsWithItsPeerAndHurtsNobody) {
    serve();
    server->start();
    std::vector<std::unique_ptr<test::client>> half;
    for (int i = 0; i < 50; ++i) {
        half.push_back(std::make_unique<test::client>(server->port()));
        half.back()->send("\x16\x03\x01\x02");
    }
    test::tls_client client(server->port());
    EXPECT_TRUE(client.shake_hands());
    half.clear();
    test::wait_until(*server, [&] { return server->loop().stats().connections == 1; });
}

TEST_F(Tls, ManyHandshakesAtOnceAllGetTheirTurn) {
    serve();
    server->start();
    std::atomic<int> done = 0;
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 40; ++i) {
            clients.emplace_back([&] {
                test::tls_client client(server->port());
                if (client.shake_hands()) ++done;
            });
        }
    }
    EXPECT_EQ(done, 40);
}

TEST_F(Tls, SelfSignedIsKeptUntilANameIsMissing) {
    serve();
    struct stat key{};
    ASSERT_EQ(::stat((folder / "self-signed.key").c_str(), &key), 0);
    EXPECT_EQ(key.st_mode & 0777U, 0600U);
    const auto made = fs::last_write_time(folder / "self-signed.crt");
    ASSERT_TRUE(tls_context::self_signed(folder, names));
    EXPECT_EQ(fs::last_write_time(folder / "self-signed.crt"), made);
    EXPECT_TRUE(
        is_usable_certificate(folder / "self-signed.crt", folder / "self-signed.key", names));
    names.emplace_back("192.0.2.7");
    EXPECT_FALSE(
        is_usable_certificate(folder / "self-signed.crt", folder / "self-signed.key", names));
    ASSERT_TRUE(tls_context::self_signed(folder, names));
    EXPECT_TRUE(
        is_usable_certificate(folder / "self-signed.crt", folder / "self-signed.key", names));
}

TEST_F(Tls, SelfSignedNamesAreVerifiable) {
    serve();
    server->start();
    test::tls_client client(server->port());
    SSL_CTX_set_verify(client.context(), SSL_VERIFY_PEER, nullptr);
    ASSERT_EQ(SSL_CTX_load_verify_locations(
                  client.context(), (folder / "self-signed.crt").c_str(), nullptr),
              1);
    EXPECT_TRUE(client.shake_hands());
    const std::unique_ptr<X509, void (*)(X509*)> shown(SSL_get1_peer_certificate(client.tls()),
                                                       X509_free);
    EXPECT_EQ(X509_check_host(shown.get(), "snug.local", 0, 0, nullptr), 1);
    EXPECT_EQ(X509_check_ip_asc(shown.get(), "127.0.0.1", 0), 1);
    EXPECT_EQ(X509_check_host(shown.get(), "evil.example", 0, 0, nullptr), 0);
}

TEST_F(Tls, FilesThatAreNoCertificateAreASentence) {
    std::ofstream(folder / "a.crt") << "nonsense";
    std::ofstream(folder / "a.key") << "nonsense";
    EXPECT_FALSE(tls_context::from_files(folder / "a.crt", folder / "a.key"));
    const auto missing = tls_context::from_files(folder / "b.crt", folder / "b.key");
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().detail.find("b.crt"), std::string::npos);
}

TEST(LocalNames, BeginWithLocalhostAndHoldTheLoopback) {
    const auto names = local_names();
    EXPECT_EQ(names.front(), "localhost");
    EXPECT_NE(std::find(names.begin(), names.end(), "127.0.0.1"), names.end());
}

}  // namespace
}  // namespace snug::http
