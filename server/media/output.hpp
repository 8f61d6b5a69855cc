// Open files that a worker is handed, and what it made of them: read as a whole, or written from
// their beginning on. Calls block.
#pragma once

#include <cstddef>
#include <string_view>

namespace snug::media {

/// All of `bytes` at the end of what was written so far; false when the disk has no room.
bool write_output(int file, std::string_view bytes);

/// An open file as a span of bytes, for as long as this lives. Empty when it is empty, larger than
/// `size_max` or no plain file.
class mapped_file {
public:
    mapped_file(int file, std::size_t size_max);
    ~mapped_file();
    mapped_file(const mapped_file&) = delete;
    mapped_file& operator=(const mapped_file&) = delete;

    [[nodiscard]] std::string_view bytes() const { return bytes_; }

private:
    std::string_view bytes_;
};

}  // namespace snug::media
