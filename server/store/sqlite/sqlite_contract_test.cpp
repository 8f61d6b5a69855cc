// The contract suite on real files.
#include "store/contract/harness.hpp"
#include "store/sqlite/open.hpp"
#include "store/sqlite/temp_folder.hpp"

namespace snug::contract {

namespace {

class sqlite_backend final : public backend {
public:
    std::unique_ptr<store> open(const store_settings& settings) override {
        sqlite_options options;
        options.folder = folder_.path() / "data";
        options.clock = settings.clock;
        options.queue_size_max = settings.queue_size_max;
        options.log_entries_min = settings.log_entries_min;
        auto opened = open_sqlite(options);
        EXPECT_TRUE(opened) << opened.error().detail;
        return opened ? std::move(*opened) : nullptr;
    }

private:
    sqlite::temp_folder folder_;
};

const backend_factory on_files{"sqlite", [] { return std::make_unique<sqlite_backend>(); }};

}  // namespace

INSTANTIATE_TEST_SUITE_P(sqlite, store_contract, testing::Values(on_files), [](const auto& of) {
    return of.param.name;
});

}  // namespace snug::contract
