#include "store/sqlite/fault_vfs.hpp"
#include "store/sqlite/test_store.hpp"

#include <limits>

namespace snug::sqlite {

class disk_fault : public testing::Test {
protected:
    test_store store_{use_fault_vfs()};
};

TEST_F(disk_fault, AFullDiskRefusesPostsLetsReadsGoOnAndHeals) {
    ASSERT_TRUE(store_.submit(words("before", "n1")));
    faults.full = true;
    EXPECT_EQ(store_.refusal(words("too much", "n2")), errc::no_space);
    EXPECT_EQ(store_.refusal(words("too much", "n2")), errc::no_space);
    EXPECT_EQ(store_.opened->check().error().code, errc::no_space);
    EXPECT_EQ(store_.last_seq(), 1U);
    faults.full = false;
    EXPECT_TRUE(store_.opened->check());
    const auto after = store_.submit(words("after", "n2"));
    ASSERT_TRUE(after);
    EXPECT_FALSE(after->repeated);
    EXPECT_EQ(after->message->seq, 2U);
    store_.open();
    EXPECT_EQ(store_.last_seq(), 2U);
}

// One floor for everything kept people from signing in to read, and moderators from signing
// somebody out, while the disk was full.
TEST_F(disk_fault, InTheReservePeopleSignInAndOutAndTakeAwayButSayNothing) {
    const message_id said = store_.submit(words("before", "n1"))->message->id;
    store_.options.disk_floor_bytes = std::numeric_limits<std::uint64_t>::max();
    store_.options.disk_reserve_bytes = 0;
    store_.open();
    session one;
    one.id = "one";
    one.secret = hash_secret("one");
    one.user = username(std::string("ada"));
    EXPECT_EQ(store_.refusal(words("too much", "n2")), errc::no_space);
    EXPECT_EQ(store_.opened->check().error().code, errc::no_space);
    EXPECT_EQ(store_.refusal(open_session{one}), std::nullopt);
    EXPECT_EQ(store_.refusal(delete_message{one.user, home_channel, said, one.created}),
              std::nullopt);
    EXPECT_EQ(store_.refusal(close_session{one.user, one.id, "signed_out"}), std::nullopt);
    store_.options.disk_reserve_bytes = std::numeric_limits<std::uint64_t>::max();
    store_.open();
    EXPECT_EQ(store_.refusal(open_session{one}), errc::no_space);
}

// After a failed fsync the kernel may have dropped the pages and call the next fsync a success:
// asking again would acknowledge what was never written.
TEST_F(disk_fault, AFailedSyncIsNeverAcknowledgedAndNothingIsWrittenAfterwards) {
    ASSERT_TRUE(store_.submit(words("before", "n1")));
    faults.wal_sync_fails = true;
    EXPECT_EQ(store_.refusal(words("unsure", "n2")), errc::unavailable);
    faults.wal_sync_fails = false;
    EXPECT_EQ(store_.refusal(words("later", "n3")), errc::read_only);
    EXPECT_EQ(store_.opened->check().error().code, errc::read_only);
    EXPECT_EQ(store_.last_seq(), 1U);  // reads go on

    // A restart looks at what is there; a retry settles what was unsure, once.
    store_.open();
    const auto retried = store_.submit(words("unsure", "n2"));
    ASSERT_TRUE(retried);
    EXPECT_EQ(retried->message->seq, 2U);
    EXPECT_EQ(store_.last_seq(), 2U);
}

TEST_F(disk_fault, AFailedSyncOfACheckpointLosesNothing) {
    faults.db_sync_fails = true;
    std::optional<errc> refused;
    int posted = 0;
    const std::string long_words(4'000, 'x');
    for (; posted < 5'000 && !refused; ++posted) {
        refused = store_.refusal(words(long_words));
    }
    ASSERT_EQ(refused, errc::read_only);
    faults.db_sync_fails = false;
    store_.open();
    EXPECT_EQ(store_.last_seq(), static_cast<sequence>(posted - 1));
    EXPECT_TRUE(store_.submit(words("again")));
}

TEST_F(disk_fault, BelowTheFloorOfFreeSpaceNothingIsWritten) {
    store_.options.disk_floor_bytes = UINT64_MAX / 2;
    store_.open();
    EXPECT_EQ(store_.refusal(words("hello")), errc::no_space);
    EXPECT_EQ(store_.opened->blobs().put("bytes").error().code, errc::no_space);
    EXPECT_EQ(store_.last_seq(), 0U);
}

TEST_F(disk_fault, AReadThatFailsIsARefusalAndNotTheEnd) {
    const auto reader = store_.opened->make_reader();
    ASSERT_TRUE(store_.submit(words("hello")));
    faults.reads_fail = true;
    const auto told = reader->messages({home_channel, page_request::where::newest, 0, 50});
    faults.reads_fail = false;
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().code, errc::unavailable);
    EXPECT_TRUE(reader->messages({home_channel, page_request::where::newest, 0, 50}));
}

// Ids are made from random bytes by whoever asks; should two ever be alike, only the second asker
// may suffer.
TEST_F(disk_fault, AnIntentThatCannotBeStoredDoesNotTakeItsGroupDown) {
    session one;
    one.id = "same";
    one.secret = hash_secret("one");
    one.user = username(std::string("ada"));
    ASSERT_TRUE(store_.submit(open_session{one}));
    session twin = one;
    twin.secret = hash_secret("two");

    std::promise<void> held;
    std::promise<void> go_on;
    writer& to = store_.opened->writer();
    to.submit(mark_read{}, [&](const result<outcome>&) {
        held.set_value();
        go_on.get_future().wait();
    });
    held.get_future().wait();
    std::array<std::promise<result<outcome>>, 3> told;
    const auto answer_to = [&](std::size_t i) {
        return [&told, i](result<outcome> how) { told[i].set_value(std::move(how)); };
    };
    to.submit(words("first", "n1"), answer_to(0));
    to.submit(open_session{twin}, answer_to(1));
    to.submit(words("second", "n2"), answer_to(2));
    go_on.set_value();
    const auto first = told[0].get_future().get();
    const auto refused = told[1].get_future().get();
    const auto second = told[2].get_future().get();
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->message->seq, 1U);
    EXPECT_EQ(second->message->seq, 2U);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, errc::internal);
    EXPECT_EQ(store_.last_seq(), 2U);
}

}  // namespace snug::sqlite
