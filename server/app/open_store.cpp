#include "app/open_store.hpp"

#include "store/examined.hpp"
#include "store/mongo/open.hpp"
#include "store/sqlite/folder_lock.hpp"
#include "store/sqlite/open.hpp"

namespace snug {

namespace {

/// A store elsewhere still needs a folder here: for the device key, certificates and the verbs'
/// socket. Two servers may not share it.
class store_with_folder final : public store, public examined {
public:
    store_with_folder(sqlite::folder_lock lock, std::unique_ptr<store> held)
        : lock_(std::move(lock)), held_(std::move(held)) {}

    snug::writer& writer() override { return held_->writer(); }
    snug::feed& feed() override { return held_->feed(); }
    snug::blobs& blobs() override { return held_->blobs(); }
    std::unique_ptr<reader> make_reader() override { return held_->make_reader(); }
    result<void> check() override { return held_->check(); }
    std::vector<finding> examine() override {
        auto* more = dynamic_cast<examined*>(held_.get());
        return more == nullptr ? std::vector<finding>() : more->examine();
    }

private:
    sqlite::folder_lock lock_;
    std::unique_ptr<store> held_;
};

}  // namespace

result<std::unique_ptr<store>> open_store(const config& with) {
    if (!with.mongo) return open_sqlite({.folder = with.data});
    auto lock = sqlite::folder_lock::take(with.data);
    if (!lock) return std::unexpected(lock.error());
    auto opened = open_mongo(*with.mongo);
    if (!opened) return opened;
    return std::make_unique<store_with_folder>(std::move(*lock), std::move(*opened));
}

}  // namespace snug
