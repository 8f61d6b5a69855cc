#include "store/contract/harness.hpp"

namespace snug::contract {

namespace {

using where = page_request::where;

struct page_case {
    where selector;
    sequence seq;
    std::size_t limit;
    sequence first;  // 0: an empty page
    sequence last;
    bool has_before;
    bool has_after;
};

// Of a channel with ten messages.
const std::vector<page_case> pages = {
    {where::newest, 0, 4, 7, 10, true, false},
    {where::newest, 0, 10, 1, 10, false, false},
    {where::newest, 0, 50, 1, 10, false, false},
    {where::before, 7, 4, 3, 6, true, true},
    {where::before, 3, 4, 1, 2, false, true},
    {where::before, 1, 4, 0, 0, false, true},
    {where::before, 0, 4, 0, 0, false, true},
    {where::before, 99, 4, 7, 10, true, false},
    {where::after, 0, 4, 1, 4, false, true},
    {where::after, 8, 4, 9, 10, true, false},
    {where::after, 10, 4, 0, 0, true, false},
    {where::after, 1ULL << 50U, 4, 0, 0, true, false},
    {where::around, 5, 5, 3, 7, true, true},
    {where::around, 1, 5, 1, 5, false, true},
    {where::around, 10, 5, 6, 10, true, false},
    {where::around, 99, 5, 6, 10, true, false},
    {where::around, 5, 50, 1, 10, false, false},
};

}  // namespace

TEST_P(store_contract, PagesBeginAndEndWhereTheyShould) {
    set_up_server();
    for (int i = 1; i <= 10; ++i)
        post("ada", "number " + std::to_string(i));
    for (const page_case& one : pages) {
        const auto page = reader().messages({home_channel, one.selector, one.seq, one.limit});
        ASSERT_TRUE(page);
        const std::string name = std::to_string(static_cast<int>(one.selector)) + " at " +
                                 std::to_string(one.seq) + " limit " + std::to_string(one.limit);
        const std::size_t size = one.first == 0 ? 0 : one.last - one.first + 1;
        ASSERT_EQ(page->messages.size(), size) << name;
        for (std::size_t i = 0; i < size; ++i) {
            EXPECT_EQ(page->messages[i].seq, one.first + i) << name;
        }
        EXPECT_EQ(page->has_before, one.has_before) << name;
        EXPECT_EQ(page->has_after, one.has_after) << name;
    }
}

TEST_P(store_contract, AnEmptyChannelHasAnEmptyPage) {
    set_up_server();
    for (const where selector : {where::newest, where::before, where::after, where::around}) {
        const auto page = reader().messages({home_channel, selector, 1, 50});
        ASSERT_TRUE(page);
        EXPECT_TRUE(page->messages.empty());
        EXPECT_FALSE(page->has_before);
        EXPECT_FALSE(page->has_after);
    }
}

TEST_P(store_contract, AnUnknownChannelIsNotFound) {
    set_up_server();
    const channel_id unknown(std::string("abcdefabcdef"));
    EXPECT_EQ(code_of(reader().messages({unknown, where::newest, 0, 50})), errc::not_found);
}

TEST_P(store_contract, TombstonesStayInPagesHoweverDense) {
    set_up_server();
    std::vector<message_id> ids;
    for (int i = 0; i < 20; ++i)
        ids.push_back(post("ada", "short-lived").id);
    for (const message_id& id : ids) {
        ASSERT_TRUE(submit(delete_message{named("ada"), home_channel, id, clock_.now()}));
    }
    const auto page = reader().messages({home_channel, where::newest, 0, 10});
    ASSERT_TRUE(page);
    ASSERT_EQ(page->messages.size(), 10U);
    for (const message& one : page->messages)
        EXPECT_TRUE(one.deleted);
    EXPECT_TRUE(page->has_before);
}

TEST_P(store_contract, RepliesBringTheirOriginalsFromOutsideThePage) {
    set_up_server();
    const message original = post("ada", "the original");
    for (int i = 0; i < 5; ++i)
        post("ada", "between");
    send_message reply = to_send("ada", "the reply");
    reply.reply_to = original.id;
    ASSERT_TRUE(submit(reply));
    const auto narrow = reader().messages({home_channel, where::newest, 0, 2});
    ASSERT_EQ(narrow->referenced.size(), 1U);
    EXPECT_EQ(narrow->referenced[0], original);
    const auto wide = reader().messages({home_channel, where::newest, 0, 50});
    EXPECT_TRUE(wide->referenced.empty());
}

}  // namespace snug::contract
