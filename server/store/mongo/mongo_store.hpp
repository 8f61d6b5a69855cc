// One open store on a replica set with all its ports. Owned by app; the order of members is the
// order of their ends: the committer first, then the feed that answers its last callers.
#pragma once

#include "store/examined.hpp"
#include "store/left_behind.hpp"
#include "store/mail.hpp"
#include "store/mongo/adoption.hpp"
#include "store/mongo/chunk_parts.hpp"
#include "store/mongo/mongo_feed.hpp"
#include "store/mongo/mongo_reader.hpp"
#include "store/mongo/mongo_writer.hpp"
#include "store/mongo/outgoing_mail.hpp"
#include "store/store.hpp"

namespace snug::mongo {

class mongo_store final : public store, public examined, public may_be_left_behind, public mail {
public:
    /// `head`: as it was when the store was opened.
    mongo_store(mongo_options options, const head_state& head);

    snug::writer& writer() override { return writer_; }
    snug::feed& feed() override { return feed_; }
    snug::blobs& blobs() override { return blobs_; }
    upload_parts& parts() override { return parts_; }
    std::unique_ptr<reader> make_reader() override;
    result<void> check() override;
    std::vector<finding> examine() override;
    void on_left_behind(std::function<void()> tell) override {
        feed_.on_left_behind(std::move(tell));
    }
    std::string own_name() const override { return options_.node; }
    void send(std::string body) override { mail_.send(std::move(body)); }
    void on_letter(std::function<void(letter)> hear) override { feed_.on_letter(std::move(hear)); }

private:
    finding change_stream_now();

    mongo_options options_;
    client_pool pool_;
    chunk_blobs blobs_;
    chunk_parts parts_;
    outside_news outside_;
    mongo_feed feed_;
    mongo_writer writer_;
    adoption adoption_;
    outgoing_mail mail_;
};

}  // namespace snug::mongo
