// One listening socket: accepts, counts, hands over. Shared by its reactor and its own coroutine,
// the reactor's thread only. When descriptors or memory run out it pauses instead of spinning; it
// never ends by itself.
#pragma once

#include "base/result.hpp"
#include "http/async.hpp"
#include "http/reactor_core.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>

namespace snug::http {

class acceptor {
public:
    static result<std::shared_ptr<acceptor>> open(reactor_core& core,
                                                  const listen_address& address,
                                                  site served);
    ~acceptor();
    acceptor(const acceptor&) = delete;
    acceptor& operator=(const acceptor&) = delete;

    static void start(const std::shared_ptr<acceptor>& self);
    void close();

    /// With the port that the kernel chose.
    listen_address address() const { return address_; }

private:
    using protocol = boost::asio::generic::stream_protocol;
    using socket =
        boost::asio::basic_socket_acceptor<protocol, boost::asio::io_context::executor_type>;

    acceptor(reactor_core& core, site served);
    result<void> listen_tcp(const tcp_address& address);
    result<void> listen_unix(const unix_path& address);
    static async<void> accept_all(std::shared_ptr<acceptor> self);
    bool take_over(transport::socket accepted, const protocol::endpoint& peer);

    reactor_core& core_;
    site served_;
    listen_address address_;
    socket socket_;
    boost::asio::steady_timer pause_;
};

}  // namespace snug::http
