#include "app/kept_address.hpp"

#include "api/origin.hpp"
#include "base/log.hpp"

#include <array>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

namespace snug {

namespace {

constexpr const char* file_name = "address";
constexpr std::size_t address_bytes_max = 512;

}  // namespace

void keep_address(const std::filesystem::path& folder, const std::string& address) {
    if (kept_address(folder) == address) return;
    const std::filesystem::path path = folder / file_name;
    const std::filesystem::path fresh = folder / "address.new";
    const int fd = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool kept = fd >= 0 &&
                ::write(fd, address.data(), address.size()) == static_cast<ssize_t>(address.size());
    if (fd >= 0) ::close(fd);
    std::error_code problem;
    if (kept) std::filesystem::rename(fresh, path, problem);
    if (!kept || problem) log_line(log_level::warning, "address_not_kept");
}

std::string kept_address(const std::filesystem::path& folder) {
    const int fd = ::open((folder / file_name).c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return {};
    std::array<char, address_bytes_max> text{};
    const ssize_t got = ::read(fd, text.data(), text.size());
    ::close(fd);
    if (got <= 0) return {};
    return api::to_origin(std::string_view(text.data(), static_cast<std::size_t>(got)));
}

}  // namespace snug
