#include "app/device_key.hpp"

#include "base/bytes.hpp"
#include "base/log.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace snug {

api::device_proof::key load_device_key(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / "device.key";
    api::device_proof::key key{};
    if (const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC); fd >= 0) {
        const ssize_t got = ::read(fd, key.data(), key.size());
        ::close(fd);
        if (got == static_cast<ssize_t>(key.size())) return key;
    }
    random_fill(key);
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool kept =
        fd >= 0 && ::write(fd, key.data(), key.size()) == static_cast<ssize_t>(key.size());
    if (fd >= 0) ::close(fd);
    if (!kept) log_line(log_level::warning, "device_key_not_kept");
    return key;
}

}  // namespace snug
