// Blobs as files, named by their hash, in a folder beside the database. Any work thread; no lock,
// for files are written under a name of their own and renamed, and the same hash is the same bytes.
#pragma once

#include "store/blobs.hpp"

#include <filesystem>

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

    /// Makes `file`, whose bytes have that hash and are durable, a blob without copying it; durable
    /// when it returns. The file is gone then. It has to lie on the same file system.
    result<void> take_over(const std::filesystem::path& file, const digest& hash);

private:
    std::filesystem::path path_of(const digest& hash) const;

    std::filesystem::path folder_;
    std::uint64_t disk_floor_bytes_;
};

}  // namespace snug::sqlite
