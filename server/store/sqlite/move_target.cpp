#include "store/sqlite/failure.hpp"
#include "store/sqlite/folder_lock.hpp"
#include "store/sqlite/holding_files.hpp"
#include "store/sqlite/holding_rows.hpp"
#include "store/sqlite/move.hpp"
#include "store/sqlite/moving_rows.hpp"
#include "store/sqlite/schema.hpp"

#include <cstdio>
#include <fcntl.h>

namespace snug {

namespace fs = std::filesystem;

namespace {

using namespace sqlite;

// What is lost in a power cut is made anew by the next move: no sync until all of it is there. The
// journal of a new file is nearly empty.
constexpr const char* hurried =
    "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA cache_size=-32768";

/// A file or a folder.
bool holds_something(const fs::path& what) {
    std::error_code none;
    return fs::exists(what, none) && !fs::is_empty(what, none);
}

class sqlite_target final : public move_target {
public:
    sqlite_target(folder_lock lock, fs::path folder)
        : lock_(std::move(lock)), folder_(std::move(folder)), files_(folder_ / "files") {}

    result<void> begin() override {
        if (auto fine = check_is_empty(); !fine) return fine;
        clear();
        const std::string path = unfinished().string();
        return guarded([&]() -> result<void> {
            const file_handle file(
                ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
            on_.emplace(path, access::writing);
            on_->execute(hurried);
            if (auto made = migrate(*on_, path); !made) return made;
            loading_.emplace(*on_, transaction::kind::write);
            rows_.emplace(*on_);
            return {};
        });
    }

    result<void> take(const holding& one) override {
        return guarded([&]() -> result<void> {
            const auto* piece = std::get_if<held_piece>(&one);
            return piece != nullptr ? files_.take(*piece) : rows_->take(one);
        });
    }

    result<void> tell(const move_source::see& to) override {
        return guarded([&]() -> result<void> {
            loading_->commit();
            rows_.reset();
            loading_.reset();
            return holding_rows(*on_, folder_).tell(to);
        });
    }

    result<void> finish() override {
        on_.reset();
        const fs::path whole = folder_ / database_name;
        const bool is_safe = sync_file(unfinished()) &&
                             std::rename(unfinished().c_str(), whole.c_str()) == 0 &&
                             sync_folder(folder_);
        if (is_safe) return {};
        return refuse(errc::unavailable, "the disk did not take " + whole.string());
    }

private:
    fs::path unfinished() const { return folder_ / unfinished_name; }

    result<void> check_is_empty() const {
        std::error_code none;
        const bool is_second_try = fs::exists(unfinished(), none);
        const bool is_in_use = fs::exists(folder_ / database_name, none) ||
                               holds_something(folder_ / "snug.db-wal") ||
                               (!is_second_try && holds_something(folder_ / "files"));
        if (!is_in_use) return {};
        return refuse(errc::already_set_up,
                      folder_.string() + " is not empty: name a folder without a Snug in it.");
    }

    /// What a move that was cut short has left, and filters for searches in what once was here.
    void clear() {
        std::error_code ignored;  // what cannot be removed cannot be made either
        fs::remove_all(folder_ / "files", ignored);
        for (const std::string_view name :
             {std::string_view(unfinished_name), std::string_view("search.db")}) {
            for (const std::string_view suffix : {"", "-journal", "-wal", "-shm"})
                fs::remove(folder_ / (std::string(name) += suffix), ignored);
        }
    }

    template <class Work>
    result<void> guarded(Work work) {
        try {
            return work();
        } catch (const failure& what) {
            if (what.is_full()) return refuse(errc::no_space, "the disk is full");
            return refuse(errc::unavailable, unfinished().string() + ": " + what.what());
        }
    }

    folder_lock lock_;
    fs::path folder_;
    incoming_files files_;
    std::optional<connection> on_;
    std::optional<transaction> loading_;
    std::optional<moving_rows> rows_;
};

}  // namespace

result<std::unique_ptr<move_target>> open_sqlite_target(const fs::path& folder) {
    auto lock = folder_lock::take(folder);
    if (!lock) {
        const bool is_held = lock.error().code == errc::unavailable;
        return refuse(is_held ? errc::busy : lock.error().code, lock.error().detail);
    }
    return std::make_unique<sqlite_target>(std::move(*lock), folder);
}

result<void> sqlite::check_is_finished(const fs::path& folder) {
    std::error_code none;
    if (!fs::exists(folder / unfinished_name, none)) return {};
    return refuse(errc::unavailable,
                  folder.string() +
                      " holds a move that was not finished: run the same snug move again, or "
                      "remove " +
                      unfinished_name + " and the folder files from it.");
}

}  // namespace snug
