#include "voice/command_box.hpp"

#include <gtest/gtest.h>

#include <poll.h>

namespace snug::voice {
namespace {

bool is_readable(const command_box& box) {
    pollfd waiting{.fd = box.number(), .events = POLLIN, .revents = 0};
    return ::poll(&waiting, 1, 0) == 1;
}

TEST(CommandBox, GivesEverythingOnceInOrderAndWakesWhoWaits) {
    command_box box;
    EXPECT_FALSE(is_readable(box));
    std::vector<std::string> done;
    for (const std::string offer : {"first", "second"}) {
        ASSERT_TRUE(box.put(
            join_command{room_id(1), offer, [&done, offer](auto) { done.emplace_back(offer); }}));
    }
    box.put_leaving(call_id(7));
    box.put_watched(call_id(8), {.camera = {call_id(1)}, .screen = {}});
    box.put_watched(call_id(8), {.camera = {}, .screen = {call_id(2)}});
    box.put_addresses({{.ip = "192.0.2.1"}});
    box.put_addresses({{.ip = "192.0.2.2"}});
    EXPECT_TRUE(is_readable(box));
    voice_commands taken;
    EXPECT_TRUE(box.take(taken));
    EXPECT_FALSE(is_readable(box));
    for (auto& each : taken.waiting)
        std::get<join_command>(each).done(refuse(errc::too_many));
    EXPECT_EQ(done, (std::vector<std::string>{"first", "second"}));
    EXPECT_EQ(taken.leaving, std::vector<call_id>{call_id(7)});
    ASSERT_TRUE(taken.addresses);
    EXPECT_EQ(taken.addresses->at(0).ip, "192.0.2.2");
    EXPECT_EQ(taken.watched.at(call_id(8)).screen, std::vector{call_id(2)});
    taken.clear();
    EXPECT_TRUE(box.take(taken));
    EXPECT_TRUE(taken.waiting.empty());
    EXPECT_FALSE(taken.addresses);
}

TEST(CommandBox, IsBoundedButNobodyIsKeptFromLeaving) {
    command_box box;
    std::size_t refused = 0;
    const auto offer = [&] {
        return offer_command{
            call_id(1), std::string("v=0"), [&](const result<std::string>& answer) {
                if (!answer && answer.error().code == errc::unavailable) ++refused;
            }};
    };
    for (std::size_t i = 0; i < limits::voice_commands_max; ++i)
        ASSERT_TRUE(box.put(offer()));
    EXPECT_FALSE(box.put(offer()));
    box.put_leaving(call_id(1));
    voice_commands taken;
    EXPECT_TRUE(box.take(taken));
    EXPECT_EQ(taken.waiting.size(), limits::voice_commands_max);
    EXPECT_EQ(taken.leaving.size(), 1U);
    EXPECT_EQ(refused, 0U);
}

TEST(CommandBox, ClosedOneTakesNothingAndAnswersWhatItHeld) {
    std::size_t refused = 0;
    {
        command_box box;
        const auto count = [&](const result<std::string>& answer) { refused += answer ? 0U : 1U; };
        ASSERT_TRUE(box.put(offer_command{call_id(1), std::string("v=0"), count}));
        box.close();
        EXPECT_TRUE(is_readable(box));
        voice_commands taken;
        EXPECT_FALSE(box.take(taken));
        EXPECT_FALSE(box.put(offer_command{call_id(1), std::string("v=0"), count}));
    }
    EXPECT_EQ(refused, 1U);
}

}  // namespace
}  // namespace snug::voice
