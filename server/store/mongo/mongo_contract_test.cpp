// The contract suite on a real replica set.
#include "store/contract/harness.hpp"
#include "store/mongo/move.hpp"
#include "store/mongo/open.hpp"
#include "store/mongo/test_set.hpp"

namespace snug::contract {

namespace {

class mongo_backend final : public backend {
public:
    result<std::unique_ptr<store>> try_open(const store_settings& settings) override {
        mongo_options options = database_.options;
        options.clock = settings.clock;
        options.queue_size_max = settings.queue_size_max;
        options.log_entries_min = settings.log_entries_min;
        if (options.address.empty()) throw std::runtime_error(mongo::no_test_set);
        return open_mongo(options);
    }
    result<std::unique_ptr<move_source>> leave() override {
        return open_mongo_source(database_.options);
    }
    result<std::unique_ptr<move_target>> arrive() override {
        return open_mongo_target(database_.options);
    }

private:
    mongo::test_database database_;
};

const backend_factory on_a_set{"mongo", [] { return std::make_unique<mongo_backend>(); }};

}  // namespace

INSTANTIATE_TEST_SUITE_P(mongo, store_contract, testing::Values(on_a_set), [](const auto& of) {
    return of.param.name;
});

}  // namespace snug::contract
