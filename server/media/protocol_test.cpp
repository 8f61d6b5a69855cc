#include "media/protocol.hpp"

#include <gtest/gtest.h>

namespace snug::media {
namespace {

TEST(MediaProtocol, ReadsWhatItWrites) {
    const request asked{job_kind::square, 96, {10, 20, 300}};
    EXPECT_EQ(parse_request(to_bytes(asked)), asked);
    facts all{
        medium::video, format::matroska, format::mp4, 1'920, 1'080, 0, 61'000, true, true, {}, {}};
    all.thumbhash = std::string(limits::thumbhash_bytes_max, '\xFF');
    all.waveform = std::string(limits::waveform_points_max, '\0');
    for (const auto& said : {answer(all), answer(refusal::no_room), answer(progress{1'000})}) {
        EXPECT_EQ(parse_answer(to_bytes(said)), said);
        EXPECT_LE(to_bytes(said).size(), limits::media_message_bytes_max);
    }
    for (const auto& told : {notice(hello{7, true, false}), notice(ended{9, 0, 1'234, 5'678})}) {
        EXPECT_EQ(parse_notice(to_bytes(told)), told);
    }
}

TEST(MediaProtocol, BelievesNothingThatIsCutOffOrLonger) {
    const auto whole = to_bytes(answer(facts{}));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(parse_answer(whole.substr(0, size))) << size;
    }
    EXPECT_FALSE(parse_answer(whole + '\0'));
}

TEST(MediaProtocol, RefusesValuesBeyondTheirBounds) {
    EXPECT_FALSE(parse_answer(to_bytes(answer(progress{1'001}))));
    facts large;
    large.width = limits::picture_side_max + 1;
    EXPECT_FALSE(parse_answer(to_bytes(answer(large))));
    facts talkative;
    talkative.thumbhash = std::string(limits::thumbhash_bytes_max + 1, 'x');
    EXPECT_FALSE(parse_answer(to_bytes(answer(talkative))));
    auto unknown = to_bytes(answer(refusal::broken));
    unknown.back() = '\x7F';
    EXPECT_FALSE(parse_answer(unknown));
    auto newer = to_bytes(answer(refusal::broken));
    newer.front() = '\x02';
    EXPECT_FALSE(parse_answer(newer));
}

TEST(MediaProtocol, TakesNoMessageOfTheOtherDirection) {
    EXPECT_FALSE(parse_answer(to_bytes(notice(ended{}))));
    EXPECT_FALSE(parse_notice(to_bytes(answer(refusal::broken))));
    EXPECT_FALSE(parse_answer(to_bytes(request{})));
}

TEST(MediaProtocol, NamesTheTypeThatIsServed) {
    EXPECT_EQ(to_mime(format::aac), "audio/aac");
    EXPECT_EQ(to_mime(format::jpeg), "image/jpeg");
    EXPECT_EQ(to_mime(format::other), "application/octet-stream");
    EXPECT_EQ(medium_of(format::flv), medium::video);
}

}  // namespace
}  // namespace snug::media
