#include "http/reactor.hpp"

#include "http/reactor_core.hpp"

#include <boost/asio/post.hpp>

#include <charconv>

namespace snug::http {

result<listen_address> parse_listen_address(std::string_view text) {
    const auto wrong = [&] {
        return refuse(errc::invalid_field,
                      "not ADDRESS:PORT and not unix:PATH: " + std::string(text),
                      "listen");
    };
    constexpr std::string_view unix_prefix = "unix:";
    if (text.starts_with(unix_prefix)) {
        if (text.size() == unix_prefix.size()) return wrong();
        return unix_path{std::string(text.substr(unix_prefix.size()))};
    }
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return wrong();
    std::string_view host = text.substr(0, colon);
    const std::string_view port = text.substr(colon + 1);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    tcp_address address{host == "localhost" ? "127.0.0.1" : std::string(host), 0};
    const auto read = std::from_chars(port.data(), port.data() + port.size(), address.port);
    boost::system::error_code problem;
    (void)boost::asio::ip::make_address(address.host, problem);
    if (problem || read.ec != std::errc() || read.ptr != port.data() + port.size()) return wrong();
    return address;
}

std::uint16_t listener::port() const {
    const auto* tcp = std::get_if<tcp_address>(&address_);
    return tcp == nullptr ? std::uint16_t{0} : tcp->port;
}

reactor::reactor(reactor_options options)
    : core_(std::make_unique<reactor_core>(std::move(options))) {}

reactor::~reactor() = default;

result<listener> reactor::add_listener(const listen_address& address,
                                       const router& routes,
                                       std::shared_ptr<tls_context> tls) {
    return core_->listen(address, site{&routes, std::move(tls)});
}

boost::asio::io_context& reactor::context() {
    return core_->context;
}

void reactor::run() {
    core_->run();
}

void reactor::stop_gracefully(std::chrono::milliseconds deadline) {
    boost::asio::post(core_->context, [core = core_.get(), deadline] { core->stop(deadline); });
}

reactor_stats reactor::stats() const {
    const auto read = [](const std::atomic<std::uint64_t>& count) {
        return count.load(std::memory_order_relaxed);
    };
    const reactor_core::counters& counts = core_->counts;
    return {.connections = read(counts.connections),
            .streams = read(counts.streams),
            .accepted = read(counts.accepted),
            .requests = read(counts.requests),
            .refused_connections = read(counts.refused_connections),
            .refused_requests = read(counts.refused_requests),
            .failed_requests = read(counts.failed_requests),
            .lagged_streams = read(counts.lagged_streams),
            .accept_pauses = read(counts.accept_pauses)};
}

}  // namespace snug::http
