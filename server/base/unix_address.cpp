#include "base/unix_address.hpp"

#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace snug {

unix_address::unix_address(const std::string& path) {
    address_.sun_family = AF_UNIX;
    std::string named = path;
    if (named.size() >= sizeof address_.sun_path) {
        const std::filesystem::path whole(path);
        folder_ = ::open(whole.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (folder_ < 0) return;
        named = "/proc/self/fd/" + std::to_string(folder_) + "/" + whole.filename().string();
    }
    good_ = named.size() < sizeof address_.sun_path;
    if (good_) named.copy(address_.sun_path, sizeof address_.sun_path - 1);
}

unix_address::~unix_address() {
    if (folder_ >= 0) ::close(folder_);
}

int unix_address::connect(int socket) const {
    if (!good_) return -1;  // the empty name would be an abstract one, anybody's to take
    return ::connect(socket, reinterpret_cast<const sockaddr*>(&address_), sizeof address_);
}

}  // namespace snug
