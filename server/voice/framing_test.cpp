#include "voice/framing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace snug::voice {
namespace {

std::vector<std::uint8_t> bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

/// What `reader` makes of `stream` when it arrives in pieces of `piece` bytes.
std::vector<std::string> read_in_pieces(frame_reader& reader,
                                        bytes_view stream,
                                        std::size_t piece) {
    std::vector<std::string> frames;
    while (!stream.empty()) {
        const bytes_out space = reader.space();
        if (space.empty()) break;
        const bytes_view part = stream.first(std::min({piece, space.size(), stream.size()}));
        std::ranges::copy(part, space.begin());
        reader.added(part.size());
        stream = stream.subspan(part.size());
        while (const auto frame = reader.next())
            frames.emplace_back(frame->begin(), frame->end());
    }
    return frames;
}

std::vector<std::uint8_t> framed(std::span<const std::string> texts) {
    std::vector<std::uint8_t> stream;
    for (const std::string& each : texts) {
        frame_writer writer;
        EXPECT_TRUE(writer.add(bytes_of(each)));
        stream.insert(stream.end(), writer.pending().begin(), writer.pending().end());
    }
    return stream;
}

TEST(Framing, FramesAreTheSameHoweverTheStreamWasCut) {
    std::vector<std::string> texts;
    for (std::size_t size = 1; size <= limits::voice_datagram_bytes_max; size += 37)
        texts.emplace_back(size, static_cast<char>('a' + size % 26));
    const auto stream = framed(texts);
    for (const std::size_t piece : {1UL, 2UL, 3UL, 1'000UL, 4'096UL, 100'000UL}) {
        frame_reader reader;
        EXPECT_EQ(read_in_pieces(reader, stream, piece), texts) << piece;
        EXPECT_FALSE(reader.is_broken());
    }
}

TEST(Framing, EmptyFramesArePassedOver) {
    frame_reader reader;
    const std::vector<std::uint8_t> stream{0, 0, 0, 0, 0, 1, 'x', 0, 0};
    EXPECT_EQ(read_in_pieces(reader, stream, 1), std::vector<std::string>{"x"});
}

TEST(Framing, FrameThatNoDatagramCouldBeBreaksTheStreamForGood) {
    frame_reader reader;
    auto stream = framed(std::vector<std::string>{"good"});
    stream.insert(stream.end(), {'G', 'E', 'T', ' ', '/'});
    EXPECT_EQ(read_in_pieces(reader, stream, 100), std::vector<std::string>{"good"});
    EXPECT_TRUE(reader.is_broken());
    EXPECT_TRUE(reader.space().empty());
    EXPECT_FALSE(reader.next());
}

TEST(Framing, WriterHoldsNoMoreThanItsBound) {
    frame_writer writer;
    const std::vector<std::uint8_t> datagram(1'000, 7);
    std::size_t taken = 0;
    while (writer.add(datagram))
        ++taken;
    EXPECT_EQ(taken, limits::voice_tcp_pending_bytes_max / 1'002);
    EXPECT_LE(writer.pending().size(), limits::voice_tcp_pending_bytes_max);
    writer.sent(1'002);
    EXPECT_TRUE(writer.add(datagram));
    EXPECT_FALSE(writer.add(datagram));
    EXPECT_FALSE(writer.add(std::vector<std::uint8_t>(limits::voice_datagram_bytes_max + 1)));
}

TEST(Framing, WhatMayWaitLessLeavesRoomForWhatMayWaitMore) {
    frame_writer out;
    const std::vector<std::uint8_t> frame(1'000);
    while (out.add(frame, limits::video_tcp_pending_bytes_max)) {
    }
    EXPECT_LE(out.pending().size(), limits::video_tcp_pending_bytes_max);
    EXPECT_GT(out.pending().size(), limits::video_tcp_pending_bytes_max - 1'002);
    EXPECT_TRUE(out.add(frame));
    EXPECT_FALSE(out.add(frame, limits::video_tcp_pending_bytes_max));
}

TEST(Framing, DroppingKeepsTheRestOfAFrameThatHasBegun) {
    frame_writer writer;
    for (const auto* text : {"first", "second", "third"})
        ASSERT_TRUE(writer.add(bytes_of(text)));
    std::vector<std::uint8_t> wire;
    const auto send = [&](std::size_t count) {
        wire.insert(wire.end(),
                    writer.pending().begin(),
                    writer.pending().begin() + static_cast<std::ptrdiff_t>(count));
        writer.sent(count);
    };
    send(7 + 1);  // the first, and half a length of the second
    EXPECT_EQ(writer.drop_waiting(), 1U);
    ASSERT_TRUE(writer.add(bytes_of("fourth")));
    send(writer.pending().size());
    EXPECT_TRUE(writer.is_empty());
    frame_reader reader;
    EXPECT_EQ(read_in_pieces(reader, wire, 100),
              (std::vector<std::string>{"first", "second", "fourth"}));
    ASSERT_TRUE(writer.add(bytes_of("fifth")));
    EXPECT_EQ(writer.drop_waiting(), 1U);
    EXPECT_TRUE(writer.is_empty());
}

TEST(Framing, SteadyStreamNeedsNoMoreMemory) {
    frame_writer writer;
    const std::vector<std::uint8_t> datagram(100, 7);
    std::size_t sent = 0;
    for (int i = 0; i < 100'000; ++i) {
        ASSERT_TRUE(writer.add(datagram));
        const std::size_t count = writer.pending().size() > 1'000 ? 950 : 51;
        writer.sent(std::min(count, writer.pending().size()));
        sent += count;
    }
    EXPECT_GT(sent, 1'000'000U);
    EXPECT_LT(writer.pending().size(), 1'200U);
}

}  // namespace
}  // namespace snug::voice
