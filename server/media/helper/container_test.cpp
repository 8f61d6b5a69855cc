#include "media/helper/container.hpp"

#include "media/sniff.hpp"

#include <gtest/gtest.h>

namespace snug::media {
namespace {

using namespace std::string_literals;

std::string big32(std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(value >> shift & 0xFFU));
    return out;
}

std::string little32(std::uint32_t value) {
    const auto big = big32(value);
    return {big.rbegin(), big.rend()};
}

std::string chunk(const std::string& type, const std::string& body) {
    return big32(static_cast<std::uint32_t>(body.size())) + type + body + "CRC!";
}

std::string png(std::uint32_t width, std::uint32_t height, const std::string& chunks) {
    return "\x89PNG\r\n\x1A\n"s + chunk("IHDR", big32(width) + big32(height) + "\x08\x06\0\0\0"s) +
           chunks;
}

/// A GIF of one pixel per frame.
std::string gif(std::size_t frames, const std::string& extensions = {}) {
    std::string out = "GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF"s + extensions;
    for (std::size_t i = 0; i < frames; ++i) {
        out += "\x21\xF9\x04\0\x0A\0\0\0"s + "\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0"s;
    }
    return out + ";";
}

std::string riff(const std::string& chunks) {
    return "RIFF" + little32(static_cast<std::uint32_t>(chunks.size() + 4)) + "WEBP" + chunks;
}

std::string webp_chunk(const std::string& type, const std::string& body) {
    return type + little32(static_cast<std::uint32_t>(body.size())) + body +
           (body.size() % 2 ? "\0"s : ""s);
}

std::string segment(char marker, const std::string& body) {
    const auto size = static_cast<std::uint32_t>(body.size() + 2);
    return "\xFF"s + marker + big32(size).substr(2) + body;
}

std::string exif(int orientation) {
    return "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s +
           static_cast<char>(orientation) + "\0\0\0\0\0\0"s;
}

std::string jpeg(const std::string& between) {
    const auto frame = segment('\xC0', "\x08\0\x10\0\x20\x01\x01\x11\0"s);
    return "\xFF\xD8"s + between + frame + segment('\xDA', "\x01\x01\0\0\x3F\0"s) +
           "ab\xFF\0cd\xFF\xD0xy"s + "\xFF\xD9"s;
}

std::string served(const container& of, const std::string& bytes) {
    std::string out;
    for (const auto& part : of.kept)
        out += part.made.empty() ? bytes.substr(part.begin, part.size) : part.made;
    return out;
}

TEST(Sniff, GoesByWhatAFileBeginsLike) {
    EXPECT_EQ(sniff(png(1, 1, "")), format::png);
    EXPECT_EQ(sniff("\0\0\0\x18"
                    "ftypmif1\0\0\0\0mif1avif"s),
              format::avif);
    EXPECT_EQ(sniff("\0\0\0\x18"
                    "ftypheic\0\0\0\0mif1heic"s),
              format::heic);
    EXPECT_EQ(sniff("\0\0\0\x18"
                    "ftypisom\0\0\0\0isomavc1"s),
              format::mp4);
    EXPECT_EQ(sniff("\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01webm"s), format::webm);
}

TEST(Sniff, KnowsNoTextThatNamesOtherFilesOrRuns) {
    for (const auto* text : {"#EXTM3U\n#EXT-X-VERSION:3\n",
                             "ffconcat version 1.0\nfile x\n",
                             "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n",
                             "<svg xmlns='http://www.w3.org/2000/svg'/>",
                             "<!DOCTYPE html><html>",
                             "%PDF-1.7\n%abcdefgh",
                             "<?xml version='1.0'?><MPD>"}) {
        EXPECT_EQ(sniff(text), format::other) << text;
    }
    EXPECT_EQ(sniff(""), format::other);
}

TEST(Container, RefusesWhatUnfoldsTooFarBeforeItIsDecoded) {
    EXPECT_EQ(read_container(png(65'000, 65'000, chunk("IDAT", ""))).error(), refusal::too_large);
    EXPECT_EQ(read_container(png(16'000, 16'000, chunk("IDAT", ""))).error(), refusal::too_large);
    EXPECT_EQ(read_container(png(0, 1, chunk("IDAT", ""))).error(), refusal::broken);
    EXPECT_EQ(read_container(gif(10'000)).error(), refusal::too_many_frames);
    std::string frames;
    for (int i = 0; i < 10'000; ++i)
        frames += chunk("fcTL", std::string(26, '\0'));
    EXPECT_EQ(read_container(png(10, 10, frames + chunk("IDAT", ""))).error(),
              refusal::too_many_frames);
    std::string moving;
    for (int i = 0; i < 10'000; ++i)
        moving += webp_chunk("ANMF", std::string(16, '\0'));
    EXPECT_EQ(read_container(riff(webp_chunk("VP8X", std::string(10, '\0')) + moving)).error(),
              refusal::too_many_frames);
}

TEST(Container, OfGifKeepsPicturesAndLoopsAlone) {
    const auto loop = "\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0"s;
    const auto comment = "\x21\xFE\x05hello\0"s;
    const auto xmp = "\x21\xFF\x0BXMP DataXMP\x04gps!\0"s;
    const auto file = gif(3, loop + comment + xmp) + "<script>";
    const auto read = read_container(file);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->frames, 3U);
    EXPECT_EQ(read->duration_ms, 300U);
    EXPECT_EQ(served(*read, file), gif(3, loop));
}

TEST(Container, OfPngKeepsWhatIsDrawn) {
    const auto pixels = chunk("IDAT", "pixels");
    const auto file =
        png(7, 9, chunk("eXIf", "where") + chunk("tEXt", "who") + pixels + chunk("iTXt", "x")) +
        chunk("IEND", "") + "PK\x03\x04";
    const auto read = read_container(file);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->width, 7U);
    EXPECT_EQ(served(*read, file), png(7, 9, pixels) + "\0\0\0\0IEND\xAE\x42\x60\x82"s);
}

TEST(Container, OfJpegKeepsWhatIsDrawnAndLearnsHowItLies) {
    const auto file =
        jpeg(segment('\xE1', exif(6)) + segment('\xED', "Photoshop 3.0") + segment('\xFE', "me")) +
        "trailing";
    const auto read = read_container(file);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->width, 32U);
    EXPECT_EQ(read->height, 16U);
    EXPECT_EQ(read->orientation, 6);
    EXPECT_EQ(served(*read, file), jpeg(""));
}

TEST(Container, OfJpegLearnsHowFineItIs) {
    const auto table = [](char step) {
        return segment('\xDB', std::string(1, '\0') + std::string(64, step));
    };
    EXPECT_EQ(read_container(jpeg(""))->quality, 0);
    EXPECT_EQ(read_container(jpeg(table(1)))->quality, 99);
    EXPECT_EQ(read_container(jpeg(table(29)))->quality, 75);   // half as coarse as the example
    EXPECT_EQ(read_container(jpeg(table(115)))->quality, 25);  // twice
    EXPECT_EQ(read_container(jpeg(table(0)))->quality, 99);
    EXPECT_EQ(read_container(jpeg(table(1) + table(115)))->quality, 99);  // the first is luminance
    EXPECT_EQ(read_container(jpeg(segment('\xDB', "\0short"s)))->quality, 0);
    EXPECT_EQ(read_container(jpeg(segment('\xDB', std::string(129, '\x10'))))->quality, 0);
}

TEST(Container, OfJpegTellsColoursThatAreNotSrgb) {
    const auto profile = [](const std::string& name) {
        return segment('\xE2', "ICC_PROFILE\0\x01\x01"s + name);
    };
    EXPECT_TRUE(read_container(jpeg(profile("Display P3")))->other_colours);
    EXPECT_FALSE(read_container(jpeg(profile("sRGB IEC61966-2.1")))->other_colours);
}

TEST(Container, OfWebpNoLongerPromisesWhatItLeavesOut) {
    const auto head = [](char flags) {
        return webp_chunk("VP8X", flags + "\0\0\0\x0F\0\0\x1F\0\0"s);
    };
    const auto pixels = webp_chunk("VP8L", "\x2F\x0F\xC0\x07\0"s);
    const auto file = riff(head('\x2C') + webp_chunk("ICCP", "sRGB") + pixels +
                           webp_chunk("EXIF", exif(3)) + webp_chunk("XMP ", "gps")) +
                      "more";
    const auto read = read_container(file);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->width, 16U);
    EXPECT_EQ(read->height, 32U);
    EXPECT_EQ(read->orientation, 3);
    EXPECT_EQ(served(*read, file), riff(head('\0') + pixels));
}

TEST(Container, OfWebpIsNotMeasuredByAHeadThatComesLate) {
    const auto pixels = webp_chunk("VP8L", "\x2F\x0F\xC0\x07\0"s);
    const auto head = webp_chunk("VP8X", "\0\0\0\0\0\0\0\0\0\0"s);
    EXPECT_TRUE(read_container(riff(head + pixels)));
    EXPECT_EQ(read_container(riff(pixels + head)).error(), refusal::broken);
}

TEST(Container, OfWebpKeepsALastChunkWithoutItsPadding) {
    const auto pixels = webp_chunk("VP8L", "\x2F\x0F\xC0\x07\0"s);
    const auto whole = riff(pixels);
    const auto file = whole.substr(0, whole.size() - 1);
    const auto read = read_container(file);
    ASSERT_TRUE(read);
    EXPECT_EQ(served(*read, file), whole);
}

TEST(Container, SurvivesFilesThatAreCutOff) {
    const auto whole = jpeg(segment('\xE1', exif(6)));
    for (std::size_t size = 0; size < whole.size(); ++size)
        (void)read_container(whole.substr(0, size));
    const auto moving = gif(2);
    for (std::size_t size = 0; size < moving.size(); ++size)
        (void)read_container(moving.substr(0, size));
}

}  // namespace
}  // namespace snug::media
