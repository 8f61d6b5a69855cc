#include "base/limits.hpp"
#include "domain/test_world.hpp"

namespace snug {

using namespace testing_rules;

namespace {

const file_id picture(std::string("movingpicture000"));
const file_id gif(std::string("shelveditem00000"));
const file_id other_gif(std::string("shelveditem00001"));
const file_id copy_name(std::string("copyofgif0000000"));

file_look moving() {
    file_look made;
    made.kind = file_kind::image;
    made.type = "image/webp";
    made.shown = sha256("a cat that dances");
    made.animated = true;
    return made;
}

file_look film(std::chrono::milliseconds length) {
    file_look made = moving();
    made.kind = file_kind::video;
    made.type = "video/mp4";
    made.animated = false;
    made.silent = true;
    made.duration_ms = static_cast<std::uint64_t>(length.count());
    return made;
}

}  // namespace

class shelf_rules : public rules_test {
protected:
    /// A file of that person's that waits for a message.
    void bring(const std::string& who, const file_look& look, const file_id& id = picture) {
        fold(file_kept{{{id, "cat.gif", look, {}, false}, named(who), at, std::nullopt, {}}});
    }
    put_on_shelf to_put(const std::string& who, std::vector<std::string> tags = {}) const {
        return {named(who), picture, gif, std::move(tags), at};
    }
    send_message with_gif(const std::string& who) const {
        send_message wanted = to_send(who, "");
        wanted.attachments = {{gif, "", "a cat", true}};
        wanted.names_for_copies = {copy_name};
        return wanted;
    }
    void shelve() {
        bring("bob", moving());
        ASSERT_TRUE(ask(to_put("bob", {"cat"})));
    }
};

TEST_F(shelf_rules, MembersPutTheirOwnFilesThereAndGuestsDoNot) {
    bring("bob", moving());
    EXPECT_EQ(refusal(to_put("ada")), errc::invalid_field) << "it is nobody's business yet";
    const auto made = ask(to_put("bob", {"cat", " Dance ", "CAT"}));
    ASSERT_TRUE(made);
    const shelved item = all_of<shelf_put>(made).at(0).item;
    EXPECT_EQ(item.by, named("bob"));
    EXPECT_EQ(item.name, "cat.gif");
    EXPECT_EQ(item.tags, (std::vector<std::string>{"cat", "Dance"}));
    bring("gil", moving());
    EXPECT_EQ(refusal(to_put("gil")), errc::forbidden);
}

TEST_F(shelf_rules, WhatHangsOnAMessageIsForThoseWhoSeeIt) {
    bring("bob", moving());
    channel room;
    room.id = channel_id("privateroom0");
    room.no = 7;
    room.is_private = true;
    let_in_to(room, named("bob"));
    fold(channel_created{room});
    send_message said = to_send("bob", "look");
    said.channel = room.id;
    said.attachments = {{picture, "", "", false}};
    ASSERT_TRUE(ask(said));
    EXPECT_EQ(refusal(to_put("ada")), errc::invalid_field);
    fold(channel_let_in{room.id, named("ada")});
    EXPECT_EQ(refusal(to_put("ada")), std::nullopt);
}

TEST_F(shelf_rules, OnlyWhatMovesIsShortAndMakesNoSound) {
    file_look still = moving();
    still.animated = false;
    file_look loud = film(std::chrono::seconds(3));
    loud.silent = false;
    file_look unknown = moving();
    unknown.state = file_state::processing;
    const auto longest = std::chrono::milliseconds(limits::silent_film_max);
    for (const file_look& one :
         {still, loud, unknown, film(longest + std::chrono::milliseconds(1))}) {
        bring("bob", one);
        EXPECT_EQ(refusal(to_put("bob")), errc::invalid_field);
    }
    bring("bob", film(longest));
    EXPECT_EQ(refusal(to_put("bob")), std::nullopt);
}

TEST_F(shelf_rules, TagsAreFewShortLines) {
    bring("bob", moving());
    const std::string long_tag(limits::shelf_tag_code_points_max + 1, 'x');
    for (const std::string& tag : {std::string(), std::string("two\nlines"), long_tag})
        EXPECT_EQ(refusal(to_put("bob", {tag})), errc::invalid_field) << tag;
    std::vector<std::string> many;
    for (std::size_t i = 0; i <= limits::shelf_tags_max; ++i)
        many.push_back("tag " + std::to_string(i));
    EXPECT_EQ(refusal(to_put("bob", many)), errc::invalid_field);
    many.pop_back();
    EXPECT_EQ(refusal(to_put("bob", many)), std::nullopt);
}

TEST_F(shelf_rules, TheSameBytesChangeNothing) {
    shelve();
    bring("ada", moving());
    put_on_shelf again = to_put("ada");
    again.id = other_gif;
    EXPECT_TRUE(ask(again)->changes.empty());
}

TEST_F(shelf_rules, TheShelfHasAnEnd) {
    for (std::size_t i = 0; i < limits::shelf_items_max; ++i) {
        shelved one;
        one.id = file_id("manyitems000" + std::to_string(1'000 + i));
        fold(shelf_put{one});
    }
    bring("bob", moving());
    EXPECT_EQ(refusal(to_put("bob")), errc::too_many);
    fold(shelf_removed{file_id("manyitems0001000")});
    EXPECT_EQ(refusal(to_put("bob")), std::nullopt);
}

TEST_F(shelf_rules, WhoPutItThereAndModeratorsTendIt) {
    shelve();
    add("cy", role::member);
    EXPECT_EQ(refusal(tag_shelved{named("cy"), gif, {"dog"}}), errc::forbidden);
    EXPECT_EQ(refusal(take_off_shelf{named("cy"), gif}), errc::forbidden);
    ASSERT_TRUE(ask(tag_shelved{named("mo"), gif, {"dog"}}));
    EXPECT_EQ(known.shelf.at(gif).tags, std::vector<std::string>{"dog"});
    EXPECT_EQ(known.shelf.at(gif).by, named("bob"));
    EXPECT_TRUE(ask(tag_shelved{named("bob"), gif, {"dog"}})->changes.empty());
    EXPECT_EQ(refusal(take_off_shelf{named("bob"), gif}), std::nullopt);
    EXPECT_EQ(refusal(take_off_shelf{named("bob"), gif}), errc::not_found);
    EXPECT_EQ(refusal(tag_shelved{named("mo"), gif, {}}), errc::not_found);
}

TEST_F(shelf_rules, AMessageBearsACopyAndIsCounted) {
    shelve();
    const auto said = ask(with_gif("gil"));
    ASSERT_TRUE(said);
    const message posted = all_of<message_posted>(said).at(0).message;
    const attachment expected{copy_name, "cat.gif", moving(), "a cat", true};
    EXPECT_EQ(posted.attachments, std::vector{expected});
    EXPECT_EQ(all_of<shelf_used>(said).size(), 1U);
    EXPECT_EQ(known.shelf.at(gif).uses, 1U);
    send_message twice = with_gif("gil");
    twice.attachments.push_back(twice.attachments.front());
    EXPECT_EQ(refusal(twice), errc::invalid_field);
    ASSERT_TRUE(ask(take_off_shelf{named("bob"), gif}));
    EXPECT_EQ(refusal(with_gif("gil")), errc::invalid_field);
}

TEST_F(shelf_rules, FavouritesAreOfWhatIsThere) {
    shelve();
    ASSERT_EQ(ask(set_favourite{named("gil"), gif, true})->changes.size(), 1U);
    EXPECT_TRUE(ask(set_favourite{named("gil"), gif, true})->changes.empty());
    EXPECT_EQ(refusal(set_favourite{named("gil"), other_gif, true}), errc::not_found);
    ASSERT_TRUE(ask(take_off_shelf{named("mo"), gif}));
    EXPECT_TRUE(known.favourites.empty());
}

TEST_F(shelf_rules, WhoIsForgottenHasNoFavourites) {
    shelve();
    ASSERT_TRUE(ask(set_favourite{named("bob"), gif, true}));
    ASSERT_TRUE(ask(set_favourite{named("ada"), gif, true}));
    ASSERT_TRUE(ask(remove_member{named("bob"), named("bob"), at, true}));
    EXPECT_EQ(known.favourites, (std::set<favourite>{{named("ada"), gif}}));
    EXPECT_TRUE(known.shelf.contains(gif));
}

}  // namespace snug
