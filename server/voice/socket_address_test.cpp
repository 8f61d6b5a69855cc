#include "voice/socket_address.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

transport_address there_and_back(const std::string& ip, ip_family socket) {
    transport_address wanted = parse_ip(ip).value();
    wanted.port = 4'991;
    sockaddr_storage kernel{};
    EXPECT_NE(to_socket_address(wanted, socket, kernel), 0U);
    return from_socket_address(kernel, transport_protocol::udp).value();
}

TEST(SocketAddress, SurvivesTheKernelInEitherKindOfSocket) {
    for (const auto* ip : {"192.0.2.7", "127.0.0.1", "255.255.255.255", "0.0.0.0"}) {
        for (const auto socket : {ip_family::v4, ip_family::v6}) {
            const auto back = there_and_back(ip, socket);
            EXPECT_EQ(ip_text(back), ip);
            EXPECT_EQ(back.family, ip_family::v4);
            EXPECT_EQ(back.port, 4'991);
        }
    }
    for (const auto* ip : {"2001:db8::1", "::1", "fe80::1"}) {
        const auto back = there_and_back(ip, ip_family::v6);
        EXPECT_EQ(ip_text(back), ip);
        EXPECT_EQ(back.family, ip_family::v6);
    }
}

TEST(SocketAddress, SixDoesNotFitIntoASocketOfFour) {
    sockaddr_storage kernel{};
    EXPECT_EQ(to_socket_address(parse_ip("::1").value(), ip_family::v4, kernel), 0U);
}

TEST(SocketAddress, OnlyNumbersAreAddresses) {
    for (const auto* text : {"localhost", "1.2.3", "[::1]", "::1%lo", "1.2.3.4:5", ""})
        EXPECT_FALSE(parse_ip(text)) << text;
    sockaddr_storage unix_socket{};
    unix_socket.ss_family = AF_UNIX;
    EXPECT_FALSE(from_socket_address(unix_socket, transport_protocol::udp));
}

}  // namespace
}  // namespace snug::voice
