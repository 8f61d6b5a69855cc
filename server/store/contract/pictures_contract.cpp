// Faces, own emoji with pictures and the server's icon; what shared files take.
#include "store/contract/folded_store.hpp"
#include "store/contract/harness.hpp"

#include <algorithm>

namespace snug::contract {

namespace {

const digest face = sha256("a face");
const digest drawing = sha256("a drawing");
const digest sign = sha256("a sign");

bool is_used(reader& in, const digest& bytes) {
    const auto all = in.blobs_in_use();
    EXPECT_TRUE(all);
    return all && std::ranges::find(*all, bytes) != all->end();
}

const member* find_person(const world_state& in, const std::string& name) {
    const auto found = std::ranges::find(in.members, named(name), &member::name);
    return found == in.members.end() ? nullptr : &*found;
}

update_profile with_face(const std::string& who, std::optional<digest> bytes) {
    update_profile wanted{.actor = named(who),
                          .display_name = std::nullopt,
                          .bio = std::nullopt,
                          .colour = std::nullopt};
    wanted.avatar = picture_choice{bytes};
    return wanted;
}

keep_file to_keep(const std::string& who,
                  const std::string& id,
                  const std::string& bytes,
                  std::uint64_t size,
                  file_kind kind,
                  wall_time at) {
    keep_file wanted{named(who), {}, at};
    wanted.what.id = file_id(id);
    wanted.what.name = id;
    wanted.what.look.kind = kind;
    wanted.what.look.size = size;
    wanted.what.look.shown = sha256(bytes);
    return wanted;
}

}  // namespace

TEST_P(store_contract, FaceStaysAndGoes) {
    set_up_server();
    join("bob");
    ASSERT_TRUE(submit(with_face("bob", face)));
    EXPECT_TRUE(submit(with_face("bob", face))->changes.empty()) << "it is his already";
    reopen();
    const auto world = reader().world();
    ASSERT_NE(find_person(*world, "bob"), nullptr);
    EXPECT_EQ(find_person(*world, "bob")->avatar, face);
    EXPECT_EQ(find_person(*world, "ada")->avatar, std::nullopt);
    EXPECT_TRUE(is_used(reader(), face));
    ASSERT_TRUE(submit(with_face("bob", std::nullopt)));
    EXPECT_EQ(find_person(*reader().world(), "bob")->avatar, std::nullopt);
    EXPECT_FALSE(is_used(reader(), face));
}

TEST_P(store_contract, FaceOfWhoIsForgottenGoes) {
    set_up_server();
    join("bob");
    ASSERT_TRUE(submit(with_face("bob", face)));
    remove_member wanted{named("bob"), named("bob"), clock_.now()};
    wanted.forget = true;
    ASSERT_TRUE(submit(wanted));
    reopen();
    EXPECT_FALSE(is_used(reader(), face));
}

TEST_P(store_contract, OwnEmojiBearsAPicture) {
    set_up_server();
    put_emoji wanted{named("ada"), {}, true, clock_.now()};
    wanted.emoji.name = "cat";
    wanted.emoji.aliases = {"kitty"};
    wanted.emoji.picture = drawing;
    wanted.emoji.animated = true;
    ASSERT_TRUE(submit(wanted));
    put_emoji renamed{named("ada"), {}, false, clock_.now()};
    renamed.emoji.name = "cat";
    renamed.emoji.aliases = {"mog"};
    ASSERT_TRUE(submit(renamed));
    reopen();
    own_emoji expected = wanted.emoji;
    expected.aliases = {"mog"};
    expected.by = named("ada");
    expected.at = clock_.now();
    EXPECT_EQ(reader().world()->emoji, std::vector{expected});
    EXPECT_TRUE(is_used(reader(), drawing));
    put_emoji redrawn{named("ada"), {}, false, clock_.now()};
    redrawn.emoji.name = "cat";
    redrawn.emoji.picture = face;
    redrawn.keeps_aliases = true;
    ASSERT_TRUE(submit(redrawn));
    expected.picture = face;
    expected.animated = false;
    EXPECT_EQ(reader().world()->emoji, std::vector{expected});
    EXPECT_FALSE(is_used(reader(), drawing));
    ASSERT_TRUE(submit(remove_emoji{named("ada"), "cat"}));
    EXPECT_FALSE(is_used(reader(), face));
}

TEST_P(store_contract, ServerBearsAnIcon) {
    set_up_server();
    update_server wanted{named("ada"), std::nullopt, clock_.now()};
    wanted.icon = picture_choice{sign};
    const position before = reader().head()->pos;
    ASSERT_TRUE(submit(wanted));
    ASSERT_TRUE(submit(update_server{named("ada"), "The Long Table", clock_.now()}));
    reopen();
    const server_info expected{"The Long Table", sign};
    EXPECT_EQ(reader().world()->server, expected);
    EXPECT_TRUE(is_used(reader(), sign));
    const auto log = reader().log_after(before, 10);
    ASSERT_TRUE(log && !log->empty());
    EXPECT_EQ(std::get<server_updated>(log->back().what).server, expected);
    wanted.icon = picture_choice{};
    ASSERT_TRUE(submit(wanted));
    EXPECT_EQ(reader().world()->server, (server_info{"The Long Table", std::nullopt}));
    EXPECT_FALSE(is_used(reader(), sign));
}

TEST_P(store_contract, SpaceOfSharedFilesIsAddedUp) {
    set_up_server();
    join("bob");
    const auto bring = [this](const std::string& who,
                              const std::string& id,
                              const std::string& bytes,
                              std::uint64_t size,
                              file_kind kind) {
        ASSERT_TRUE(submit(to_keep(who, id, bytes, size, kind, clock_.now())));
        send_message wanted = to_send(who, "");
        wanted.attachments = {{file_id(id), "", "", false}};
        ASSERT_TRUE(submit(wanted));
    };
    bring("ada", "aaaaaaaaaaaaaaaa", "cat", 1'000, file_kind::image);
    bring("ada", "bbbbbbbbbbbbbbbb", "cat", 1'000, file_kind::image);
    bring("ada", "cccccccccccccccc", "film", 50'000, file_kind::video);
    bring("bob", "dddddddddddddddd", "cat", 1'000, file_kind::image);
    ASSERT_TRUE(
        submit(to_keep("bob", "eeeeeeeeeeeeeeee", "text", 7, file_kind::file, clock_.now())));
    const auto all = reader().space(std::nullopt);
    ASSERT_TRUE(all);
    EXPECT_EQ(all->all, (space_use{51'007, 3}));
    EXPECT_EQ(all->people.at(named("ada")), (space_use{51'000, 2}));
    EXPECT_EQ(all->people.at(named("bob")), (space_use{1'007, 2}));
    EXPECT_EQ(all->kinds[0], (space_use{7, 1}));
    EXPECT_EQ(all->kinds[1], (space_use{1'000, 1}));
    EXPECT_EQ(all->kinds[2], (space_use{50'000, 1}));
    EXPECT_EQ(reader().space(named("bob"))->all, (space_use{1'007, 2}));
    EXPECT_EQ(reader().space(named("nobody"))->all, space_use{});
    const auto largest = reader().largest_files(std::nullopt, 2);
    ASSERT_TRUE(largest);
    ASSERT_EQ(largest->size(), 2U);
    EXPECT_EQ(largest->front().what.id, file_id("cccccccccccccccc"));
    EXPECT_EQ(largest->front().channel, home_channel);
    const auto of_bob = reader().largest_files(named("bob"), 10);
    ASSERT_EQ(of_bob->size(), 1U) << "what waits for a message is not told";
    EXPECT_EQ(of_bob->front().what.id, file_id("dddddddddddddddd"));
}

TEST_P(store_contract, LargeFilesGoAfterTheirTimeAndComeBack) {
    set_up_server();
    join("bob");
    const auto bring = [this](const std::string& id, std::uint64_t size) {
        EXPECT_TRUE(submit(to_keep("bob", id, id, size, file_kind::image, clock_.now())));
        send_message wanted = to_send("bob", "");
        wanted.attachments = {{file_id(id), "", "", false}};
        return submit(wanted)->message->id;
    };
    const message_id large = bring("aaaaaaaaaaaaaaaa", 2'000'000);
    const message_id pinned = bring("bbbbbbbbbbbbbbbb", 3'000'000);
    bring("cccccccccccccccc", 500'000);
    ASSERT_TRUE(submit(pin_message{named("ada"), home_channel, pinned, true, clock_.now()}));
    update_server policy{named("ada"), std::nullopt, clock_.now()};
    policy.retention = file_retention{30, 1'000'000};
    EXPECT_EQ(code_of(submit(update_server{named("bob"), "x", clock_.now()})), errc::forbidden);
    ASSERT_TRUE(submit(policy));
    EXPECT_EQ(reader().world()->server.retention, *policy.retention);
    const auto told = reader().messages({home_channel, page_request::where::newest, 0, 1});
    EXPECT_EQ(told->messages.back().system, system_kind::retention);

    const auto due = [this] {
        return *reader().aging_files({clock_.now() - std::chrono::days(30),
                                      1'000'000,
                                      clock_.now() - std::chrono::days(7),
                                      {},
                                      10});
    };
    const auto look_of = [this](const char* id) {
        return (*reader().file_by_id(file_id(id)))->what.look;
    };
    EXPECT_TRUE(due().empty());
    clock_.advance(std::chrono::days(31));
    EXPECT_EQ(due(), (std::vector{file_id("aaaaaaaaaaaaaaaa"), file_id("bbbbbbbbbbbbbbbb")}));
    ASSERT_TRUE(submit(age_files{due(), clock_.now()}));
    reopen();
    EXPECT_EQ(look_of("aaaaaaaaaaaaaaaa").state, file_state::removed);
    EXPECT_EQ(look_of("aaaaaaaaaaaaaaaa").removed_at, clock_.now());
    EXPECT_EQ((*reader().message_by_id(large))->attachments[0].look, look_of("aaaaaaaaaaaaaaaa"));
    EXPECT_EQ(look_of("bbbbbbbbbbbbbbbb").state, file_state::ready) << "it is pinned";
    EXPECT_TRUE(is_used(reader(), sha256("aaaaaaaaaaaaaaaa")));

    join("eve");
    const restore_file back{named("bob"), file_id("aaaaaaaaaaaaaaaa"), clock_.now()};
    EXPECT_EQ(code_of(submit(restore_file{named("eve"), back.id, clock_.now()})), errc::forbidden);
    ASSERT_TRUE(submit(back));
    EXPECT_EQ(look_of("aaaaaaaaaaaaaaaa").state, file_state::ready);
    EXPECT_EQ(due(), std::vector{file_id("bbbbbbbbbbbbbbbb")}) << "what came back stays";

    ASSERT_TRUE(submit(pin_message{named("ada"), home_channel, pinned, false, clock_.now()}));
    ASSERT_TRUE(submit(age_files{due(), clock_.now()}));
    EXPECT_TRUE(due().empty());
    clock_.advance(std::chrono::days(8));
    ASSERT_TRUE(submit(age_files{due(), clock_.now()}));
    EXPECT_EQ(look_of("bbbbbbbbbbbbbbbb").removed_at, std::nullopt);
    EXPECT_FALSE(is_used(reader(), sha256("bbbbbbbbbbbbbbbb")));
    EXPECT_EQ(
        code_of(submit(restore_file{named("ada"), file_id("bbbbbbbbbbbbbbbb"), clock_.now()})),
        errc::not_found);
    EXPECT_TRUE(due().empty());
}

}  // namespace snug::contract
