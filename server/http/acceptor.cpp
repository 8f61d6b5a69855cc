#include "http/acceptor.hpp"

#include "base/log.hpp"
#include "base/unix_address.hpp"
#include "http/connection.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <sys/stat.h>
#include <unistd.h>

namespace snug::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

// More than arrive while one turn of the loop lasts, also when everybody comes back at once after a
// restart.
constexpr int backlog = 4096;

using reuse_port_option = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

std::unexpected<error> cannot(std::string_view what, const error_code& why) {
    return refuse(errc::unavailable, std::string(what) + ": " + why.message());
}

/// True when something answers on the unix socket at `path`.
bool is_alive(const std::string& path) {
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return false;
    const bool answered = unix_address(path).connect(fd) == 0;
    ::close(fd);
    return answered;
}

}  // namespace

acceptor::acceptor(reactor_core& core, site served)
    : core_(core), served_(std::move(served)), socket_(core.context), pause_(core.context) {}

acceptor::~acceptor() = default;

result<std::shared_ptr<acceptor>> acceptor::open(reactor_core& core,
                                                 const listen_address& address,
                                                 site served) {
    std::shared_ptr<acceptor> made(new acceptor(core, std::move(served)));
    result<void> opened = std::holds_alternative<tcp_address>(address)
                              ? made->listen_tcp(std::get<tcp_address>(address))
                              : made->listen_unix(std::get<unix_path>(address));
    if (!opened) return std::unexpected(opened.error());
    return made;
}

result<void> acceptor::listen_tcp(const tcp_address& address) {
    error_code problem;
    const auto host = asio::ip::make_address(address.host, problem);
    if (problem) return refuse(errc::invalid_field, "no IP address to listen on: " + address.host);
    asio::ip::tcp::endpoint endpoint(host, address.port);
    const std::string where = address.host + ":" + std::to_string(address.port);

    socket_.open(protocol(endpoint.protocol()), problem);
    if (problem) return cannot(where, problem);
    socket_.set_option(asio::socket_base::reuse_address(true), problem);
    if (core_.options.reuse_port) socket_.set_option(reuse_port_option(true), problem);
    socket_.bind(protocol::endpoint(endpoint), problem);
    if (!problem) socket_.listen(backlog, problem);
    if (problem) return cannot(where, problem);

    const auto bound = socket_.local_endpoint(problem);
    std::memcpy(endpoint.data(), bound.data(), std::min(bound.size(), endpoint.capacity()));
    address_ = tcp_address{address.host, endpoint.port()};
    return {};
}

result<void> acceptor::listen_unix(const unix_path& address) {
    const unix_address reached(address.path);
    if (!reached.is_good()) {
        return refuse(errc::invalid_field, "no place for a unix socket: " + address.path);
    }
    if (is_alive(address.path)) return refuse(errc::unavailable, "in use: " + address.path);
    struct stat found{};
    if (::lstat(address.path.c_str(), &found) == 0 && S_ISSOCK(found.st_mode))
        ::unlink(address.path.c_str());

    const asio::local::stream_protocol::endpoint endpoint(reached.path());
    error_code problem;
    socket_.open(protocol(endpoint.protocol()), problem);
    if (problem) return cannot(address.path, problem);
    // From its first moment for its owner only: Linux gives the file the mode of the socket. A
    // umask would be that of the whole process, other threads' files included.
    if (::fchmod(socket_.native_handle(), S_IRUSR | S_IWUSR) != 0) {
        return cannot(address.path, {errno, boost::system::system_category()});
    }
    socket_.bind(protocol::endpoint(endpoint), problem);
    if (!problem) socket_.listen(backlog, problem);
    if (problem) return cannot(address.path, problem);
    address_ = address;
    return {};
}

void acceptor::start(const std::shared_ptr<acceptor>& self) {
    asio::co_spawn(self->core_.context, accept_all(self), [](const std::exception_ptr& thrown) {
        if (thrown) log_line(log_level::error, "acceptor_failed");
    });
}

async<void> acceptor::accept_all(std::shared_ptr<acceptor> self) {
    while (self->socket_.is_open()) {
        transport::socket accepted(self->core_.context);
        protocol::endpoint peer;
        error_code problem;
        co_await self->socket_.async_accept(
            accepted, peer, asio::redirect_error(asio::use_awaitable, problem));
        const bool went_away = problem == asio::error::connection_aborted;
        const bool served = !problem && self->take_over(std::move(accepted), peer);
        if (served || went_away || !self->socket_.is_open()) continue;
        // Out of descriptors or memory: whoever waits is in the kernel's queue meanwhile, and we do
        // not spin.
        self->core_.counts.accept_pauses.fetch_add(1, std::memory_order_relaxed);
        self->pause_.expires_after(limits::accept_pause);
        co_await self->pause_.async_wait(asio::redirect_error(asio::use_awaitable, problem));
    }
}

/// False when there was no memory for it.
bool acceptor::take_over(transport::socket accepted, const protocol::endpoint& peer) {
    try {
        core_.counts.accepted.fetch_add(1, std::memory_order_relaxed);
        std::string address = to_address_text(peer.data());
        const bool is_proxy = core_.proxies.contains(address);
        auto slot = core_.table.admit(is_proxy ? std::string() : to_limit_key(address));
        if (slot) {
            connection::start(
                core_, served_, std::move(accepted), std::move(*slot), std::move(address));
        } else {
            // Closed without a word: whoever holds so many needs no explanation.
            core_.counts.refused_connections.fetch_add(1, std::memory_order_relaxed);
        }
        return true;
    } catch (const std::bad_alloc&) {
        return false;
    }
}

void acceptor::close() {
    error_code ignored;
    socket_.close(ignored);
    pause_.cancel();
    if (const auto* path = std::get_if<unix_path>(&address_)) ::unlink(path->path.c_str());
}

}  // namespace snug::http
