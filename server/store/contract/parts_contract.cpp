// Unfinished uploads: what was acknowledged stays, what is reserved is exact, whole ones become
// blobs once.
#include "store/contract/harness.hpp"

#include <algorithm>
#include <atomic>
#include <barrier>
#include <thread>

namespace snug::contract {

namespace {

constexpr part_bounds roomy{.per_person_max = SIZE_MAX};

part_facts upload(const std::string& id, std::uint64_t size, const std::string& by = "ada") {
    return {.id = id,
            .by = named(by),
            .name = "b\xC3\xA4r \"1\".png",
            .size = size,
            .offset = 0,
            .expires = from_ms(1'780'000'000'000)};
}

/// Bytes that differ everywhere.
std::string counted(std::size_t size) {
    std::string bytes;
    while (bytes.size() < size)
        bytes += std::to_string(bytes.size()) + ' ';
    bytes.resize(size);
    return bytes;
}

std::uint64_t appended(upload_parts& to,
                       const std::string& id,
                       std::uint64_t offset,
                       std::string_view bytes) {
    const auto done = to.append(id, offset, bytes);
    EXPECT_TRUE(done && done->is_taken) << id << " at " << offset;
    return done ? done->offset : 0;
}

}  // namespace

TEST_P(store_contract, UploadGrowsAndBecomesABlob) {
    const std::string bytes = counted(3'000'000);  // neither one chunk nor whole ones
    upload_parts& parts = now().store().parts();
    ASSERT_TRUE(parts.create(upload("one", bytes.size()), roomy));
    EXPECT_EQ(code_of(parts.finish("one")), errc::bad_request);
    for (std::size_t at = 0; at < bytes.size();)
        at = appended(parts, "one", at, std::string_view(bytes).substr(at, 250'000));
    ASSERT_TRUE(parts.sync("one"));
    EXPECT_EQ(parts.find("one")->offset, bytes.size());
    const auto hash = parts.finish("one");
    ASSERT_TRUE(hash) << hash.error().detail;
    EXPECT_EQ(*hash, sha256(bytes));
    EXPECT_EQ(parts.finish("one"), *hash) << "asked again";
    ASSERT_TRUE(parts.remove("one"));
    EXPECT_EQ(code_of(parts.remove("one")), errc::not_found);
    EXPECT_EQ(code_of(parts.finish("one")), errc::not_found);
    reopen();
    blobs& files = now().store().blobs();
    EXPECT_EQ(files.size(*hash), bytes.size());
    EXPECT_EQ(files.read_range(*hash, 0, bytes.size()), bytes);
    EXPECT_EQ(files.read_range(*hash, 1'048'570, 20), bytes.substr(1'048'570, 20));
    ASSERT_TRUE(files.remove(*hash));
    EXPECT_EQ(code_of(files.read_range(*hash, 0, 1)), errc::not_found);
}

TEST_P(store_contract, UploadGoesOnAfterARestart) {
    const std::string bytes = counted(2'500'000);
    ASSERT_TRUE(now().store().parts().create(upload("one", bytes.size()), roomy));
    std::uint64_t at = appended(now().store().parts(), "one", 0, bytes.substr(0, 1'200'000));
    ASSERT_TRUE(now().store().parts().sync("one"));
    reopen();
    part_facts expected = upload("one", bytes.size());
    expected.offset = at;
    EXPECT_EQ(now().store().parts().find("one"), expected);
    appended(now().store().parts(), "one", at, bytes.substr(at));
    reopen();
    // Not synced: what is told must be there, and only that.
    at = now().store().parts().find("one")->offset;
    ASSERT_GE(at, expected.offset);
    appended(now().store().parts(), "one", at, bytes.substr(at));
    const auto hash = now().store().parts().finish("one");
    ASSERT_TRUE(hash);
    EXPECT_EQ(*hash, sha256(bytes));
    reopen();
    EXPECT_EQ(now().store().parts().finish("one"), *hash) << "whoever died hears the same";
    ASSERT_TRUE(now().store().parts().remove("one"));
    EXPECT_EQ(now().store().blobs().size(*hash), bytes.size());
}

TEST_P(store_contract, BytesAreAppendedOnlyWhereTheUploadStands) {
    upload_parts& parts = now().store().parts();
    ASSERT_TRUE(parts.create(upload("one", 10), roomy));
    appended(parts, "one", 0, "01234");
    for (const std::uint64_t wrong : {0U, 4U, 6U}) {
        const auto refused = parts.append("one", wrong, "x");
        ASSERT_TRUE(refused);
        EXPECT_FALSE(refused->is_taken);
        EXPECT_EQ(refused->offset, 5U);
    }
    EXPECT_EQ(code_of(parts.append("one", 5, "567890")), errc::body_too_large);
    EXPECT_EQ(appended(parts, "one", 5, "56789"), 10U);
    EXPECT_EQ(parts.finish("one"), sha256("0123456789"));
    EXPECT_EQ(code_of(parts.append("two", 0, "x")), errc::not_found);
    EXPECT_EQ(code_of(parts.find("two")), errc::not_found);
    EXPECT_EQ(code_of(parts.sync("two")), errc::not_found);
}

TEST_P(store_contract, WhatWasSentWrongIsForgotten) {
    const std::string bytes = counted(3'500'000);
    upload_parts& parts = now().store().parts();
    ASSERT_TRUE(parts.create(upload("one", bytes.size()), roomy));
    // Within a chunk that is not full, back over whole ones, and over what is durable already.
    std::uint64_t at = appended(parts, "one", 0, bytes.substr(0, 300'000));
    appended(parts, "one", at, std::string(200'000, 'x'));
    ASSERT_TRUE(parts.rewind("one", at));
    EXPECT_EQ(parts.find("one")->offset, at);
    at = appended(parts, "one", at, bytes.substr(at, 1'000'000));
    appended(parts, "one", at, std::string(2'000'000, 'x'));
    ASSERT_TRUE(parts.sync("one"));
    ASSERT_TRUE(parts.rewind("one", at));
    ASSERT_TRUE(parts.rewind("one", at + 5)) << "it does not stand there";
    reopen();
    upload_parts& again = now().store().parts();
    EXPECT_EQ(again.find("one")->offset, at);
    appended(again, "one", at, bytes.substr(at));
    EXPECT_EQ(again.finish("one"), sha256(bytes));
    ASSERT_TRUE(again.rewind("one", 0)) << "what is whole stays so";
    EXPECT_EQ(again.finish("one"), sha256(bytes));
    EXPECT_EQ(code_of(again.rewind("two", 0)), errc::not_found);
}

TEST_P(store_contract, WorkAheadBesideWritingChangesNothing) {
    const std::string bytes = counted(3'000'000);
    upload_parts& parts = now().store().parts();
    parts.work_ahead("nobody's");
    ASSERT_TRUE(parts.create(upload("one", bytes.size()), roomy));
    std::atomic<bool> is_over = false;
    const auto ahead = [&] {
        while (!is_over)
            parts.work_ahead("one");
    };
    std::thread first(ahead);
    std::thread second(ahead);
    std::uint64_t at = 0;
    while (at < bytes.size()) {
        const std::string_view rest = std::string_view(bytes).substr(at);
        // Each piece comes wrong at first, is looked at, and comes again.
        appended(parts, "one", at, std::string(std::min<std::size_t>(rest.size(), 90'000), 'x'));
        parts.work_ahead("one");
        EXPECT_TRUE(parts.rewind("one", at));
        at = appended(parts, "one", at, rest.substr(0, 130'000));
    }
    const auto hash = parts.finish("one");
    is_over = true;
    first.join();
    second.join();
    EXPECT_EQ(hash, sha256(bytes));
}

TEST_P(store_contract, SameBytesTwiceAreOneBlob) {
    upload_parts& parts = now().store().parts();
    const auto put = now().store().blobs().put("same bytes");
    for (const char* id : {"one", "two"}) {
        ASSERT_TRUE(parts.create(upload(id, 10), roomy));
        appended(parts, id, 0, "same bytes");
        EXPECT_EQ(parts.finish(id), *put);
        ASSERT_TRUE(parts.remove(id));
    }
    EXPECT_EQ(now().store().blobs().put("same bytes"), *put);
    EXPECT_EQ(now().store().blobs().read_range(*put, 0, 100), "same bytes");
    ASSERT_TRUE(now().store().blobs().remove(*put));
    EXPECT_EQ(code_of(now().store().blobs().size(*put)), errc::not_found);
}

TEST_P(store_contract, EmptyFileIsAFile) {
    upload_parts& parts = now().store().parts();
    ASSERT_TRUE(parts.create(upload("one", 0), roomy));
    EXPECT_EQ(parts.finish("one"), sha256(""));
    EXPECT_EQ(now().store().blobs().size(sha256("")), 0U);
}

TEST_P(store_contract, UploadsEndAndGoAway) {
    upload_parts& parts = now().store().parts();
    part_facts later = upload("later", 10);
    later.expires += std::chrono::hours(1);
    ASSERT_TRUE(parts.create(upload("soon", 10), roomy));
    ASSERT_TRUE(parts.create(later, roomy));
    ASSERT_TRUE(parts.create(upload("his", 10, "bob"), roomy));
    EXPECT_EQ(parts.of(named("ada"))->size(), 2U);
    EXPECT_EQ(parts.of(named("bob")), (std::vector{upload("his", 10, "bob")}));
    EXPECT_TRUE(parts.expired(later.expires - std::chrono::hours(1), 10)->empty());
    EXPECT_EQ(parts.expired(later.expires, 10)->size(), 2U);
    EXPECT_EQ(parts.expired(later.expires, 1)->size(), 1U);
    ASSERT_TRUE(parts.remove("soon"));
    ASSERT_TRUE(parts.remove("his"));
    reopen();
    EXPECT_TRUE(now().store().parts().expired(later.expires, 10)->empty());
    EXPECT_EQ(now().store().parts().of(named("ada")), (std::vector{later}));
}

TEST_P(store_contract, IdsThatAreNoNamesAreRefused) {
    upload_parts& parts = now().store().parts();
    for (const std::string id : {"", "..", "a/b", "a.b", "a b"})
        EXPECT_EQ(code_of(parts.create(upload(id, 1), roomy)), errc::invalid_field) << id;
    ASSERT_TRUE(parts.create(upload("one", 1), roomy));
    EXPECT_EQ(code_of(parts.create(upload("one", 1), roomy)), errc::name_taken);
}

TEST_P(store_contract, HundredAtOnceReserveNoMoreThanThereIs) {
    constexpr int askers = 100;
    constexpr part_bounds bounds{.per_person_max = 5, .bytes_max = 1'005};
    std::atomic<int> made = 0;
    std::atomic<int> too_many = 0;
    std::atomic<int> full = 0;
    std::barrier begin(askers);
    {
        std::vector<std::jthread> threads;
        threads.reserve(askers);
        for (int i = 0; i < askers; ++i) {
            threads.emplace_back([&, i] {
                // One asks too often, many others for more than there is.
                const std::string by = i < 20 ? "ada" : "person-" + std::to_string(i);
                begin.arrive_and_wait();
                const auto done = now().store().parts().create(
                    upload("id-" + std::to_string(i), i < 20 ? 1 : 100, by), bounds);
                if (done) ++made;
                if (code_of(done) == errc::too_many) ++too_many;
                if (code_of(done) == errc::no_space) ++full;
            });
        }
    }
    EXPECT_EQ(made + too_many + full, askers);
    const auto hers = now().store().parts().of(named("ada"));
    EXPECT_EQ(hers->size(), 5U);
    EXPECT_EQ(made, 15) << "five of hers, ten of the others'";
    std::uint64_t declared = 0;
    for (int i = 0; i < askers; ++i) {
        if (const auto one = now().store().parts().find("id-" + std::to_string(i)))
            declared += one->size;
    }
    EXPECT_EQ(declared, bounds.bytes_max);
    // What is removed may be taken again.
    for (const part_facts& one : *hers)
        ASSERT_TRUE(now().store().parts().remove(one.id));
    EXPECT_TRUE(now().store().parts().create(upload("again", 1), bounds));
}

TEST_P(store_contract, TwoWhoSendTheSameUploadDoNotMixIt) {
    const std::string bytes = counted(400'000);
    upload_parts& parts = now().store().parts();
    ASSERT_TRUE(parts.create(upload("one", bytes.size()), roomy));
    const auto send = [&] {
        std::uint64_t at = 0;
        while (at < bytes.size()) {
            const auto done = parts.append("one", at, std::string_view(bytes).substr(at, 10'000));
            if (!done) return;
            at = done->offset;
        }
    };
    {
        const std::jthread first(send);
        const std::jthread second(send);
    }
    EXPECT_EQ(parts.finish("one"), sha256(bytes));
}

}  // namespace snug::contract
