// One open database file with all its ports. Owned by app; the order of members is the order of
// their ends: the writer's thread first, the lock on the folder last.
#pragma once

#include "store/examined.hpp"
#include "store/sqlite/file_blobs.hpp"
#include "store/sqlite/file_parts.hpp"
#include "store/sqlite/folder_lock.hpp"
#include "store/sqlite/search_indexer.hpp"
#include "store/sqlite/sqlite_reader.hpp"
#include "store/sqlite/sqlite_writer.hpp"
#include "store/store.hpp"

namespace snug::sqlite {

class sqlite_store final : public store, public examined {
public:
    sqlite_store(folder_lock lock, connection writer, sqlite_options options)
        : lock_(std::move(lock)),
          options_(std::move(options)),
          blobs_(options_.folder / "files", options_.disk_floor_bytes),
          parts_(options_.folder / "uploads", blobs_, options_.disk_floor_bytes),
          indexer_(options_),
          writer_(std::move(writer), options_, feed_) {
        feed_.listen([this](const committed_group&) { indexer_.poke(); });
    }

    snug::writer& writer() override { return writer_; }
    snug::feed& feed() override { return feed_; }
    snug::blobs& blobs() override { return blobs_; }
    upload_parts& parts() override { return parts_; }

    std::unique_ptr<reader> make_reader() override {
        const std::string path = (options_.folder / database_name).string();
        return std::make_unique<sqlite_reader>(connection(path, access::reading, options_.vfs),
                                               options_.folder);
    }

    result<void> check() override { return writer_.check(); }

    /// Looks at every page of the file, which takes its time.
    std::vector<finding> examine() override;

private:
    folder_lock lock_;
    sqlite_options options_;
    file_blobs blobs_;
    file_parts parts_;
    sqlite_feed feed_;
    search_indexer indexer_;
    sqlite_writer writer_;
};

}  // namespace snug::sqlite
