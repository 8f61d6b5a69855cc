#include "store/shelf_page.hpp"

#include "base/file_limits.hpp"

#include <gtest/gtest.h>

namespace snug {

namespace {

using order = shelf_request::order;

shelved item(const std::string& letter, std::uint64_t uses, std::int64_t at) {
    shelved made;
    made.id = file_id(std::string(16, letter[0]));
    made.name = letter + " party-cat.gif";
    made.tags = {"Happy dance", "Grüße"};
    made.uses = uses;
    made.at = from_ms(at);
    return made;
}

const std::vector<shelved>& all() {
    static const std::vector<shelved> items = {
        item("a", 2, 10), item("b", 7, 20), item("c", 2, 30), item("d", 0, 40)};
    return items;
}

shelf_request to_ask(order by, const std::string& words = "") {
    shelf_request wanted;
    wanted.words = shelf_words(words);
    wanted.by = by;
    wanted.limit = 10;
    return wanted;
}

/// The first letters of what is on the page.
std::string found(const shelf_request& wanted, const std::set<file_id>& favourites = {}) {
    const auto page = make_shelf_page(wanted, all(), favourites);
    EXPECT_TRUE(page);
    std::string letters;
    if (!page) return letters;
    for (const shelf_item& one : page->items)
        letters += one.what.name[0];
    return letters;
}

}  // namespace

TEST(shelf_page, WhatIsUsedMostComesFirstAndOfThoseTheNewest) {
    EXPECT_EQ(found(to_ask(order::used)), "bcad");
    EXPECT_EQ(found(to_ask(order::newest)), "dcba");
}

TEST(shelf_page, FavouritesAreThoseOfTheViewerAlone) {
    const std::set<file_id> his = {all()[0].id, all()[1].id};
    EXPECT_EQ(found(to_ask(order::favourites), his), "ba");
    const auto page = make_shelf_page(to_ask(order::used), all(), his);
    EXPECT_TRUE(page->items[0].favourite);
    EXPECT_FALSE(page->items[1].favourite);
}

TEST(shelf_page, PagesFollowEachOtherWithoutAGap) {
    shelf_request wanted = to_ask(order::used);
    wanted.limit = 1;
    std::string letters;
    do {
        const auto page = make_shelf_page(wanted, all(), {});
        ASSERT_TRUE(page);
        ASSERT_EQ(page->items.size(), 1U);
        letters += page->items[0].what.name[0];
        wanted.after = page->next;
    } while (!wanted.after.empty());
    EXPECT_EQ(letters, "bcad");
}

TEST(shelf_page, HowManyThereAreIsToldWithEveryPageAndTheTagsWithTheFirst) {
    std::vector<shelved> items = all();
    items[0].tags = {"GRUSSE", "cat"};  // reads like that of the others but for its letters
    items[3].tags = {"Grüße", "Cat"};
    items[3].name = "another.gif";
    shelf_request wanted = to_ask(order::used, "party");
    wanted.limit = 2;
    const auto first = make_shelf_page(wanted, items, {});
    ASSERT_TRUE(first && first->tags);
    EXPECT_EQ(first->total, 3U);
    std::vector<std::pair<std::string, std::size_t>> tags;
    for (const shelf_tag& one : *first->tags)
        tags.emplace_back(one.tag, one.count);
    const std::vector<std::pair<std::string, std::size_t>> expected = {
        {"GRUSSE", 4}, {"cat", 2}, {"Happy dance", 2}};
    EXPECT_EQ(tags, expected) << "of the whole shelf, whatever is looked for";
    wanted.after = first->next;
    const auto second = make_shelf_page(wanted, items, {});
    ASSERT_TRUE(second);
    EXPECT_EQ(second->total, 3U);
    EXPECT_FALSE(second->tags);
}

TEST(shelf_page, NoMoreTagsAreToldThanAnybodyLooksThrough) {
    std::vector<shelved> items;
    for (std::size_t at = 0; at <= limits::shelf_tags_told_max; ++at) {
        items.push_back(item("a", 0, 1));
        items.back().tags = {"tag " + std::to_string(at)};
    }
    items.back().tags.push_back("tag 7");
    const auto page = make_shelf_page(to_ask(order::used), items, {});
    ASSERT_TRUE(page && page->tags);
    EXPECT_EQ(page->tags->size(), limits::shelf_tags_told_max);
    EXPECT_EQ(page->tags->front().tag, "tag 7");
}

TEST(shelf_page, EveryWordBeginsAWordOfATagOrOfTheName) {
    EXPECT_EQ(found(to_ask(order::used, "DAN hap")), "bcad");
    EXPECT_EQ(found(to_ask(order::used, "grus")), "bcad");
    EXPECT_EQ(found(to_ask(order::used, "cat b")), "b");
    EXPECT_EQ(found(to_ask(order::used, "ance")), "");
    EXPECT_EQ(found(to_ask(order::used, "happy sad")), "");
    EXPECT_EQ(found(to_ask(order::used, " -- ")), "bcad");
}

TEST(shelf_page, AnythingElseIsNoPage) {
    for (const char* after :
         {"x", "1", "1-2", "1-2-", "1-2-short", "-1-2-aaaaaaaaaaaaaaaa", "1-2-aaaaaaaaaaaaaaaa1"}) {
        shelf_request wanted = to_ask(order::used);
        wanted.after = after;
        EXPECT_FALSE(make_shelf_page(wanted, all(), {})) << after;
    }
}

}  // namespace snug
