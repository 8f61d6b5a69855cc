// What was asked for a moment ago: a film comes in hundreds of ranges, and each would look its row
// up and open its file anew. A few entries of each kind, the oldest go first. Owned by app; on the
// io thread.
#pragma once

#include "domain/attachment.hpp"
#include "domain/ids.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace snug::api {

/// A blob that is open for reading; closed with its last owner.
class open_blob {
public:
    /// `file` is -1 where the bytes lie in no file.
    open_blob(int file, std::uint64_t size) : file_(file), size_(size) {}
    open_blob(const open_blob&) = delete;
    open_blob& operator=(const open_blob&) = delete;
    ~open_blob();

    int file() const { return file_; }
    std::uint64_t size() const { return size_; }

private:
    int file_;
    std::uint64_t size_;
};

class file_memory {
public:
    /// The row as it is at `now`, null when it is not known: whatever happens to a file that a
    /// message bears is in the log, so a row is good until the log goes on. Only for the one server
    /// of a store: of what others write it hears a moment later.
    std::shared_ptr<const kept_file> row(const file_id& id, position now) const;

    /// `read_from`: where the log was before it was read. A file that waits for its message is not
    /// kept.
    void keep(std::shared_ptr<const kept_file> row, position read_from);

    /// The bytes of a digest never change.
    std::shared_ptr<const open_blob> blob(const digest& bytes);
    void keep(const digest& bytes, std::shared_ptr<const open_blob> blob);

    /// Closes what nobody has asked for since the last call: a file that is gone shall free its
    /// room on the disk.
    void close_unused();

private:
    struct known_row {
        std::shared_ptr<const kept_file> row;
        position read_from;
    };
    struct known_blob {
        digest bytes;
        std::shared_ptr<const open_blob> blob;
        bool is_used = true;
    };

    std::vector<known_row> rows_;
    std::vector<known_blob> blobs_;
};

}  // namespace snug::api
