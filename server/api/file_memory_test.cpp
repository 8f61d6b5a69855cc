#include "api/file_memory.hpp"

#include "base/file_limits.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <string>

namespace snug::api {
namespace {

file_id numbered(std::size_t n) {
    return file_id("file-" + std::to_string(n));
}

std::shared_ptr<const kept_file> row_of(std::size_t n, bool has_message = true) {
    kept_file made;
    made.what.id = numbered(n);
    if (has_message) made.message = message_id();
    return std::make_shared<const kept_file>(std::move(made));
}

digest bytes_of(std::uint8_t n) {
    digest made{};
    made.front() = n;
    return made;
}

bool is_open(int file) {
    return ::fcntl(file, F_GETFD) >= 0;
}

int open_something() {
    return ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

TEST(FileMemory, ARowIsGoodUntilTheLogGoesOn) {
    file_memory memory;
    const auto row = row_of(1);
    memory.keep(row, position(7));
    EXPECT_EQ(memory.row(numbered(1), position(7)), row);
    EXPECT_EQ(memory.row(numbered(1), position(8)), nullptr);
    EXPECT_EQ(memory.row(numbered(2), position(7)), nullptr);
    memory.keep(row, position(8));
    EXPECT_EQ(memory.row(numbered(1), position(8)), row);
}

TEST(FileMemory, WhatWaitsForItsMessageIsNotKept) {
    file_memory memory;
    memory.keep(row_of(1), position(7));
    memory.keep(row_of(1, false), position(7));
    EXPECT_EQ(memory.row(numbered(1), position(7)), nullptr);
}

TEST(FileMemory, TheOldestGoFirst) {
    file_memory memory;
    for (std::size_t i = 0; i <= limits::files_remembered_max; ++i)
        memory.keep(row_of(i), position(1));
    EXPECT_EQ(memory.row(numbered(0), position(1)), nullptr);
    EXPECT_NE(memory.row(numbered(1), position(1)), nullptr);
    EXPECT_NE(memory.row(numbered(limits::files_remembered_max), position(1)), nullptr);
}

TEST(FileMemory, ABlobThatNobodyAsksForIsClosed) {
    file_memory memory;
    const int asked_for = open_something();
    const int forgotten = open_something();
    memory.keep(bytes_of(1), std::make_shared<const open_blob>(asked_for, 10));
    memory.keep(bytes_of(2), std::make_shared<const open_blob>(forgotten, 20));
    memory.close_unused();
    ASSERT_NE(memory.blob(bytes_of(1)), nullptr);
    EXPECT_EQ(memory.blob(bytes_of(1))->size(), 10U);
    memory.close_unused();
    EXPECT_TRUE(is_open(asked_for));
    EXPECT_FALSE(is_open(forgotten));
    EXPECT_EQ(memory.blob(bytes_of(2)), nullptr);
}

TEST(FileMemory, WhoeverReadsABlobKeepsItOpen) {
    file_memory memory;
    const int file = open_something();
    memory.keep(bytes_of(1), std::make_shared<const open_blob>(file, 10));
    auto reading = memory.blob(bytes_of(1));
    memory.close_unused();
    memory.close_unused();
    EXPECT_EQ(memory.blob(bytes_of(1)), nullptr);
    EXPECT_TRUE(is_open(file));
    reading.reset();
    EXPECT_FALSE(is_open(file));
}

}  // namespace
}  // namespace snug::api
