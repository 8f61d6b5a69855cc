// Files with bytes flipped: the store refuses them or answers with refusals; it never crashes, and
// what it tells without a refusal holds the order that is promised. The walk is seeded.
#include "store/examined.hpp"
#include "store/sqlite/test_store.hpp"

#include <fstream>
#include <random>

namespace snug::sqlite {

namespace {

constexpr int damaged_files = 120;

void flip_one_byte(const std::filesystem::path& path, std::mt19937& random) {
    const auto size = std::filesystem::file_size(path);
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    const auto at = static_cast<std::streamoff>(random() % size);
    file.seekg(at);
    const int byte = file.get();
    file.seekp(at);
    file.put(static_cast<char>(byte ^ static_cast<int>(1U << random() % 8)));
}

void use_everything(store& opened) {
    const auto reader = opened.make_reader();
    static_cast<void>(reader->world());
    static_cast<void>(reader->log_after(0, 500));
    static_cast<void>(reader->reads_of(username(std::string("ada"))));
    static_cast<void>(reader->sessions_of(username(std::string("ada"))));
    static_cast<void>(reader->invites());
    const auto page = reader->messages({home_channel, page_request::where::newest, 0, 100});
    if (page) {
        for (std::size_t i = 1; i < page->messages.size(); ++i) {
            EXPECT_GT(page->messages[i].seq, page->messages[i - 1].seq);
        }
    }
    static_cast<void>(submit_to(opened, words("after the damage", "n")));
}

}  // namespace

TEST(damaged_file, IsNeverMoreThanARefusal) {
    test_store made;
    for (int i = 0; i < 40; ++i) {
        ASSERT_TRUE(made.submit(words("a message " + std::string(200, 'x'), std::to_string(i))));
    }
    made.opened.reset();
    const auto path = made.options.folder / "snug.db";
    const auto whole = made.options.folder / "whole";
    std::filesystem::copy_file(path, whole);
    std::mt19937 random(11);
    int refused = 0;
    for (int i = 0; i < damaged_files; ++i) {
        for (const char* name : {"snug.db-wal", "snug.db-shm"}) {
            std::filesystem::remove(made.options.folder / name);
        }
        std::filesystem::copy_file(whole, path, std::filesystem::copy_options::overwrite_existing);
        flip_one_byte(path, random);
        auto opened = open_sqlite(made.options);
        if (opened) {
            use_everything(**opened);
        } else {
            ++refused;
            EXPECT_EQ(opened.error().detail.find('\n'), std::string::npos);
        }
    }
    EXPECT_GT(refused, 0);
}

TEST(damaged_file, IsFoundByAnExamination) {
    test_store made;
    for (int i = 0; i < 200; ++i)
        ASSERT_TRUE(made.submit(words("a message " + std::string(400, 'x'), std::to_string(i))));
    const auto path = made.options.folder / "snug.db";
    made.opened.reset();
    const auto look = [&] {
        auto opened = open_sqlite(made.options);
        return dynamic_cast<examined&>(*opened.value()).examine().at(0);
    };
    EXPECT_TRUE(look().fine) << look().detail;
    {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        const std::string garbage(4096, '\x5A');
        file.seekp(static_cast<std::streamoff>(std::filesystem::file_size(path) / 4096 / 2) * 4096);
        file.write(garbage.data(), static_cast<std::streamsize>(garbage.size()));
    }
    auto opened = open_sqlite(made.options);
    if (!opened) return;  // found even sooner
    const finding found = dynamic_cast<examined&>(**opened).examine().at(0);
    EXPECT_FALSE(found.fine);
    EXPECT_NE(found.detail.find("restore a backup"), std::string::npos) << found.detail;
}

}  // namespace snug::sqlite
