#include "app/voice_names.hpp"

#include "voice/socket_address.hpp"

#include <algorithm>
#include <memory>
#include <netdb.h>
#include <resolv.h>

namespace snug {

namespace {

/// Who ends a server joins this thread too: by default a dead resolver takes half a minute.
void be_impatient() {
    thread_local const bool was_told = [] {
        ::res_init();
        _res.retrans = 2;  // seconds for each server and try
        _res.retry = 1;
        return true;
    }();
    (void)was_told;
}

}  // namespace

result<std::vector<std::string>> look_up(const std::string& name) {
    be_impatient();
    addrinfo hints{};
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo* first = nullptr;
    const int said = ::getaddrinfo(name.c_str(), nullptr, &hints, &first);
    if (said == EAI_NONAME || said == EAI_NODATA) return refuse(errc::not_found);
    if (said != 0) return refuse(errc::unavailable, ::gai_strerror(said));
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> found(first, ::freeaddrinfo);
    std::vector<std::string> all;
    for (const addrinfo* one = first; one != nullptr; one = one->ai_next) {
        sockaddr_storage address{};
        std::copy_n(reinterpret_cast<const char*>(one->ai_addr),
                    one->ai_addrlen,
                    reinterpret_cast<char*>(&address));
        const auto ip = voice::from_socket_address(address, voice::transport_protocol::udp);
        if (ip) all.push_back(voice::ip_text(*ip));
    }
    return all;
}

std::vector<voice::announce_wish> voice_names::resolve(
    const std::vector<voice::announce_wish>& wanted) {
    std::vector<voice::announce_wish> all;
    unknown_.clear();
    for (const voice::announce_wish& each : wanted) {
        if (voice::parse_ip(each.host)) {
            all.push_back(each);
            continue;
        }
        auto& addresses = known_[each.host];
        if (auto found = ask_(each.host)) {
            addresses = std::move(*found);
        } else if (found.error().code == errc::not_found) {
            addresses.clear();
        }
        if (addresses.empty()) unknown_.push_back(each.host);
        for (const std::string& ip : addresses)
            all.push_back({ip, each.port});
    }
    return all;
}

}  // namespace snug
