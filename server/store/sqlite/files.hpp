// What SQLite does not do for us on the file system: durable names, free space, reading a piece of
// a file. Calls block: the writer's thread, work threads, or before the threads start.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace snug::sqlite {

inline constexpr const char* database_name = "snug.db";

/// A file descriptor that closes itself.
class file_handle {
public:
    explicit file_handle(int fd) : fd_(fd) {}
    file_handle(file_handle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    file_handle& operator=(file_handle&&) = delete;
    ~file_handle();

    explicit operator bool() const { return fd_ >= 0; }
    int fd() const { return fd_; }

private:
    int fd_;
};

/// False when the bytes, or the names in a folder, may not have reached the disk.
bool sync_file(const std::filesystem::path& path);
bool sync_folder(const std::filesystem::path& path);

/// Bytes that we may still write on the file system of `path`; 0 when it cannot be told.
std::uint64_t free_bytes(const std::filesystem::path& path);

/// Which file bears that name: the same text as long as it is the same file, another for a copy of
/// it. Empty when there is none.
std::string identity_of(const std::filesystem::path& path);

/// A file that `write_durably` has under its hands, or had when its process ended.
bool is_being_written(const std::filesystem::path& path);

/// Writes a file that is either whole and durable under its name, or not there.
result<void> write_durably(const std::filesystem::path& path, std::string_view bytes);

}  // namespace snug::sqlite
