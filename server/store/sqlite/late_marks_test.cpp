// Posting marks a channel read for its author. That mark is written late: a busy channel would
// write one with every post. Nobody may notice, also not after an end without warning.
#include "store/sqlite/connection.hpp"
#include "store/sqlite/test_store.hpp"

namespace snug::sqlite {

namespace {

class late_marks : public testing::Test {
protected:
    sequence read_seq(const char* name = "ada") {
        const auto states = home_.opened->make_reader()->reads_of(username(std::string(name)));
        return states ? states->at(0).read_seq : 0;
    }
    void post(int count) {
        for (int i = 0; i < count; ++i)
            ASSERT_TRUE(home_.submit(words("hello")));
    }
    void mark(sequence seq) {
        ASSERT_TRUE(home_.submit(mark_read{username(std::string("ada")), home_channel, seq}));
    }
    std::int64_t in_file(const char* sql) {
        return connection((home_.options.folder / "snug.db").string(), access::reading).number(sql);
    }
    /// As after a kill: nothing is written at the end, what is not in the file is gone.
    void restart() { home_.open(); }

    test_store home_;
};

}  // namespace

TEST_F(late_marks, AreSeenAtOnceThoughNoRowSaysSo) {
    post(3);
    EXPECT_EQ(in_file("SELECT count(*) FROM reads WHERE seq = 3"), 0);
    EXPECT_EQ(read_seq(), 3U);
    restart();
    EXPECT_EQ(read_seq(), 3U);
}

TEST_F(late_marks, OneThatWasTakenBackStaysBack) {
    post(3);
    mark(1);
    EXPECT_EQ(read_seq(), 1U);
    restart();
    EXPECT_EQ(read_seq(), 1U);
    post(1);
    EXPECT_EQ(read_seq(), 4U);
    restart();
    EXPECT_EQ(read_seq(), 4U);
}

TEST_F(late_marks, OfBeforeARestartAreWrittenWithTheNextThatIsDue) {
    post(2);
    restart();
    add_user bo;
    bo.name = username(std::string("bo"));
    ASSERT_TRUE(home_.submit(bo));  // his "joined" line is read by him
    EXPECT_EQ(read_seq(), 2U);
    EXPECT_EQ(read_seq("bo"), 3U);
    mark(3);
    EXPECT_EQ(in_file("SELECT count(*) FROM reads WHERE seq = 3"), 2);
    EXPECT_EQ(in_file("SELECT pos - marked_to FROM head"), 0);
}

TEST_F(late_marks, AreWrittenAfterSoManyEntries) {
    post(static_cast<int>(limits::late_marks_max) + 1);
    EXPECT_GE(in_file("SELECT max(seq) FROM reads"),
              static_cast<std::int64_t>(limits::late_marks_max) - 10);
    EXPECT_LT(in_file("SELECT pos - marked_to FROM head"), 100);
    EXPECT_EQ(read_seq(), limits::late_marks_max + 1);
}

TEST_F(late_marks, GoWithTheirDeletedChannel) {
    create_channel wanted{username(std::string("ada")), {}, from_ms(1'780'000'000'000)};
    wanted.wanted.id = channel_id("kitchen00000");
    wanted.wanted.name = "kitchen";
    ASSERT_TRUE(home_.submit(wanted));
    send_message said = words("soup");
    said.channel = wanted.wanted.id;
    ASSERT_TRUE(home_.submit(said));
    ASSERT_TRUE(home_.submit(delete_channel{wanted.actor, wanted.wanted.id, wanted.at}));
    post(3);  // a slice of what was deleted goes after each group
    restart();
    mark(1);
    EXPECT_EQ(in_file("SELECT count(*) FROM reads WHERE channel = 2"), 0);
    EXPECT_EQ(in_file("SELECT purged FROM channels WHERE no = 2"), 1);
}

TEST_F(late_marks, StayTrueWhenTheLogIsPruned) {
    std::atomic<std::int64_t> now_ms = 1'780'000'000'000;
    home_.options.clock = [&now_ms] { return from_ms(now_ms); };
    home_.options.log_entries_min = 0;
    restart();
    post(3);
    now_ms += std::chrono::milliseconds(limits::log_lifetime).count() + 1;
    add_user bo;
    bo.name = username(std::string("bo"));
    ASSERT_TRUE(home_.submit(bo));
    EXPECT_EQ(read_seq(), 3U);
}

}  // namespace snug::sqlite
