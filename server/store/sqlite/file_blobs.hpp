// Blobs as files, named by their hash, in a folder beside the database. Any work thread: files are
// written under a name of their own and renamed, and the same hash is the same bytes. Only putting
// what is there already and sweeping it away exclude each other.
#pragma once

#include "store/blobs.hpp"

#include <filesystem>
#include <mutex>

namespace snug::sqlite {

class file_blobs final : public blobs {
public:
    /// `folder` is made at the first `put`. Puts are refused when less than `floor` bytes would
    /// stay free.
    file_blobs(std::filesystem::path folder, std::uint64_t floor)
        : folder_(std::move(folder)), disk_floor_bytes_(floor) {}

    result<digest> put(std::string_view bytes) override;
    result<std::string> read_range(const digest& hash,
                                   std::uint64_t offset,
                                   std::size_t length) override;
    result<int> open(const digest& hash) override;
    result<std::uint64_t> size(const digest& hash) override;
    result<void> remove(const digest& hash) override;
    result<std::uint64_t> sweep(const std::function<bool(const digest&)>& is_used,
                                wall_time before) override;

    /// Makes `file`, whose bytes have that hash and are durable, a blob without copying it; durable
    /// when it returns. The file is gone then. It has to lie on the same file system.
    result<void> take_over(const std::filesystem::path& file, const digest& hash);

private:
    std::filesystem::path path_of(const digest& hash) const;
    bool renew(const std::filesystem::path& path);
    bool remove_if_old(const std::filesystem::path& path, wall_time before);

    std::mutex sweeping_;  // between looking how old a file is and removing or renewing it
    std::filesystem::path folder_;
    std::uint64_t disk_floor_bytes_;
};

}  // namespace snug::sqlite
