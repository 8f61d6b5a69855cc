// The contract suite on real files.
#include "store/contract/harness.hpp"
#include "store/sqlite/move.hpp"
#include "store/sqlite/open.hpp"
#include "store/sqlite/temp_folder.hpp"

namespace snug::contract {

namespace {

class sqlite_backend final : public backend {
public:
    result<std::unique_ptr<store>> try_open(const store_settings& settings) override {
        sqlite_options options;
        options.folder = data();
        options.clock = settings.clock;
        options.queue_size_max = settings.queue_size_max;
        options.log_entries_min = settings.log_entries_min;
        return open_sqlite(options);
    }
    result<std::unique_ptr<move_source>> leave() override { return open_sqlite_source(data()); }
    result<std::unique_ptr<move_target>> arrive() override { return open_sqlite_target(data()); }

private:
    std::filesystem::path data() const { return folder_.path() / "data"; }

    sqlite::temp_folder folder_;
};

const backend_factory on_files{"sqlite", [] { return std::make_unique<sqlite_backend>(); }};

}  // namespace

INSTANTIATE_TEST_SUITE_P(sqlite, store_contract, testing::Values(on_files), [](const auto& of) {
    return of.param.name;
});

}  // namespace snug::contract
