#include "store/sqlite/connection.hpp"
#include "store/sqlite/test_store.hpp"

#include <latch>

namespace snug::sqlite {

TEST(upkeep, ExpiredNoncesLeaveTheFileAndYoungOnesStay) {
    std::atomic<std::int64_t> now_ms = 1'780'000'000'000;
    test_store home;
    home.options.clock = [&now_ms] { return from_ms(now_ms); };
    home.open();
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(home.submit(words("old", "old" + std::to_string(i))));
    now_ms += std::chrono::milliseconds(limits::nonce_lifetime).count() + 1;
    ASSERT_TRUE(home.submit(words("young", "young")));
    for (int i = 0; i < 2; ++i)
        ASSERT_TRUE(home.submit(words("time goes by")));
    connection look((home.options.folder / "snug.db").string(), access::reading);
    EXPECT_EQ(look.number("SELECT count(*) FROM nonces"), 1);
    EXPECT_TRUE(home.submit(words("young", "young"))->repeated);
}

TEST(upkeep, TheWalStaysSmallUnderALongLoad) {
    constexpr int posts = 8'000;  // 32 MB, twice what a calm WAL keeps
    constexpr std::uintmax_t wal_bytes_bound = 20UL * 1024 * 1024;
    constexpr std::uintmax_t database_bytes_least = 12UL * 1024 * 1024;
    test_store home;
    std::latch all(posts);
    std::atomic<int> refused = 0;
    for (int i = 0; i < posts; ++i) {
        home.opened->writer().submit(words(std::string(4'000, 'x')),
                                     [&](const result<outcome>& how) {
                                         if (!how) ++refused;
                                         all.count_down();
                                     });
    }
    all.wait();
    EXPECT_EQ(refused, 0);
    EXPECT_GT(std::filesystem::file_size(home.options.folder / "snug.db"), database_bytes_least);
    EXPECT_LT(std::filesystem::file_size(home.options.folder / "snug.db-wal"), wal_bytes_bound);
}

}  // namespace snug::sqlite
