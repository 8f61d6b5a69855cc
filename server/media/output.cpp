#include "media/output.hpp"

#include <cerrno>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace snug::media {

bool write_output(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

mapped_file::mapped_file(int file, std::size_t size_max) {
    struct stat what{};
    if (::fstat(file, &what) != 0 || !S_ISREG(what.st_mode) || what.st_size <= 0) return;
    const auto size = static_cast<std::size_t>(what.st_size);
    if (size > size_max) return;
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (memory != MAP_FAILED) bytes_ = {static_cast<const char*>(memory), size};
}

mapped_file::~mapped_file() {
    if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace snug::media
