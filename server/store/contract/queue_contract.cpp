#include "store/contract/folded_store.hpp"
#include "store/contract/harness.hpp"

#include <future>
#include <latch>
#include <set>
#include <thread>

namespace snug::contract {

TEST_P(store_contract, AFullQueueAnswersBusyAtOnceAndLosesNothing) {
    queue_size_max_ = 3;
    reopen();
    set_up_server();
    std::promise<void> held;
    std::promise<void> go_on;
    now().store().writer().submit(mark_read{}, [&](const result<outcome>&) {
        held.set_value();
        go_on.get_future().wait();
    });
    held.get_future().wait();
    std::vector<std::promise<result<outcome>>> told(5);
    for (auto& one : told) {
        now().store().writer().submit(to_send("ada", "hello"), [&one](result<outcome> how) {
            one.set_value(std::move(how));
        });
    }
    // The last two were answered on this thread, while the writer is held.
    for (const std::size_t i : {3U, 4U}) {
        EXPECT_EQ(code_of(told[i].get_future().get()), errc::busy);
    }
    go_on.set_value();
    for (const std::size_t i : {0U, 1U, 2U})
        EXPECT_TRUE(told[i].get_future().get());
    EXPECT_EQ(all_messages(reader(), home_channel).size(), 3U);
}

TEST_P(store_contract, WhatIsQueuedWhenTheStoreClosesIsStillAnswered) {
    set_up_server();
    std::atomic<int> answered = 0;
    for (int i = 0; i < 100; ++i) {
        now().store().writer().submit(to_send("ada", "hello"), [&](const result<outcome>& how) {
            if (how) ++answered;
        });
    }
    reopen();
    EXPECT_EQ(answered, 100);
    EXPECT_EQ(all_messages(reader(), home_channel).size(), 100U);
}

TEST_P(store_contract, ManyThreadsPostIntoOneChannelWithoutHolesOrDoubles) {
    constexpr int threads = 16;
    constexpr int posts = 25;
    set_up_server();
    std::latch together(threads);
    std::mutex mutex;
    std::set<sequence> given;
    {
        std::vector<std::jthread> senders;
        for (int t = 0; t < threads; ++t) {
            senders.emplace_back([&, t] {
                together.arrive_and_wait();
                for (int i = 0; i < posts; ++i) {
                    const std::string nonce = std::to_string(t) + "-" + std::to_string(i);
                    const auto done = now().submit(to_send("ada", "hello " + nonce, nonce));
                    ASSERT_TRUE(done);
                    const std::lock_guard lock(mutex);
                    EXPECT_TRUE(given.insert(done->message->seq).second);
                }
            });
        }
    }
    EXPECT_EQ(given.size(), static_cast<std::size_t>(threads * posts));
    EXPECT_EQ(*given.rbegin(), static_cast<sequence>(threads * posts));
    EXPECT_EQ(all_messages(reader(), home_channel).size(), given.size());
}

TEST_P(store_contract, AReaderSeesWholeGroupsWhileTheWriterGoesOn) {
    set_up_server();
    std::atomic<bool> stop = false;
    std::jthread watcher([&] {
        const auto own = now().store().make_reader();
        position last = 0;
        while (!stop) {
            const auto world = own->world();
            ASSERT_TRUE(world);
            // One post is one position here, so both must move together.
            EXPECT_EQ(world->head.pos, 3 + world->channels.at(0).last_seq);
            EXPECT_GE(world->head.pos, last);
            last = world->head.pos;
        }
    });
    for (int round = 0; round < 20; ++round) {
        std::vector<intent> posts;
        for (int i = 0; i < 10; ++i)
            posts.emplace_back(to_send("ada", "hello"));
        now().submit_together(std::move(posts));
    }
    stop = true;
}

TEST_P(store_contract, BlobsAreKeptByTheirHash) {
    blobs& files = now().store().blobs();
    const auto hash = files.put("some bytes");
    ASSERT_TRUE(hash);
    EXPECT_EQ(*hash, sha256("some bytes"));
    EXPECT_EQ(files.put("some bytes").value(), *hash);
    reopen();
    blobs& again = now().store().blobs();
    EXPECT_EQ(again.size(*hash).value(), 10U);
    EXPECT_EQ(again.read_range(*hash, 5, 100).value(), "bytes");
    EXPECT_EQ(again.read_range(*hash, 0, 4).value(), "some");
    EXPECT_EQ(again.read_range(*hash, 10, 4).value(), "");
    EXPECT_EQ(code_of(again.size(sha256("unknown"))), errc::not_found);
    EXPECT_EQ(code_of(again.read_range(sha256("unknown"), 0, 1)), errc::not_found);
    ASSERT_TRUE(again.remove(*hash));
    EXPECT_EQ(code_of(again.remove(*hash)), errc::not_found);
    EXPECT_TRUE(again.put("")->size() == 32U);
}

}  // namespace snug::contract
