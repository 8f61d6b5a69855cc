#include "app/open_store.hpp"

#include "base/bytes.hpp"
#include "store/examined.hpp"
#include "store/left_behind.hpp"
#include "store/mail.hpp"
#include "store/mongo/open.hpp"
#include "store/sqlite/folder_lock.hpp"
#include "store/sqlite/open.hpp"

#include <fstream>

namespace snug {

namespace {

/// A store elsewhere still needs a folder here: for the device key, certificates and the verbs'
/// socket. Two servers may not share it.
class store_with_folder final : public store,
                                public examined,
                                public may_be_left_behind,
                                public mail {
public:
    store_with_folder(sqlite::folder_lock lock, std::unique_ptr<store> held)
        : lock_(std::move(lock)), held_(std::move(held)) {}

    snug::writer& writer() override { return held_->writer(); }
    snug::feed& feed() override { return held_->feed(); }
    snug::blobs& blobs() override { return held_->blobs(); }
    upload_parts& parts() override { return held_->parts(); }
    std::unique_ptr<reader> make_reader() override { return held_->make_reader(); }
    result<void> check() override { return held_->check(); }
    std::vector<finding> examine() override {
        auto* more = dynamic_cast<examined*>(held_.get());
        return more == nullptr ? std::vector<finding>() : more->examine();
    }
    void on_left_behind(std::function<void()> tell) override {
        if (auto* may = dynamic_cast<may_be_left_behind*>(held_.get()))
            may->on_left_behind(std::move(tell));
    }
    std::string own_name() const override {
        const auto* post = dynamic_cast<const mail*>(held_.get());
        return post == nullptr ? std::string() : post->own_name();
    }
    void send(std::string body) override {
        if (auto* post = dynamic_cast<mail*>(held_.get())) post->send(std::move(body));
    }
    void on_letter(std::function<void(letter)> hear) override {
        if (auto* post = dynamic_cast<mail*>(held_.get())) post->on_letter(std::move(hear));
    }

private:
    sqlite::folder_lock lock_;
    std::unique_ptr<store> held_;
};

/// The word by which other servers of the store know this one; it stays, so that after a crash the
/// next start can clear away what the last one has left.
std::string node_name(const std::filesystem::path& folder) {
    constexpr std::size_t name_bytes = 12;
    const std::filesystem::path path = folder / "node.name";
    std::string name;
    if (std::ifstream(path) >> name && name.size() > name_bytes) return name;
    name = random_token(name_bytes);
    std::ofstream(path) << name << '\n';
    return name;
}

}  // namespace

result<std::unique_ptr<store>> open_store(const config& with) {
    if (!with.mongo) return open_sqlite({.folder = with.data});
    auto lock = sqlite::folder_lock::take(with.data);
    if (!lock) return std::unexpected(lock.error());
    mongo_options options = *with.mongo;
    options.node = node_name(with.data);
    auto opened = open_mongo(std::move(options));
    if (!opened) return opened;
    return std::make_unique<store_with_folder>(std::move(*lock), std::move(*opened));
}

}  // namespace snug
