// What an end in the middle leaves of an upload, and what the disk has room for.
#include "store/sqlite/file_parts.hpp"

#include "store/sqlite/temp_folder.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace snug::sqlite {
namespace {

namespace fs = std::filesystem;

constexpr part_bounds roomy{.per_person_max = 100};

class FileParts : public testing::Test {
protected:
    FileParts() { reopen(); }

    /// As a process that comes after one that ended anyhow.
    void reopen(std::uint64_t floor = 0) { parts.emplace(folder.path() / "uploads", files, floor); }
    result<void> create(const std::string& id, std::uint64_t size) {
        return parts->create({.id = id,
                              .by = username(std::string("ada")),
                              .name = "a.txt",
                              .size = size,
                              .offset = 0,
                              .expires = {}},
                             roomy);
    }
    fs::path of(const std::string& id, const char* file) const {
        return folder.path() / "uploads" / id / file;
    }

    temp_folder folder;
    file_blobs files{folder.path() / "files", 0};
    std::optional<file_parts> parts;
};

TEST_F(FileParts, BytesBeyondWhatWasSyncedAreNotBelieved) {
    ASSERT_TRUE(create("one", 10));
    ASSERT_TRUE(parts->append("one", 0, "01234"));
    ASSERT_TRUE(parts->sync("one"));
    // The file had grown, and what was in it never came to the disk.
    std::ofstream(of("one", "data"), std::ios::app) << std::string(3, '\0');
    reopen();
    EXPECT_EQ(parts->find("one")->offset, 5U);
    ASSERT_TRUE(parts->append("one", 5, "56789"));
    EXPECT_EQ(parts->finish("one"), sha256("0123456789"));
}

TEST_F(FileParts, WhatWasHalfWrittenAtTheEndIsGoneAfterIt) {
    ASSERT_TRUE(create("one", 10));
    std::ofstream(of("one", "facts.9sh37qgp.part")) << R"({"by":)";
    reopen();
    EXPECT_FALSE(fs::exists(of("one", "facts.9sh37qgp.part")));
    EXPECT_EQ(parts->find("one")->size, 10U);

    const auto kept = files.put("kept");
    ASSERT_TRUE(kept);
    const std::string name = to_hex(*kept);
    const fs::path half =
        folder.path() / "files" / name.substr(0, 2) / (name.substr(2) + ".9sh37qgp.part");
    std::ofstream(half) << "ke";
    const auto all_used = [](const digest&) { return true; };
    const auto present = system_now();
    EXPECT_EQ(files.sweep(all_used, present - std::chrono::hours(1)), 0U);
    EXPECT_EQ(files.sweep(all_used, present + std::chrono::hours(1)), 1U);
    EXPECT_FALSE(fs::exists(half));
    EXPECT_EQ(*files.read_range(*kept, 0, 10), "kept");
}

TEST_F(FileParts, EndBetweenTheNameAndTheRenameIsMadeGood) {
    ASSERT_TRUE(create("one", 5));
    ASSERT_TRUE(parts->append("one", 0, "01234"));
    ASSERT_TRUE(parts->sync("one"));
    std::string facts;
    std::getline(std::ifstream(of("one", "facts")), facts);
    facts.insert(facts.size() - 1, ",\"hash\":\"" + to_hex(sha256("01234")) + "\"");
    std::ofstream(of("one", "facts")) << facts;
    reopen();
    EXPECT_FALSE(files.size(sha256("01234")));
    EXPECT_FALSE(parts->append("one", 5, "")->is_taken);
    EXPECT_EQ(parts->finish("one"), sha256("01234"));
    EXPECT_EQ(files.read_range(sha256("01234"), 0, 10), "01234");
    EXPECT_FALSE(fs::exists(of("one", "data"))) << "a rename, not a copy";
}

TEST_F(FileParts, FinishedUploadTakesNoRoomAndItsBlobOutlivesIt) {
    ASSERT_TRUE(create("one", 5));
    ASSERT_TRUE(parts->append("one", 0, "01234"));
    ASSERT_TRUE(parts->finish("one"));
    reopen();
    EXPECT_EQ(parts->finish("one"), sha256("01234"));
    ASSERT_TRUE(parts->remove("one"));
    EXPECT_FALSE(fs::exists(of("one", "facts")));
    EXPECT_EQ(files.size(sha256("01234")), 5U);
}

TEST_F(FileParts, WhatIsNoUploadIsClearedAway) {
    ASSERT_TRUE(create("one", 5));
    fs::create_directory(folder.path() / "uploads" / "two");
    std::ofstream(of("two", "data")) << "bytes without facts";
    fs::create_directory(folder.path() / "uploads" / "three");
    std::ofstream(of("three", "facts")) << "{\"by\":";
    reopen();
    EXPECT_TRUE(parts->find("one"));
    EXPECT_FALSE(fs::exists(folder.path() / "uploads" / "two"));
    EXPECT_FALSE(fs::exists(folder.path() / "uploads" / "three"));
}

TEST_F(FileParts, DeclaredSizesCountAsTaken) {
    const std::uint64_t free = free_bytes(folder.path());
    ASSERT_GT(free, 64U << 20U);
    reopen(free / 2);
    ASSERT_TRUE(create("one", free / 4));
    const auto refused = create("two", free / 2);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, errc::no_space);
    reopen(free / 2);
    EXPECT_FALSE(create("two", free / 2)) << "also after a restart";
    ASSERT_TRUE(parts->remove("one"));
    EXPECT_FALSE(create("two", UINT64_MAX));
    EXPECT_TRUE(create("two", free / 4));
}

TEST_F(FileParts, OpenedBlobStaysReadableWhenItGoes) {
    const auto hash = files.put("some bytes");
    const file_handle file(files.open(*hash).value());
    ASSERT_TRUE(files.remove(*hash));
    std::string bytes(10, '\0');
    EXPECT_EQ(::pread(file.fd(), bytes.data(), bytes.size(), 0), 10);
    EXPECT_EQ(bytes, "some bytes");
    EXPECT_EQ(files.open(*hash).error().code, errc::not_found);
}

}  // namespace
}  // namespace snug::sqlite
