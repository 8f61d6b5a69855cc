#include "media/message_socket.hpp"

#include "base/media_limits.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>

namespace snug::media {
namespace {

constexpr std::size_t files_at_once_max = 8;

/// Takes over what came along, so that it is closed whatever happens next.
std::vector<descriptor> take_files(msghdr& head) {
    std::vector<descriptor> out;
    for (cmsghdr* part = CMSG_FIRSTHDR(&head); part != nullptr; part = CMSG_NXTHDR(&head, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
        const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int number = -1;
            std::memcpy(&number, CMSG_DATA(part) + i * sizeof(int), sizeof(int));
            out.emplace_back(number);
        }
    }
    return out;
}

}  // namespace

std::pair<descriptor, descriptor> make_message_pair() {
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) return {};
    return {descriptor(ends[0]), descriptor(ends[1])};
}

bool send_message(int socket, std::string_view bytes, std::span<const int> files) {
    if (bytes.size() > limits::media_message_bytes_max || files.size() > files_at_once_max) {
        return false;
    }
    std::array<char, limits::media_message_bytes_max> copy{};
    std::memcpy(copy.data(), bytes.data(), bytes.size());
    iovec part{copy.data(), bytes.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(files_at_once_max * sizeof(int))> control{};
    msghdr head{};
    head.msg_iov = &part;
    head.msg_iovlen = 1;
    if (!files.empty()) {
        head.msg_control = control.data();
        head.msg_controllen = CMSG_SPACE(files.size_bytes());
        cmsghdr* rights = CMSG_FIRSTHDR(&head);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(files.size_bytes());
        std::memcpy(CMSG_DATA(rights), files.data(), files.size_bytes());
    }
    while (true) {
        const ssize_t sent = ::sendmsg(socket, &head, MSG_NOSIGNAL);
        if (sent >= 0) return static_cast<std::size_t>(sent) == bytes.size();
        if (errno != EINTR) return false;
    }
}

std::expected<message, receive_end> receive_message(int socket, std::size_t files_max) {
    std::array<char, limits::media_message_bytes_max> bytes{};
    iovec part{bytes.data(), bytes.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(files_at_once_max * sizeof(int))> control{};
    msghdr head{};
    head.msg_iov = &part;
    head.msg_iovlen = 1;
    if (files_max > 0) {
        head.msg_control = control.data();
        head.msg_controllen = control.size();
    }
    ssize_t size = 0;
    while ((size = ::recvmsg(socket, &head, MSG_CMSG_CLOEXEC)) < 0) {
        if (errno != EINTR) return std::unexpected(receive_end::closed);
    }
    message out{std::string(bytes.data(), static_cast<std::size_t>(size)), take_files(head)};
    if (size == 0) return std::unexpected(receive_end::closed);
    const bool cut =
        (head.msg_flags & MSG_TRUNC) != 0 || (files_max > 0 && (head.msg_flags & MSG_CTRUNC) != 0);
    if (cut || out.files.size() > files_max) return std::unexpected(receive_end::flawed);
    return out;
}

}  // namespace snug::media
