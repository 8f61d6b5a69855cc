// A home that was carried into another place shows what it showed, and life goes on there.
#include "store/contract/folded_store.hpp"
#include "store/contract/moving.hpp"
#include "store/move.hpp"

namespace snug::contract {

namespace {

const move_progress silent = [](auto, auto, auto) {};

}  // namespace

TEST_P(store_contract, AHomeThatWasMovedShowsWhatItShowed) {
    furnish(now(), clock_, 20261127);
    const auto before = all_that_shows(reader());
    const auto left = reader().head();
    opened_.reset();
    const auto elsewhere = GetParam().make();
    carry(*backend_, *elsewhere);

    opened there(elsewhere->open(settings()));
    const auto head = there.reader().head();
    EXPECT_EQ(head->pos, left->pos);
    EXPECT_EQ(head->pruned_to, left->pos);
    EXPECT_NE(head->epoch, left->epoch);
    EXPECT_EQ(all_that_shows(there.reader()), before);

    folded_store told(there.reader());
    ASSERT_TRUE(there.submit(to_send("yan", "the first words here")));  // whoever else has gone
    for (const committed& one : there.heard())
        told.fold(one);
    told.expect_same_as(there.reader());
    EXPECT_EQ(there.reader().log_after(left->pos, 10)->size(), 1U);

    reopen();  // what was left is as it was
    EXPECT_EQ(reader().head()->epoch, left->epoch);
    EXPECT_EQ(all_that_shows(reader()), before);
}

TEST_P(store_contract, ARetryOfWhatWasSaidBeforeAMoveIsNoSecondMessage) {
    set_up_server();
    const message first = post("ada", "once", "a nonce");
    opened_.reset();
    const auto elsewhere = GetParam().make();
    auto source = backend_->leave();
    auto target = elsewhere->arrive();
    ASSERT_TRUE(source && target);
    ASSERT_TRUE(move_everything(**source, **target, silent));
    target->reset();

    opened there(elsewhere->open(settings()));
    const auto again = there.submit(to_send("ada", "once", "a nonce"));
    ASSERT_TRUE(again && again->message);
    EXPECT_EQ(again->message->id, first.id);
    EXPECT_EQ(code_of(there.submit(to_send("ada", "other words", "a nonce"))), errc::nonce_reused);
}

TEST_P(store_contract, FilesArriveWithAHome) {
    set_up_server();
    const std::string large(3UL * 1024 * 1024 + 17, 'x');
    std::vector<digest> hashes;
    for (const std::string& bytes : {std::string(), std::string("a picture"), large})
        hashes.push_back(*now().store().blobs().put(bytes));
    const std::string uploaded(1'500'000, 'y');  // on a set its chunks stand under another key
    upload_parts& parts = now().store().parts();
    const part_facts made{.id = "one",
                          .by = named("ada"),
                          .name = "a.txt",
                          .size = uploaded.size(),
                          .offset = 0,
                          .expires = clock_.now()};
    ASSERT_TRUE(parts.create(made, {.per_person_max = 1}));
    ASSERT_TRUE(parts.append("one", 0, uploaded));
    hashes.push_back(parts.finish("one").value());
    opened_.reset();
    const auto elsewhere = GetParam().make();
    auto source = backend_->leave();
    auto target = elsewhere->arrive();
    ASSERT_TRUE(source && target);
    const auto done = move_everything(**source, **target, silent);
    ASSERT_TRUE(done) << done.error().detail;
    target->reset();
    opened there(elsewhere->open(settings()));
    EXPECT_EQ(there.store().blobs().read_range(hashes[1], 0, 100), "a picture");
    EXPECT_EQ(there.store().blobs().read_range(hashes[2], 0, large.size()), large);
    EXPECT_EQ(there.store().blobs().size(hashes[0]), 0U);
    EXPECT_EQ(there.store().blobs().read_range(hashes[3], 0, uploaded.size()), uploaded);
    EXPECT_EQ(code_of(there.store().parts().find("one")), errc::not_found);
}

TEST_P(store_contract, APlaceThatHoldsAHomeTakesNoOther) {
    set_up_server();
    opened_.reset();
    const auto elsewhere = GetParam().make();
    elsewhere->open(settings()).reset();
    auto source = backend_->leave();
    auto target = elsewhere->arrive();
    ASSERT_TRUE(source && target);
    EXPECT_EQ(code_of(move_everything(**source, **target, silent)), errc::already_set_up);
}

TEST_P(store_contract, AMoveThatEndedEarlyIsNotServedAndCanBeBegunAnew) {
    furnish(now(), clock_, 20261128);
    const auto before = all_that_shows(reader());
    opened_.reset();
    const auto elsewhere = GetParam().make();
    {
        auto source = backend_->leave();
        auto target = elsewhere->arrive();
        ASSERT_TRUE(source && target);
        ASSERT_TRUE((*target)->begin());
        std::size_t count = 0;
        const auto cut = (*source)->tell([&](const holding& one) -> result<void> {
            if (++count > 100) return refuse(errc::internal);
            return (*target)->take(one);
        });
        ASSERT_FALSE(cut);
    }
    const auto refused = elsewhere->try_open(settings());
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().detail.find("not finished"), std::string::npos);
    EXPECT_FALSE(elsewhere->leave());
    carry(*backend_, *elsewhere);
    opened there(elsewhere->open(settings()));
    EXPECT_EQ(all_that_shows(there.reader()), before);
}

TEST_P(store_contract, NothingIsMovedOutOfAPlaceThatIsInUseOrEmpty) {
    set_up_server();
    EXPECT_EQ(code_of(backend_->leave()), errc::busy);
    EXPECT_EQ(code_of(GetParam().make()->leave()), errc::not_found);
}

}  // namespace snug::contract
