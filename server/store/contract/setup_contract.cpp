#include "store/contract/harness.hpp"

namespace snug::contract {

namespace {

complete_setup setup_by(const std::string& owner, const std::string& token, wall_time at) {
    complete_setup wanted;
    wanted.token = hash_secret(token);
    wanted.server_name = "The Snug";
    wanted.owner = named(owner);
    wanted.password_hash = "hash";
    wanted.at = at;
    return wanted;
}

}  // namespace

TEST_P(store_contract, AFreshStoreIsEmptyAndNotSetUp) {
    const auto world = reader().world();
    ASSERT_TRUE(world);
    EXPECT_FALSE(world->set_up);
    EXPECT_EQ(world->head.pos, 0U);
    EXPECT_FALSE(world->head.epoch.empty());
    EXPECT_TRUE(world->members.empty());
    EXPECT_TRUE(world->channels.empty());
}

TEST_P(store_contract, SetupMakesOneOwnerAndHome) {
    ASSERT_TRUE(submit(offer_setup{hash_secret("token")}));
    complete_setup wanted = setup_by("ada", "token", clock_.now());
    wanted.session = to_session("ada", "cookie");
    const auto done = submit(wanted);
    ASSERT_TRUE(done);
    ASSERT_TRUE(done->session);
    EXPECT_EQ(done->session->user, named("ada"));

    const auto world = reader().world();
    ASSERT_TRUE(world);
    EXPECT_TRUE(world->set_up);
    EXPECT_EQ(world->server.name, "The Snug");
    ASSERT_EQ(world->members.size(), 1U);
    EXPECT_EQ(world->members[0].role, role::owner);
    ASSERT_EQ(world->channels.size(), 1U);
    EXPECT_EQ(world->channels[0].id, home_channel);
    EXPECT_EQ(world->channels[0].last_seq, 0U);
    const auto credentials = reader().credentials_of(named("ada"));
    ASSERT_TRUE(credentials && *credentials);
    EXPECT_EQ((*credentials)->password_hash, "hash");
}

TEST_P(store_contract, ANewSetupTokenReplacesTheOldOneAndNoneServesTwice) {
    ASSERT_TRUE(submit(offer_setup{hash_secret("first")}));
    ASSERT_TRUE(submit(offer_setup{hash_secret("second")}));
    EXPECT_EQ(code_of(submit(setup_by("ada", "first", clock_.now()))), errc::wrong_token);
    reopen();
    EXPECT_TRUE(submit(setup_by("ada", "second", clock_.now())));
    EXPECT_EQ(code_of(submit(setup_by("bob", "second", clock_.now()))), errc::already_set_up);
    EXPECT_EQ(code_of(submit(offer_setup{hash_secret("third")})), errc::already_set_up);
}

TEST_P(store_contract, OfTwoSetupsAtOnceOneMakesTheOwner) {
    ASSERT_TRUE(submit(offer_setup{hash_secret("token")}));
    const auto answers = now().submit_together(
        {setup_by("ada", "token", clock_.now()), setup_by("bob", "token", clock_.now())});
    EXPECT_TRUE(answers[0]);
    EXPECT_EQ(code_of(answers[1]), errc::already_set_up);
    EXPECT_EQ(reader().world()->members.size(), 1U);
}

TEST_P(store_contract, TheEpochStaysAcrossRestarts) {
    const auto before = reader().head();
    reopen();
    EXPECT_EQ(reader().head()->epoch, before->epoch);
}

TEST_P(store_contract, AHealthyStoreThatHasHeardOfItsOwnChangesSaysSo) {
    set_up_server();
    EXPECT_TRUE(now().store().check());
}

}  // namespace snug::contract
