// What a host reads when the store cannot be opened.
#include "store/mongo/open.hpp"

#include "store/mongo/address.hpp"
#include "store/mongo/test_set.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace snug::mongo {

namespace {

error refusal_of(const mongo_options& options) {
    init_crypto();
    const auto opened = open_mongo(options);
    EXPECT_FALSE(opened);
    return opened ? error{} : opened.error();
}

mongo_options at(const std::string& address) {
    mongo_options options;
    options.address = address;
    return options;
}

}  // namespace

TEST(OpenMongo, ASetThatDoesNotAnswerIsNamedWithoutThePassword) {
    const error told = refusal_of(at("mongodb://ada:secret@127.0.0.1:1/"));
    EXPECT_EQ(told.code, errc::unavailable);
    EXPECT_NE(told.detail.find("127.0.0.1:1"), std::string::npos) << told.detail;
    EXPECT_EQ(told.detail.find("secret"), std::string::npos) << told.detail;
    EXPECT_EQ(told.detail.find('\n'), std::string::npos) << told.detail;
}

TEST(OpenMongo, AnAddressThatIsNoneIsRefusedWithoutRepeatingIt) {
    for (const char* address : {"", "mongodb://", "mongodb://ada:se/cret@host", "http://host"}) {
        const error told = refusal_of(at(address));
        EXPECT_EQ(told.code, errc::invalid_field) << address;
        EXPECT_EQ(told.detail.find("cret"), std::string::npos) << told.detail;
    }
}

TEST(OpenMongo, NamesThatNeedQuotingAreRefused) {
    for (const char* name : {"", "a.b", "$where", "a b", "../a"}) {
        mongo_options options = at("mongodb://127.0.0.1:1/");
        options.database = name;
        EXPECT_EQ(refusal_of(options).code, errc::invalid_field) << name;
        options.database = "Messages";
        options.home_collection = name;
        EXPECT_EQ(refusal_of(options).code, errc::invalid_field) << name;
    }
}

TEST(OpenMongo, OneHostOfASetIsEnough) {
    ASSERT_FALSE(test_address().empty()) << no_test_set;
    init_crypto();
    test_database database;
    const std::string all = shown_hosts(database.options.address);
    for (std::size_t from = 0; from < all.size();) {
        const std::size_t end = std::min(all.find(", ", from), all.size());
        mongo_options options = database.options;
        options.address = "mongodb://" + all.substr(from, end - from) + "/";
        const auto opened = open_mongo(options);
        // A secondary, too, has to lead to the primary.
        EXPECT_TRUE(opened) << opened.error().detail;
        from = end + 2;
    }
}

TEST(OpenMongo, TwoNodesThatStartAtOnceMakeOneStore) {
    ASSERT_FALSE(test_address().empty()) << no_test_set;
    init_crypto();
    test_database database;
    std::array<std::string, 4> epochs;
    {
        std::vector<std::jthread> nodes;
        for (std::string& epoch : epochs) {
            nodes.emplace_back([&] {
                const auto opened = open_mongo(database.options);
                ASSERT_TRUE(opened) << opened.error().detail;
                epoch = (*opened)->make_reader()->head()->epoch;
            });
        }
    }
    for (const std::string& epoch : epochs)
        EXPECT_EQ(epoch, epochs[0]);
    EXPECT_EQ(epochs[0].size(), 16U);
}

}  // namespace snug::mongo
