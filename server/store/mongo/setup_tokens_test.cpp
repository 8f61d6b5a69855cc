#include "store/contract/harness.hpp"
#include "store/mongo/open.hpp"
#include "store/mongo/test_set.hpp"

#include <gtest/gtest.h>

namespace snug::mongo {

namespace {

using contract::code_of;
using contract::named;
using contract::opened;

class setup_tokens : public testing::Test {
protected:
    void SetUp() override {
        init_crypto();
        ASSERT_FALSE(test_address().empty()) << no_test_set;
    }

    std::unique_ptr<opened> open(const std::string& node) {
        mongo_options options = database_.options;
        options.node = node;
        auto made = open_mongo(options);
        if (!made) throw std::runtime_error(made.error().detail);
        return std::make_unique<opened>(std::move(*made));
    }

    static complete_setup with_token(const std::string& token) {
        complete_setup wanted;
        wanted.token = hash_secret(token);
        wanted.owner = named("ada");
        wanted.server_name = "The Snug";
        return wanted;
    }

    test_database database_;
};

}  // namespace

// The second server that was started took the first one's token away, which somebody was just
// typing in.
TEST_F(setup_tokens, EachServersOwnIsGoodOnAnyOfThemUntilOneIsUsed) {
    const auto a = open("a");
    const auto b = open("b");
    ASSERT_TRUE(a->submit(offer_setup{hash_secret("of a")}));
    ASSERT_TRUE(b->submit(offer_setup{hash_secret("of b")}));
    EXPECT_EQ(code_of(a->submit(with_token("of c"))), errc::wrong_token);
    EXPECT_TRUE(b->submit(with_token("of a")));
    EXPECT_EQ(code_of(a->submit(with_token("of b"))), errc::already_set_up);
}

TEST_F(setup_tokens, AServerThatStartsAgainReplacesItsOwn) {
    const auto b = open("b");
    ASSERT_TRUE(b->submit(offer_setup{hash_secret("of b")}));
    for (const char* token : {"earlier", "later"})
        ASSERT_TRUE(open("a")->submit(offer_setup{hash_secret(token)}));
    EXPECT_EQ(code_of(b->submit(with_token("earlier"))), errc::wrong_token);
    EXPECT_TRUE(b->submit(with_token("later")));
}

}  // namespace snug::mongo
