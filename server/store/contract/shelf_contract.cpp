// What stands on the GIF shelf: it comes from files, goes into messages without an upload, and is
// found by its tags.
#include "store/contract/harness.hpp"

#include <algorithm>
#include <functional>

namespace snug::contract {

namespace {

using order = shelf_request::order;

const file_id dance(std::string("shelveddance0000"));
const file_id wave(std::string("shelvedwave00000"));
const file_id copied(std::string("copyofdance00000"));

/// Everything that can be known of a GIF.
file_look moving_look(const std::string& bytes) {
    file_look made;
    made.kind = file_kind::image;
    made.type = "image/webp";
    made.size = 1'234;
    made.shown = sha256(bytes);
    made.thumb = sha256(bytes + " small");
    made.thumb_large = sha256(bytes + " large");
    made.width = 320;
    made.height = 200;
    made.duration_ms = 2'500;
    made.animated = true;
    made.thumbhash = std::string("\x00\x01\xFF", 3);
    return made;
}

file_look film_look() {
    file_look made = moving_look("film");
    made.kind = file_kind::video;
    made.type = "video/mp4";
    made.poster = sha256("film's poster");
    made.animated = false;
    made.silent = true;
    return made;
}

shelf_request to_look(const std::string& who, order by, const std::string& words = "") {
    shelf_request wanted;
    wanted.viewer = named(who);
    wanted.words = shelf_words(words);
    wanted.by = by;
    return wanted;
}

std::vector<file_id> ids(reader& in, const shelf_request& wanted) {
    const auto page = in.shelf(wanted);
    EXPECT_TRUE(page);
    std::vector<file_id> found;
    if (!page) return found;
    for (const shelf_item& one : page->items)
        found.push_back(one.what.id);
    return found;
}

std::optional<shelf_item> find(reader& in, const file_id& id, const std::string& viewer = "ada") {
    const auto found = in.shelved_by_id(id, named(viewer));
    EXPECT_TRUE(found);
    return found ? *found : std::nullopt;
}

/// What people do with GIFs, on a store that may be closed and opened between.
struct gif_hands {
    std::function<result<outcome>(intent)> submit;
    manual_clock& clock;

    /// Each brings the same bytes once.
    file_id bring(const std::string& who, const file_look& look) const {
        keep_file wanted{named(who), {}, clock.now()};
        wanted.what.id = file_id((who + to_hex(look.shown)).substr(0, 16));
        wanted.what.name = "Party-Cat.gif";
        wanted.what.look = look;
        EXPECT_TRUE(submit(wanted));
        return wanted.what.id;
    }
    put_on_shelf to_put(const std::string& who,
                        const file_id& from,
                        const file_id& as,
                        std::vector<std::string> tags = {}) const {
        return {named(who), from, as, std::move(tags), clock.now()};
    }
    void shelve(const std::string& who,
                const file_look& look,
                const file_id& as,
                std::vector<std::string> tags = {}) const {
        EXPECT_TRUE(submit(to_put(who, bring(who, look), as, std::move(tags))));
    }
};

send_message with_gif(send_message wanted, const file_id& gif, const file_id& copy) {
    wanted.attachments = {{gif, "", "a cat dances", false}};
    wanted.names_for_copies = {copy};
    return wanted;
}

}  // namespace

TEST_P(store_contract, AGifIsPutOnTheShelfWithItsTagsAndStaysOverARestart) {
    set_up_server();
    join("bob");
    const gif_hands hands{[this](intent one) { return submit(std::move(one)); }, clock_};
    hands.shelve("bob", moving_look("dance"), dance, {" Happy Dance ", "happy dance", "Grüße"});
    clock_.advance(std::chrono::seconds(1));
    hands.shelve("ada", film_look(), wave);
    reopen();
    const auto first = find(reader(), dance);
    ASSERT_TRUE(first);
    const shelved expected{dance,
                           "Party-Cat.gif",
                           moving_look("dance"),
                           {"Happy Dance", "Grüße"},
                           named("bob"),
                           clock_.now() - std::chrono::seconds(1),
                           0};
    EXPECT_EQ(first->what, expected);
    EXPECT_FALSE(first->favourite);
    EXPECT_EQ(find(reader(), wave)->what.look, film_look());
    EXPECT_EQ(ids(reader(), to_look("ada", order::newest)), (std::vector{wave, dance}));
    EXPECT_FALSE(find(reader(), copied));
}

TEST_P(store_contract, TheSameBytesStandOnTheShelfOnce) {
    set_up_server();
    join("bob");
    const gif_hands hands{[this](intent one) { return submit(std::move(one)); }, clock_};
    hands.shelve("bob", moving_look("dance"), dance);
    const auto again = submit(hands.to_put("ada", hands.bring("ada", moving_look("dance")), wave));
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->changes.empty());
    const auto same = reader().shelved_by_bytes(sha256("dance"), named("ada"));
    ASSERT_TRUE(same && *same);
    EXPECT_EQ((*same)->what.id, dance);
    EXPECT_FALSE(*reader().shelved_by_bytes(sha256("another"), named("ada")));

    // Two at once, in one group.
    const file_id one = hands.bring("ada", moving_look("twins"));
    const file_id other = hands.bring("bob", moving_look("twins"));
    const auto both =
        now().submit_together({hands.to_put("ada", one, wave), hands.to_put("bob", other, copied)});
    ASSERT_TRUE(both[0] && both[1]);
    EXPECT_EQ(ids(reader(), to_look("ada", order::newest)).size(), 2U);
}

TEST_P(store_contract, AMessageBearsACopyOfAGifThatOutlastsTheShelf) {
    set_up_server();
    join("bob");
    const gif_hands hands{[this](intent one) { return submit(std::move(one)); }, clock_};
    hands.shelve("bob", moving_look("dance"), dance);
    const send_message wanted = with_gif(to_send("ada", "", "n1"), dance, copied);
    const auto said = submit(wanted);
    ASSERT_TRUE(said);
    const attachment expected{copied, "Party-Cat.gif", moving_look("dance"), "a cat dances", false};
    EXPECT_EQ(said->message->attachments, std::vector{expected});
    EXPECT_EQ(find(reader(), dance)->what.uses, 1U);
    EXPECT_TRUE(submit(wanted)->repeated);
    EXPECT_EQ(find(reader(), dance)->what.uses, 1U) << "a retry is no second use";
    ASSERT_TRUE(submit(take_off_shelf{named("bob"), dance}));
    reopen();
    const auto now = reader().message_by_id(said->message->id);
    ASSERT_TRUE(now && *now);
    EXPECT_EQ((*now)->attachments, std::vector{expected});
    EXPECT_EQ((*reader().file_by_id(copied))->by, named("ada"));
    EXPECT_EQ(code_of(submit(with_gif(to_send("ada", ""), dance, wave))), errc::invalid_field);
}

TEST_P(store_contract, GifsThatAreUsedMostComeFirst) {
    set_up_server();
    join("bob");
    const gif_hands hands{[this](intent one) { return submit(std::move(one)); }, clock_};
    hands.shelve("bob", moving_look("dance"), dance);
    clock_.advance(std::chrono::seconds(1));
    hands.shelve("bob", moving_look("wave"), wave);
    EXPECT_EQ(ids(reader(), to_look("ada", order::used)), (std::vector{wave, dance}));
    ASSERT_TRUE(submit(with_gif(to_send("ada", ""), dance, copied)));
    EXPECT_EQ(ids(reader(), to_look("ada", order::used)), (std::vector{dance, wave}));
}

TEST_P(store_contract, FavouriteGifsAreEachOnesOwn) {
    set_up_server();
    join("bob");
    const gif_hands hands{[this](intent one) { return submit(std::move(one)); }, clock_};
    hands.shelve("bob", moving_look("dance"), dance);
    ASSERT_TRUE(submit(set_favourite{named("ada"), dance, true}));
    EXPECT_TRUE(submit(set_favourite{named("ada"), dance, true})->changes.empty());
    reopen();
    EXPECT_TRUE(find(reader(), dance, "ada")->favourite);
    EXPECT_FALSE(find(reader(), dance, "bob")->favourite);
    EXPECT_EQ(ids(reader(), to_look("ada", order::favourites)), std::vector{dance});
    EXPECT_TRUE(ids(reader(), to_look("bob", order::favourites)).empty());
    ASSERT_TRUE(submit(set_favourite{named("ada"), dance, false}));
    EXPECT_FALSE(find(reader(), dance, "ada")->favourite);
    EXPECT_EQ(code_of(submit(set_favourite{named("ada"), wave, true})), errc::not_found);
}

TEST_P(store_contract, TagsOfGifsAreChangedAndSearched) {
    set_up_server();
    join("bob");
    const gif_hands hands{[this](intent one) { return submit(std::move(one)); }, clock_};
    hands.shelve("bob", moving_look("dance"), dance, {"old"});
    hands.shelve("bob", moving_look("wave"), wave, {"hello"});
    ASSERT_TRUE(submit(with_gif(to_send("ada", ""), dance, copied)));
    ASSERT_TRUE(submit(tag_shelved{named("bob"), dance, {"Party", "hello there"}}));
    reopen();
    EXPECT_EQ(find(reader(), dance)->what.tags, (std::vector<std::string>{"Party", "hello there"}));
    EXPECT_EQ(find(reader(), dance)->what.uses, 1U);
    EXPECT_EQ(ids(reader(), to_look("ada", order::used, "HEL par")), (std::vector{dance, wave}));
    EXPECT_EQ(ids(reader(), to_look("ada", order::used, "there")), std::vector{dance});
    EXPECT_TRUE(ids(reader(), to_look("ada", order::used, "old")).empty());
    shelf_request page = to_look("ada", order::used);
    page.limit = 1;
    page.after = reader().shelf(page)->next;
    EXPECT_EQ(ids(reader(), page), std::vector{wave});
    page.after = "nowhere";
    EXPECT_EQ(code_of(reader().shelf(page)), errc::invalid_field);
}

TEST_P(store_contract, AGifThatIsTakenDownIsNobodysFavourite) {
    set_up_server();
    join("bob");
    const gif_hands hands{[this](intent one) { return submit(std::move(one)); }, clock_};
    hands.shelve("bob", moving_look("dance"), dance);
    ASSERT_TRUE(submit(set_favourite{named("ada"), dance, true}));
    ASSERT_TRUE(submit(take_off_shelf{named("ada"), dance})) << "an owner tends what others put";
    EXPECT_FALSE(find(reader(), dance));
    EXPECT_EQ(code_of(submit(take_off_shelf{named("ada"), dance})), errc::not_found);
    hands.shelve("bob", moving_look("dance"), dance);
    EXPECT_FALSE(find(reader(), dance)->favourite);
}

TEST_P(store_contract, WhoIsForgottenLeavesHisGifsAndNoFavourites) {
    set_up_server();
    join("bob");
    const gif_hands hands{[this](intent one) { return submit(std::move(one)); }, clock_};
    hands.shelve("bob", moving_look("dance"), dance);
    ASSERT_TRUE(submit(set_favourite{named("bob"), dance, true}));
    ASSERT_TRUE(submit(set_favourite{named("ada"), dance, true}));
    ASSERT_TRUE(submit(remove_member{named("bob"), named("bob"), clock_.now(), true}));
    reopen();
    EXPECT_EQ(find(reader(), dance)->what.by, named("bob"));
    EXPECT_FALSE(find(reader(), dance, "bob")->favourite);
    EXPECT_TRUE(find(reader(), dance, "ada")->favourite);
}

TEST_P(store_contract, BytesOfAGifAreInUseAsLongAsItStandsOnTheShelf) {
    set_up_server();
    join("bob");
    const gif_hands hands{[this](intent one) { return submit(std::move(one)); }, clock_};
    const file_id loose = hands.bring("bob", film_look());
    ASSERT_TRUE(submit(hands.to_put("bob", loose, wave)));
    ASSERT_TRUE(submit(drop_files{named("bob"), {loose}}));
    const auto used = reader().blobs_in_use();
    ASSERT_TRUE(used);
    const file_look look = film_look();
    for (const digest& part : {look.shown, *look.thumb, *look.thumb_large, *look.poster})
        EXPECT_NE(std::ranges::find(*used, part), used->end());
    ASSERT_TRUE(submit(take_off_shelf{named("bob"), wave}));
    EXPECT_TRUE(reader().blobs_in_use()->empty());
}

TEST_P(store_contract, WhatStandsOnTheShelfTakesSpaceOfWhoeverPutItThere) {
    set_up_server();
    join("bob");
    const gif_hands hands{[this](intent one) { return submit(std::move(one)); }, clock_};
    const file_id loose = hands.bring("bob", moving_look("dance"));
    ASSERT_TRUE(submit(hands.to_put("bob", loose, dance)));
    EXPECT_EQ(reader().space(std::nullopt)->all, (space_use{1'234, 1}));
    ASSERT_TRUE(submit(drop_files{named("bob"), {loose}}));
    const auto all = reader().space(std::nullopt);
    ASSERT_TRUE(all);
    EXPECT_EQ(all->all, (space_use{1'234, 1}));
    EXPECT_EQ(all->people.at(named("bob")), (space_use{1'234, 1}));
    EXPECT_EQ(all->kinds[1], (space_use{1'234, 1}));
    EXPECT_EQ(reader().space(named("bob"))->all, (space_use{1'234, 1}));
    EXPECT_EQ(reader().space(named("ada"))->all, space_use{});
    ASSERT_TRUE(submit(take_off_shelf{named("bob"), dance}));
    EXPECT_EQ(reader().space(std::nullopt)->all, space_use{});
}

}  // namespace snug::contract
