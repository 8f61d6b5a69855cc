// The address of a unix socket at any path. The kernel takes 107 bytes of path (unix(7), sun_path);
// a longer one is named through its folder, which stays open as long as this object lives.
#pragma once

#include <string>
#include <sys/socket.h>
#include <sys/un.h>

namespace snug {

class unix_address {
public:
    explicit unix_address(const std::string& path);
    ~unix_address();
    unix_address(const unix_address&) = delete;
    unix_address& operator=(const unix_address&) = delete;

    /// False when the folder cannot be opened, or the file's own name is too long.
    bool is_good() const { return good_; }
    /// What to bind or connect to; as long as this object lives.
    std::string path() const { return address_.sun_path; }
    /// 0, or -1 as connect(2) has it, also when the address is not good.
    int connect(int socket) const;

private:
    sockaddr_un address_{};
    int folder_ = -1;
    bool good_ = false;
};

}  // namespace snug
