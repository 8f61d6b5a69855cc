// What only this backend's index can show: that nothing waits for it, that it catches up, that it
// is made anew when it is lost, and that it holds no words.
#include "store/sqlite/connection.hpp"
#include "store/sqlite/search_file.hpp"
#include "store/sqlite/test_store.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace snug::sqlite {
namespace {

using namespace std::chrono_literals;

class search_index : public testing::Test {
protected:
    search_index() {
        store_.options.index_every = 1ms;
        store_.open();
    }

    std::filesystem::path path() const { return search_path(store_.options.folder); }

    std::size_t hits(const std::string& line) {
        search_request wanted;
        wanted.viewer = username(std::string("ada"));
        wanted.what = parse_search(line).value();
        const auto page = store_.opened->make_reader()->search(wanted);
        EXPECT_TRUE(page);
        return page ? page->messages.size() : 0;
    }

    position head() { return store_.opened->make_reader()->head()->pos; }

    /// How far the index is; 0 while there is none, or only one of another store.
    position indexed_to() {
        if (!std::filesystem::exists(path())) return 0;
        try {
            connection look(path().string(), access::reading);
            const auto built =
                "SELECT CASE WHEN built_to IS NULL AND epoch <> 'other' THEN indexed_to ELSE 0 END "
                "FROM index_head";
            return static_cast<position>(look.number(built));
        } catch (const std::exception&) {
            return 0;  // it is being made just now
        }
    }

    void wait_until_indexed() {
        const auto deadline = std::chrono::steady_clock::now() + 20s;
        while (indexed_to() < head() && std::chrono::steady_clock::now() < deadline)
            std::this_thread::yield();
        ASSERT_EQ(indexed_to(), head());
    }

    std::int64_t block_count() {
        connection look(path().string(), access::reading);
        return look.number("SELECT count(*) FROM blocks");
    }

    test_store store_;
};

}  // namespace

TEST_F(search_index, FollowsTheLogAndHoldsNoWords) {
    ASSERT_TRUE(store_.submit(words("a zanzibar of words", "n1")));
    wait_until_indexed();
    EXPECT_EQ(block_count(), 1);
    EXPECT_EQ(hits("zanzi"), 1U);
    store_.opened.reset();
    for (const char* suffix : {"", "-wal"}) {
        std::ifstream file(path().string() + suffix, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        EXPECT_FALSE(bytes.contains("zanzibar")) << suffix;
    }
}

// The point of an indexer of its own: a search that cannot be indexed costs nobody a post.
TEST_F(search_index, WhileItIsStoppedPostsAreAcknowledgedAndFoundAllTheSame) {
    ASSERT_TRUE(store_.submit(words("before", "n0")));
    wait_until_indexed();
    const position stopped_at = indexed_to();
    connection holder(path().string(), access::writing);
    {
        const transaction held(holder, transaction::kind::write);
        for (int i = 0; i < 300; ++i)
            ASSERT_TRUE(store_.submit(words("zebra " + std::to_string(i))));
        EXPECT_EQ(hits("\"zebra 299\""), 1U);
        EXPECT_EQ(hits("before"), 1U);
        EXPECT_EQ(indexed_to(), stopped_at);
    }
    ASSERT_TRUE(store_.submit(words("afterwards")));
    wait_until_indexed();
    EXPECT_EQ(hits("\"zebra 299\""), 1U);
}

TEST_F(search_index, IsMadeAnewWhenItIsLostOrDamaged) {
    for (int i = 0; i < 300; ++i)
        ASSERT_TRUE(store_.submit(words("zebra " + std::to_string(i))));
    wait_until_indexed();
    for (const bool damaged : {false, true}) {
        store_.opened.reset();
        std::filesystem::remove(path());
        std::filesystem::remove(path().string() + "-wal");
        if (damaged) std::ofstream(path()) << std::string(20'000, 'x');
        store_.open();
        wait_until_indexed();
        EXPECT_EQ(block_count(), 3);
        EXPECT_EQ(hits("\"zebra 12\""), 11U);  // and 120 to 129
    }
}

TEST_F(search_index, AnIndexOfAnotherStoreIsNotBelieved) {
    ASSERT_TRUE(store_.submit(words("zebra")));
    wait_until_indexed();
    {
        connection other(path().string(), access::writing);
        other.execute("UPDATE index_head SET epoch = 'other'; DELETE FROM blocks");
    }
    store_.open();
    wait_until_indexed();
    EXPECT_EQ(block_count(), 1);
    EXPECT_EQ(hits("zebra"), 1U);
}

TEST_F(search_index, BlocksOfADeletedChannelGo) {
    const channel_id cellar(std::string("cellar000000"));
    create_channel wanted{username(std::string("ada")), {}, from_ms(1'780'000'000'000)};
    wanted.wanted.id = cellar;
    wanted.wanted.name = "cellar";
    ASSERT_TRUE(store_.submit(wanted));
    send_message said = words("zebra");
    said.channel = cellar;
    ASSERT_TRUE(store_.submit(said));
    wait_until_indexed();
    EXPECT_EQ(block_count(), 1);
    ASSERT_TRUE(store_.submit(
        delete_channel{username(std::string("ada")), cellar, from_ms(1'780'000'000'000)}));
    wait_until_indexed();
    EXPECT_EQ(block_count(), 0);
    EXPECT_EQ(hits("zebra"), 0U);
}

}  // namespace snug::sqlite
