// One upload through several nodes.
#include "store/mongo/chunk_parts.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/open.hpp"
#include "store/mongo/test_set.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace snug::mongo {
namespace {

class Parts : public testing::Test {
protected:
    void SetUp() override {
        init_crypto();
        ASSERT_FALSE(test_address().empty()) << no_test_set;
        a = open_node();
        b = open_node();
        for (std::size_t i = 0; bytes.size() < 3'300'000; ++i)
            bytes += std::to_string(i) + ' ';
    }

    std::unique_ptr<store> open_node() {
        auto made = open_mongo(database_.options);
        if (!made) throw std::runtime_error(made.error().detail);
        return std::move(*made);
    }
    result<void> create(store& at, const std::string& id, part_bounds bounds = {100}) {
        return at.parts().create({.id = id,
                                  .by = username(std::string("ada")),
                                  .name = "a.txt",
                                  .size = bytes.size(),
                                  .offset = 0,
                                  .expires = {}},
                                 bounds);
    }
    std::uint64_t send(store& to, std::uint64_t from, std::uint64_t until) {
        const auto done =
            to.parts().append("one", from, std::string_view(bytes).substr(from, until - from));
        EXPECT_TRUE(done && done->is_taken);
        return done ? done->offset : 0;
    }
    std::int64_t count_of(const char* collection) {
        client_pool pool(database_.options, patience::long_work);
        database on(pool, database_.options.database);
        std::int64_t count = 0;
        for (cursor rows = on.find({collection}); rows.next();)
            ++count;
        return count;
    }

    test_database database_;
    std::unique_ptr<store> a;
    std::unique_ptr<store> b;
    std::string bytes;
};

TEST_F(Parts, UploadGoesOnAtAnotherNodeAndEndsAtAThird) {
    ASSERT_TRUE(create(*a, "one"));
    std::uint64_t at = send(*a, 0, 1'100'000);
    ASSERT_TRUE(a->parts().sync("one"));
    EXPECT_EQ(b->parts().find("one")->offset, at);
    at = send(*b, at, 2'500'000);
    ASSERT_TRUE(b->parts().sync("one"));
    send(*a, at, bytes.size());
    ASSERT_TRUE(a->parts().sync("one"));
    const auto last = open_node();
    EXPECT_EQ(last->parts().finish("one"), sha256(bytes));
    EXPECT_EQ(a->parts().finish("one"), sha256(bytes));
    EXPECT_EQ(b->blobs().read_range(sha256(bytes), 2'000'000, 1'000'000),
              bytes.substr(2'000'000, 1'000'000));
}

TEST_F(Parts, TwoNodesWithTheSameUploadDoNotMixIt) {
    ASSERT_TRUE(create(*a, "one"));
    send(*a, 0, 500'000);
    // The sender thought that this one was gone, and began again at the other.
    std::uint64_t at = send(*b, 0, 1'700'000);
    EXPECT_FALSE(a->parts().sync("one")) << "what it has in hand was overtaken";
    ASSERT_TRUE(b->parts().sync("one"));
    const auto late = a->parts().append("one", 500'000, "other bytes");
    ASSERT_TRUE(late);
    EXPECT_FALSE(late->is_taken);
    EXPECT_EQ(late->offset, at);
    send(*a, at, bytes.size());
    EXPECT_EQ(a->parts().finish("one"), sha256(bytes));
}

TEST_F(Parts, BoundsHoldOverAllNodes) {
    std::atomic<int> made = 0;
    {
        std::vector<std::jthread> askers;
        for (int i = 0; i < 40; ++i) {
            askers.emplace_back([&, i] {
                if (create(i % 2 == 0 ? *a : *b, "id-" + std::to_string(i), {5})) ++made;
            });
        }
    }
    EXPECT_EQ(made, 5);
    EXPECT_EQ(b->parts().of(username(std::string("ada")))->size(), 5U);
    EXPECT_EQ(count_of(coll::uploads), 6) << "those, and what they have reserved";
}

TEST_F(Parts, NothingIsLeftOfWhatIsRemovedOrThereTwice) {
    ASSERT_TRUE(create(*a, "one"));
    send(*a, 0, 2'500'000);
    ASSERT_TRUE(b->parts().remove("one"));
    EXPECT_FALSE(a->parts().sync("one"));
    EXPECT_EQ(count_of(coll::chunks), 0);

    ASSERT_TRUE(a->blobs().put(bytes));
    const std::int64_t chunks = count_of(coll::chunks);
    ASSERT_TRUE(create(*a, "one"));
    send(*a, 0, bytes.size());
    EXPECT_EQ(a->parts().finish("one"), sha256(bytes));
    EXPECT_EQ(count_of(coll::chunks), chunks);
    EXPECT_EQ(b->parts().finish("one"), sha256(bytes));
    ASSERT_TRUE(b->parts().remove("one"));
    EXPECT_EQ(count_of(coll::chunks), chunks);
    EXPECT_EQ(b->blobs().read_range(sha256(bytes), 0, bytes.size()), bytes);
    ASSERT_TRUE(b->blobs().remove(sha256(bytes)));
    EXPECT_EQ(count_of(coll::chunks), 0);
}

// A node that ended between a file's chunks and its name left them for good.
TEST_F(Parts, ChunksWithoutANameGoAtTheSecondSweep) {
    ASSERT_TRUE(create(*a, "one"));
    send(*a, 0, 2'500'000);
    ASSERT_TRUE(a->parts().sync("one"));
    const auto kept = a->blobs().put("some bytes");
    client_pool pool(database_.options, patience::long_work);
    database on(pool, database_.options.database);
    chunks_key nobodys{};
    nobodys.back() = 7;
    for (const std::uint64_t at : {0UL, chunk_bytes}) {
        document insert = of("insert", coll::chunks);
        insert.put("documents", array().add(to_chunk(nobodys, at, "left behind")));
        on.write(insert);
    }
    const auto all_used = [](const digest&) { return true; };
    const std::int64_t before = count_of(coll::chunks);
    ASSERT_TRUE(a->blobs().sweep(all_used, system_now()));
    EXPECT_EQ(count_of(coll::chunks), before) << "it may be on its way";
    EXPECT_EQ(a->blobs().sweep(all_used, system_now()), 1U);
    EXPECT_EQ(count_of(coll::chunks), before - 2);
    EXPECT_EQ(a->blobs().sweep(all_used, system_now()), 0U);
    send(*a, 2'500'000, bytes.size());
    EXPECT_EQ(a->parts().finish("one"), sha256(bytes));
    EXPECT_EQ(a->blobs().read_range(*kept, 0, 100), "some bytes");
}

}  // namespace
}  // namespace snug::mongo
