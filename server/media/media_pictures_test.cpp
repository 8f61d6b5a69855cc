// Pictures made by real tools, through the real helper, judged by exiftool and libvips' own tools.
#include "media/media_test_place.hpp"

namespace snug::media {
namespace {

constexpr const char* picture_of =
    "vips gaussnoise grey.v 1000 750 --mean 128 --sigma 40 && vips bandjoin 'grey.v grey.v "
    "grey.v' all.v && "
    "vips cast all.v bytes.v uchar && vips copy bytes.v picture.v --interpretation srgb && ";

constexpr const char* secrets =
    "exiftool -q -overwrite_original -GPSLatitude=48.1 -GPSLatitudeRef=N -GPSLongitude=11.5 "
    "-GPSLongitudeRef=E -Make=Phone -Model=Six "
    "-Artist=Ann -XMP:Creator=Ann -XMP:City=Munich ";

class MediaPictures : public MediaJobs {
protected:
    void make(const std::string& name) {
        place.shell(picture_of + ("vips copy picture.v " + name));
        place.shell(secrets + name);
    }
    /// Everything that exiftool finds beyond what the picture itself is.
    std::string found_in(const std::string& name) {
        return place.shell(
            "exiftool -s -G1 -EXIF:all -GPS:all -XMP:all -IPTC:all -ICC_Profile:all -Photoshop:all "
            "-Comment -PNG:all " +
            name +
            " | grep -vE "
            "'ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace|Chroma|"
            "WhitePoint|Gamma|Red|Green|Blue|SRGB|Pixel' || true");
    }
    std::string size_of(const std::string& name) {
        return place.shell("vipsheader -f width " + name + " && vipsheader -f height " + name);
    }
};

TEST_F(MediaPictures, JpegIsServedWithItsOwnPixelsAndNothingElse) {
    make("a.jpg");
    ASSERT_NE(found_in("a.jpg"), "");
    const auto end = run(job_kind::picture, "a.jpg");
    ASSERT_TRUE(end) << to_code(end.error());
    EXPECT_EQ(end->kind, medium::picture);
    EXPECT_EQ(end->served, format::jpeg);
    EXPECT_EQ(end->width, 1'000U);
    EXPECT_EQ(end->height, 750U);
    EXPECT_EQ(end->frames, 1U);
    EXPECT_GE(end->thumbhash.size(), 20U);
    for (const auto* name : {"out0", "out1", "out2"})
        EXPECT_EQ(found_in(name), "") << name;
    EXPECT_EQ(size_of("out1"), "400\n300\n");
    EXPECT_EQ(size_of("out2"), "800\n600\n");
    place.shell(
        "vips copy a.jpg a.v && vips copy out0 out.v && vips subtract a.v out.v d.v && vips abs "
        "d.v e.v && test \"$(vips max e.v)\" = 0.000000");
}

TEST_F(MediaPictures, PngAndWebpAndGifLoseWhatWasHiddenInThem) {
    for (const auto* name : {"a.png", "a.webp", "a.gif"}) {
        make(name);
        const auto end = run(job_kind::picture, name);
        ASSERT_TRUE(end) << name << to_code(end.error());
        EXPECT_EQ(found_in("out0"), "") << name;
        EXPECT_EQ(size_of("out0"), "1000\n750\n") << name;
    }
}

TEST_F(MediaPictures, PortraitsStandUpright) {
    make("a.jpg");
    place.shell("exiftool -q -overwrite_original -n -Orientation=6 a.jpg");
    const auto end = run(job_kind::picture, "a.jpg");
    ASSERT_TRUE(end) << to_code(end.error());
    EXPECT_EQ(end->width, 750U);
    EXPECT_EQ(end->height, 1'000U);
    EXPECT_EQ(size_of("out0"), "750\n1000\n");
    EXPECT_EQ(size_of("out1"), "225\n300\n");
    EXPECT_EQ(found_in("out0"), "");
    const double grown = static_cast<double>(place.read("out0").size()) /
                         static_cast<double>(place.read("a.jpg").size());
    EXPECT_LT(grown, 1.1) << "as fine as it came, and no finer";
}

TEST_F(MediaPictures, ColoursBeyondSrgbAreTurnedIntoIt) {
    place.shell(picture_of + std::string("vips icc_export picture.v a.jpg --output-profile p3"));
    const auto end = run(job_kind::picture, "a.jpg");
    ASSERT_TRUE(end) << to_code(end.error());
    EXPECT_EQ(found_in("out0"), "");
}

TEST_F(MediaPictures, ColoursStayWhatTheyAre) {
    place.shell("ffmpeg -v error -f lavfi -i color=blue:s=900x900 -frames:v 1 a.png");
    ASSERT_TRUE(run(job_kind::picture, "a.png"));
    EXPECT_EQ(place.shell("vips getpoint out1 100 100"), "0 0 255 \n");
    ASSERT_TRUE(run(request{job_kind::square, 96, {}}, "a.png"));
    EXPECT_EQ(place.shell("vips getpoint out0 48 48"), "0 0 255 \n");
}

TEST_F(MediaPictures, WhatMovesGoesOnMoving) {
    place.shell("ffmpeg -v error -f lavfi -i testsrc=s=640x480:r=10:d=1 a.gif");
    const auto end = run(job_kind::picture, "a.gif");
    ASSERT_TRUE(end) << to_code(end.error());
    EXPECT_EQ(end->frames, 10U);
    EXPECT_EQ(end->duration_ms, 1'000U);
    EXPECT_EQ(end->served, format::gif);
    EXPECT_EQ(place.shell("vipsheader -f n-pages out1"), "10\n");
    EXPECT_EQ(size_of("out2"), "640\n480\n");
}

TEST_F(MediaPictures, HeicAndAvifBecomeWhatBrowsersShow) {
    place.shell(picture_of +
                std::string("vips heifsave picture.v a.avif --compression av1 --effort 0"));
    const auto end = run(job_kind::picture, "a.avif");
    ASSERT_TRUE(end) << to_code(end.error());
    EXPECT_EQ(end->found, format::avif);
    EXPECT_EQ(end->served, format::webp);
    EXPECT_EQ(size_of("out0"), "1000\n750\n");
}

TEST_F(MediaPictures, FacesAndEmojiAreCutSquare) {
    place.shell("ffmpeg -v error -f lavfi -i testsrc=s=640x480:r=10:d=1 a.gif");
    const auto end = run(request{job_kind::square, 96, {}}, "a.gif");
    ASSERT_TRUE(end) << to_code(end.error());
    EXPECT_EQ(end->served, format::webp);
    EXPECT_EQ(end->frames, 10U);
    EXPECT_EQ(size_of("out0"), "96\n96\n");
    ASSERT_TRUE(run(request{job_kind::square, 512, {600, 400, 300}}, "a.gif"));
    EXPECT_EQ(place.shell("vipsheader -f width out0"), "512\n");
}

TEST_F(MediaPictures, LookingReadsTheOutsideAlone) {
    make("a.png");
    const auto end = run(job_kind::look, "a.png");
    ASSERT_TRUE(end) << to_code(end.error());
    EXPECT_EQ(end->width, 1'000U);
    EXPECT_EQ(end->thumbhash, "");
}

TEST_F(MediaPictures, WhatIsNoPictureIsRefused) {
    place.write("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
    place.write("a.pdf", "%PDF-1.7\n1 0 obj\n");
    place.write("a.html", "<!DOCTYPE html><script>alert(1)</script>");
    for (const auto* name : {"a.svg", "a.pdf", "a.html"}) {
        EXPECT_TRUE(is_refused(run(job_kind::picture, name), refusal::not_media)) << name;
    }
    place.write("empty.png", "");
    EXPECT_TRUE(is_refused(run(job_kind::picture, "empty.png"), refusal::not_media));
    place.write("head.png", "\x89PNG\r\n\x1A\n1234");
    EXPECT_TRUE(is_refused(run(job_kind::picture, "head.png"), refusal::broken));
}

TEST_F(MediaPictures, CutOffAnywhereIsAnAnswerToo) {
    make("a.jpg");
    const auto whole = place.read("a.jpg");
    for (std::size_t parts = 1; parts < 8; ++parts) {
        place.write("cut.jpg", whole.substr(0, whole.size() * parts / 8));
        const auto end = run(job_kind::picture, "cut.jpg");
        EXPECT_TRUE(end || end.error().of == failure::reason::refused);
    }
    EXPECT_TRUE(run(job_kind::picture, "a.jpg"));
}

}  // namespace
}  // namespace snug::media
