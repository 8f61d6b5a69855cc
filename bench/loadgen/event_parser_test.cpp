#include "loadgen/event_parser.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace snug::bench {
namespace {

struct heard {
    std::string id;
    std::string name;
    std::string data;
};

std::vector<heard> feed_in_pieces(std::string_view bytes, std::size_t piece) {
    event_parser parser;
    std::vector<heard> events;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
        parser.feed(bytes.substr(0, piece), [&](const stream_event& event) {
            events.push_back(
                {std::string(event.id), std::string(event.name), std::string(event.data)});
        });
    }
    return events;
}

constexpr std::string_view three_events =
    "id: e.1\nevent: hello\ndata: {}\n\n: heartbeat\n\ndata:first\n\nid: e.2\ndata: second\n\n";

}  // namespace

TEST(EventParser, GivesTheSameEventsHoweverTheBytesAreCut) {
    for (std::size_t piece = 1; piece <= three_events.size(); ++piece) {
        const auto events = feed_in_pieces(three_events, piece);
        ASSERT_EQ(events.size(), 3U) << "pieces of " << piece;
        EXPECT_EQ(events[0].name, "hello");
        EXPECT_EQ(events[0].id, "e.1");
        EXPECT_EQ(events[1].data, "first");
        EXPECT_EQ(events[1].name, "");
        EXPECT_EQ(events[2].id, "e.2");
        EXPECT_EQ(events[2].data, "second");
    }
}

TEST(EventParser, AnEventWithoutItsEmptyLineIsNotYetThere) {
    EXPECT_TRUE(feed_in_pieces("data: cut off\n", 100).empty());
}

}  // namespace snug::bench
