// The files of a zip, unpacked to a folder that goes when this does. Only their last names are used
// and each lies in a folder of its own, so that no name leads out of it or meets another. Blocks.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace snug {

struct zip_bounds {
    std::size_t files_max = 0;
    std::uint64_t file_bytes_max = 0;  // what is larger is left out, whatever its entry says
    std::uint64_t bytes_max = 0;       // of all
};

class zip_files {
public:
    /// errc::bad_request: no zip, a damaged or an encrypted one, or more than the bounds allow;
    /// errc::unavailable: the disk did not take a file.
    static result<zip_files> unpack(const std::filesystem::path& zip, const zip_bounds& bounds);

    zip_files(zip_files&& other) noexcept;
    zip_files& operator=(zip_files&&) = delete;
    ~zip_files();

    /// In the order of the zip; hidden ones and folders are left out.
    const std::vector<std::filesystem::path>& paths() const { return paths_; }
    /// Last names of those that were left out because they are too large.
    const std::vector<std::string>& too_large() const { return too_large_; }

    /// Whether it begins as a zip does.
    static bool is_zip(const std::filesystem::path& file);

private:
    explicit zip_files(std::filesystem::path folder) : folder_(std::move(folder)) {}
    result<void> take_next(void* zip, zip_bounds& left);

    std::filesystem::path folder_;
    std::vector<std::filesystem::path> paths_;
    std::vector<std::string> too_large_;
};

}  // namespace snug
