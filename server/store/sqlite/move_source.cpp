#include "store/sqlite/consistency.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/files.hpp"
#include "store/sqlite/folder_lock.hpp"
#include "store/sqlite/holding_rows.hpp"
#include "store/sqlite/move.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/statement.hpp"

namespace snug {

namespace fs = std::filesystem;

namespace {

using namespace sqlite;

std::unexpected<error> refuse_damaged(const fs::path& path, const std::string& why) {
    return refuse(errc::invalid_content,
                  path.string() + " is damaged (" + why +
                      "): keep a copy of this folder, then restore a backup into it.");
}

class sqlite_source final : public move_source {
public:
    sqlite_source(folder_lock lock, fs::path folder)
        : lock_(std::move(lock)),
          folder_(std::move(folder)),
          on_((folder_ / database_name).string(), access::reading),
          rows_(on_, folder_) {}

    /// What can be told without looking at every page.
    result<void> check_head() {
        const std::string path = (folder_ / database_name).string();
        const auto newest = static_cast<std::int64_t>(migrations().size());
        const std::int64_t version = on_.number("PRAGMA user_version");
        if (on_.number("PRAGMA application_id") != application_id || version > newest) {
            return refuse(errc::invalid_content, path + " is not a database of this Snug.");
        }
        if (version < newest) {
            return refuse(errc::invalid_content,
                          path + " was written by an older Snug: start this one on it once.");
        }
        if (on_.number("SELECT set_up FROM head") != 0) return {};
        return refuse(errc::forbidden, folder_.string() + " was never set up: nothing is there.");
    }

    result<void> check() override {
        return guarded([this]() -> result<void> {
            const std::string path = (folder_ / database_name).string();
            if (auto fine = check_edges(on_, path); !fine)
                return refuse(errc::invalid_content, fine.error().detail);
            statement whole(on_, "PRAGMA quick_check(1)");
            auto row = whole.query();
            row.next();
            if (row.text(0) != "ok") return refuse_damaged(path, std::string(row.text(0)));
            statement dangling(on_, "PRAGMA foreign_key_check");
            if (dangling.query().next()) return refuse_damaged(path, "rows refer to nothing");
            return {};
        });
    }

    result<void> tell(const see& to) override {
        return guarded([&] { return rows_.tell(to); });
    }

    /// Nobody else can have: the folder is locked.
    result<void> check_unchanged() override { return {}; }

    std::string left_out() override { return {}; }

private:
    template <class Ask>
    result<void> guarded(Ask ask) {
        try {
            return ask();
        } catch (const failure& what) {
            return refuse_damaged(folder_ / database_name, what.what());
        }
    }

    folder_lock lock_;
    fs::path folder_;
    connection on_;
    holding_rows rows_;
};

}  // namespace

result<std::unique_ptr<move_source>> open_sqlite_source(const fs::path& folder) {
    std::error_code problem;
    if (fs::exists(folder / unfinished_name, problem))
        return refuse(errc::not_found, folder.string() + " is the target of an unfinished move.");
    if (!fs::exists(folder / database_name, problem))
        return refuse(errc::not_found, "there is no Snug in " + folder.string());
    auto lock = folder_lock::take(folder);
    if (!lock) return refuse(errc::busy, lock.error().detail);
    try {
        auto made = std::make_unique<sqlite_source>(std::move(*lock), folder);
        if (auto fine = made->check_head(); !fine) return std::unexpected(fine.error());
        return made;
    } catch (const failure& what) {
        return refuse_damaged(folder / database_name, what.what());
    }
}

}  // namespace snug
