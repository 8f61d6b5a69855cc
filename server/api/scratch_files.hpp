// Files without a name, for what is being made of what people share: from blobs to descriptors that
// the media helper reads and writes, and back. Any thread that may block.
#pragma once

#include "base/descriptor.hpp"
#include "store/blobs.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace snug::api {

class scratch_files {
public:
    /// `folder` is made when it is first needed.
    scratch_files(snug::blobs& from, std::filesystem::path folder)
        : blobs_(from), folder_(std::move(folder)) {}

    /// A blob to read, from its beginning; none when it is not there.
    std::optional<descriptor> open_input(const digest& bytes);
    /// An empty file to write; without a number when none can be made, which is logged.
    descriptor open_output();
    /// What was written becomes a blob; none when it is empty or finds no place, which is logged.
    std::optional<digest> keep(const descriptor& made, std::uint64_t* size = nullptr);

private:
    snug::blobs& blobs_;
    const std::filesystem::path folder_;
};

}  // namespace snug::api
