// What becomes of shared files: they wait for a message, hang on it, are looked into, are passed on
// and go with it.
#include "base/limits.hpp"
#include "store/contract/folded_store.hpp"
#include "store/contract/harness.hpp"

#include <algorithm>

namespace snug::contract {

namespace {

const file_id first_file(std::string("pictureone000000"));
const file_id second_file(std::string("picturetwo000000"));
const file_id copied_file(std::string("copyofone0000000"));

file_look look(file_state state) {
    file_look made;
    made.kind = file_kind::image;
    made.state = state;
    made.type = "image/png";
    made.size = 1'234;
    made.shown = sha256("pixels");
    return made;
}

/// Everything that can be known.
file_look whole_look() {
    file_look made = look(file_state::ready);
    made.thumb = sha256("thumb");
    made.thumb_large = sha256("large");
    made.poster = sha256("poster");
    made.width = 4'000;
    made.height = 3'000;
    made.duration_ms = 61'500;
    made.animated = true;
    made.silent = true;
    made.thumbhash = std::string("\x00\x01\xFF", 3);
    made.waveform = std::string("\x00\x80\xFF", 3);
    return made;
}

keep_file to_bring(const std::string& who, const file_id& id, file_state state, wall_time at) {
    keep_file wanted{named(who), {}, at};
    wanted.what.id = id;
    wanted.what.name = id.value() + ".png";
    wanted.what.look = look(state);
    return wanted;
}

send_message with_files(send_message wanted, std::vector<attached_file> files) {
    wanted.attachments = std::move(files);
    return wanted;
}

std::optional<kept_file> find(reader& in, const file_id& id) {
    const auto found = in.file_by_id(id);
    EXPECT_TRUE(found);
    return found ? *found : std::nullopt;
}

message stored(reader& in, const message_id& id) {
    const auto found = in.message_by_id(id);
    EXPECT_TRUE(found && *found);
    return found && *found ? **found : message();
}

}  // namespace

TEST_P(store_contract, SharedFilesWaitForAMessageAndHangOnIt) {
    set_up_server();
    ASSERT_TRUE(submit(to_bring("ada", first_file, file_state::ready, clock_.now())));
    ASSERT_TRUE(submit(to_bring("ada", second_file, file_state::ready, clock_.now())));
    const auto loose = find(reader(), first_file);
    ASSERT_TRUE(loose);
    EXPECT_EQ(loose->by, named("ada"));
    EXPECT_EQ(loose->at, clock_.now());
    EXPECT_FALSE(loose->message);
    EXPECT_EQ(loose->what.look, look(file_state::ready));
    const auto said =
        submit(with_files(to_send("ada", ""),
                          {{second_file, "", "a cat", true}, {first_file, "cat.png", "", false}}));
    ASSERT_TRUE(said);
    reopen();
    const message now = stored(reader(), said->message->id);
    ASSERT_EQ(now.attachments.size(), 2U);
    EXPECT_EQ(now.attachments, said->message->attachments);
    EXPECT_EQ(now.attachments[0].id, second_file);
    EXPECT_EQ(now.attachments[0].alt, "a cat");
    EXPECT_TRUE(now.attachments[0].spoiler);
    EXPECT_EQ(now.attachments[1].name, "cat.png");
    EXPECT_EQ(find(reader(), first_file)->message, now.id);
    EXPECT_EQ(find(reader(), first_file)->channel, home_channel);
    EXPECT_EQ(find(reader(), first_file)->what, now.attachments[1]);
    EXPECT_TRUE(reader().loose_files(wall_time::max(), 10)->empty());
}

TEST_P(store_contract, SharedFilesAreHungOnOneMessageByTheirOwnerOnly) {
    set_up_server();
    join("bob");
    ASSERT_TRUE(submit(to_bring("ada", first_file, file_state::ready, clock_.now())));
    EXPECT_EQ(code_of(submit(with_files(to_send("bob", ""), {{first_file, "", "", false}}))),
              errc::invalid_field);
    EXPECT_EQ(code_of(submit(to_bring("bob", first_file, file_state::ready, clock_.now()))),
              errc::not_found);
    const send_message his = with_files(to_send("ada", ""), {{first_file, "", "", false}});
    auto twice = now().submit_together({his, his});
    EXPECT_EQ(std::ranges::count_if(twice, [](const auto& one) { return one.has_value(); }), 1);
    EXPECT_EQ(code_of(submit(his)), errc::invalid_field);
    EXPECT_EQ(code_of(submit(with_files(to_send("ada", ""), {{second_file, "", "", false}}))),
              errc::invalid_field);
    EXPECT_EQ(code_of(submit(to_send("ada", ""))), errc::invalid_content);
}

TEST_P(store_contract, SharedFilesAreToldAgainUnderTheSameNonce) {
    set_up_server();
    ASSERT_TRUE(submit(to_bring("ada", first_file, file_state::ready, clock_.now())));
    send_message wanted = with_files(to_send("ada", ""), {{first_file, "", "", false}});
    wanted.nonce = "n1";
    const auto first = submit(wanted);
    const auto again = submit(wanted);
    ASSERT_TRUE(first && again);
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(again->message->attachments, first->message->attachments);
    wanted.attachments[0].alt = "other words";
    EXPECT_EQ(code_of(submit(wanted)), errc::nonce_reused);
}

TEST_P(store_contract, SharedFilesAreKnownBeforeOrAfterTheirMessage) {
    set_up_server();
    ASSERT_TRUE(submit(to_bring("ada", first_file, file_state::processing, clock_.now())));
    ASSERT_TRUE(submit(to_bring("ada", second_file, file_state::processing, clock_.now())));
    EXPECT_EQ(reader().unknown_files(10)->size(), 2U);
    ASSERT_TRUE(submit(know_file{first_file, whole_look()}));
    const auto said = submit(with_files(
        to_send("ada", ""), {{first_file, "", "", false}, {second_file, "", "a dog", true}}));
    ASSERT_TRUE(said);
    EXPECT_EQ(said->message->attachments[0].look, whole_look());
    EXPECT_EQ(said->message->attachments[1].look.state, file_state::processing);
    const auto known = submit(know_file{second_file, whole_look()});
    ASSERT_TRUE(known);
    EXPECT_TRUE(submit(know_file{second_file, look(file_state::failed)})->changes.empty());
    reopen();
    const message now = stored(reader(), said->message->id);
    ASSERT_EQ(now.attachments.size(), 2U);
    EXPECT_EQ(now.attachments[1].look, whole_look());
    EXPECT_EQ(now.attachments[1].alt, "a dog");
    EXPECT_GT(now.rev, said->message->rev);
    EXPECT_FALSE(now.edited);
    EXPECT_TRUE(reader().unknown_files(10)->empty());
    EXPECT_TRUE(reader().versions_of(now.id)->empty());
    EXPECT_EQ(code_of(submit(know_file{copied_file, whole_look()})), errc::not_found);
}

TEST_P(store_contract, SharedFilesStayWhenTheWordsBesideThemChange) {
    set_up_server();
    ASSERT_TRUE(submit(to_bring("ada", first_file, file_state::ready, clock_.now())));
    const auto said = submit(with_files(to_send("ada", ""), {{first_file, "", "", false}}));
    const message_id id = said->message->id;
    ASSERT_TRUE(submit(edit_message{named("ada"), home_channel, id, "words", clock_.now()}));
    ASSERT_TRUE(submit(pin_message{named("ada"), home_channel, id, true, clock_.now()}));
    EXPECT_EQ(reader().pins(home_channel)->messages.front().attachments.size(), 1U);
    ASSERT_TRUE(submit(edit_message{named("ada"), home_channel, id, "", clock_.now()}));
    EXPECT_EQ(stored(reader(), id).attachments, said->message->attachments);
    const message wordy = post("ada", "words");
    EXPECT_EQ(code_of(submit(edit_message{named("ada"), home_channel, wordy.id, "", clock_.now()})),
              errc::invalid_content);
}

TEST_P(store_contract, SharedFilesGoWithTheirMessage) {
    set_up_server();
    ASSERT_TRUE(submit(to_bring("ada", first_file, file_state::ready, clock_.now())));
    const auto said = submit(with_files(to_send("ada", ""), {{first_file, "", "", false}}));
    EXPECT_EQ(reader().blobs_in_use()->size(), 1U);
    ASSERT_TRUE(
        submit(delete_message{named("ada"), home_channel, said->message->id, clock_.now()}));
    EXPECT_FALSE(find(reader(), first_file));
    EXPECT_TRUE(reader().blobs_in_use()->empty());
    EXPECT_TRUE(stored(reader(), said->message->id).attachments.empty());
}

TEST_P(store_contract, SharedFilesOfADeletedChannelAreGone) {
    set_up_server();
    create_channel room{named("ada"), {}, clock_.now()};
    room.wanted.id = channel_id("roomtodelete");
    room.wanted.name = "room";
    ASSERT_TRUE(submit(room));
    ASSERT_TRUE(submit(to_bring("ada", first_file, file_state::ready, clock_.now())));
    send_message wanted = with_files(to_send("ada", ""), {{first_file, "", "", false}});
    wanted.channel = room.wanted.id;
    ASSERT_TRUE(submit(wanted));
    ASSERT_TRUE(submit(delete_channel{named("ada"), room.wanted.id, clock_.now()}));
    EXPECT_FALSE(find(reader(), first_file));
}

TEST_P(store_contract, SharedFilesArePassedOnUnderNewNames) {
    set_up_server();
    ASSERT_TRUE(submit(to_bring("ada", first_file, file_state::processing, clock_.now())));
    const auto said = submit(with_files(to_send("ada", ""), {{first_file, "", "a cat", true}}));
    send_message copy = to_send("ada", "");
    copy.forward = forward_source{home_channel, said->message->id};
    copy.names_for_copies = {copied_file};
    EXPECT_EQ(code_of(submit(copy)), errc::invalid_field);
    ASSERT_TRUE(submit(know_file{first_file, whole_look()}));
    const auto passed_on = submit(copy);
    ASSERT_TRUE(passed_on);
    ASSERT_TRUE(
        submit(delete_message{named("ada"), home_channel, said->message->id, clock_.now()}));
    const auto kept = find(reader(), copied_file);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->message, passed_on->message->id);
    EXPECT_EQ(kept->what.look, whole_look());
    EXPECT_EQ(kept->what.alt, "a cat");
    EXPECT_EQ(stored(reader(), passed_on->message->id).attachments,
              passed_on->message->attachments);
}

TEST_P(store_contract, SharedFilesAreDroppedWhileNoMessageBearsThem) {
    set_up_server();
    join("bob");
    ASSERT_TRUE(submit(to_bring("ada", first_file, file_state::ready, clock_.now())));
    clock_.advance(std::chrono::hours(1));
    ASSERT_TRUE(submit(to_bring("ada", second_file, file_state::ready, clock_.now())));
    EXPECT_EQ(code_of(submit(drop_files{named("bob"), {first_file}})), errc::not_found);
    const auto old = reader().loose_files(clock_.now() - std::chrono::minutes(30), 10);
    ASSERT_TRUE(old);
    EXPECT_EQ(*old, std::vector{first_file});
    ASSERT_TRUE(submit(drop_files{std::nullopt, *old}));
    EXPECT_FALSE(find(reader(), first_file));
    const auto said = submit(with_files(to_send("ada", ""), {{second_file, "", "", false}}));
    ASSERT_TRUE(said);
    EXPECT_EQ(code_of(submit(drop_files{named("ada"), {second_file}})), errc::not_found);
    EXPECT_TRUE(find(reader(), second_file));
}

TEST_P(store_contract, SharedFilesWaitInABoundedNumber) {
    set_up_server();
    join("bob");
    const auto numbered = [](std::uint64_t n) {
        return file_id("manyfiles000" + std::to_string(1'000 + n));
    };
    for (std::uint64_t i = 0; i < limits::loose_files_max; ++i)
        ASSERT_TRUE(submit(to_bring("ada", numbered(i), file_state::ready, clock_.now())));
    EXPECT_EQ(code_of(submit(to_bring("ada", first_file, file_state::ready, clock_.now()))),
              errc::too_many);
    EXPECT_TRUE(submit(to_bring("ada", numbered(0), file_state::ready, clock_.now())));  // a retry
    EXPECT_TRUE(submit(to_bring("bob", second_file, file_state::ready, clock_.now())));
    ASSERT_TRUE(submit(with_files(to_send("ada", ""), {{numbered(0), "", "", false}})));
    EXPECT_TRUE(submit(to_bring("ada", first_file, file_state::ready, clock_.now())));
}

TEST_P(store_contract, SharedFilesAreReplayedAsTheyAreNow) {
    set_up_server();
    ASSERT_TRUE(submit(to_bring("ada", first_file, file_state::processing, clock_.now())));
    const position before = reader().head()->pos;
    ASSERT_TRUE(submit(with_files(to_send("ada", ""), {{first_file, "", "", false}})));
    ASSERT_TRUE(submit(know_file{first_file, whole_look()}));
    const auto log = reader().log_after(before, 10);
    ASSERT_TRUE(log);
    ASSERT_EQ(log->size(), 2U);
    const auto* edited = std::get_if<message_edited>(&log->back().what);
    ASSERT_NE(edited, nullptr);
    EXPECT_EQ(edited->message.attachments.front().look, whole_look());
}

TEST_P(store_contract, BytesThatNobodyUsesAreSweptAwayOnceTheyAreOld) {
    blobs& files = now().store().blobs();
    const auto used = files.put("used");
    const auto unused = files.put(std::string(2'500'000, 'x'));
    const auto empty = files.put("");
    ASSERT_TRUE(used && unused && empty);
    const auto is_used = [&](const digest& one) { return one == *used; };
    const wall_time present = system_now();
    EXPECT_EQ(files.sweep(is_used, present - std::chrono::hours(1)), 0U);
    EXPECT_EQ(files.sweep(is_used, present + std::chrono::hours(1)), 2U);
    EXPECT_EQ(*files.read_range(*used, 0, 10), "used");
    EXPECT_EQ(code_of(files.size(*unused)), errc::not_found);
    EXPECT_EQ(code_of(files.read_range(*unused, 0, 10)), errc::not_found);
    ASSERT_TRUE(files.put(std::string(2'500'000, 'x')));
    EXPECT_EQ(files.read_range(*unused, 2'499'999, 10), "x");
}

}  // namespace snug::contract
