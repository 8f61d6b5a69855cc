#include "domain/file_name.hpp"

#include "base/limits.hpp"

#include <gtest/gtest.h>

namespace snug {
namespace {

TEST(FileName, KeepsWhatPeopleCallTheirFiles) {
    for (const char* name :
         {"a.jpg", "Ferien 2026 (3).JPG", "müll & co.tar.gz", "фото.png", "🦊.gif"})
        EXPECT_EQ(clean_file_name(name), name);
}

TEST(FileName, IsTheLastPartOfAPath) {
    EXPECT_EQ(clean_file_name("../../etc/passwd"), "passwd");
    EXPECT_EQ(clean_file_name("C:\\Users\\me\\cat.png"), "cat.png");
    EXPECT_EQ(clean_file_name("/"), "file");
    EXPECT_EQ(clean_file_name(".."), "file");
    EXPECT_EQ(clean_file_name(""), "file");
}

TEST(FileName, HoldsNothingThatTurnsOrBreaksALine) {
    EXPECT_EQ(clean_file_name("photo\u202Egpj.exe"), "photogpj.exe");
    EXPECT_EQ(clean_file_name("a\r\nSet-Cookie: x.png"), "aSet-Cookie_ x.png");
    EXPECT_EQ(clean_file_name(std::string("a\0b\x7F\xC2\x85.png", 10)), "ab.png");
    EXPECT_EQ(clean_file_name("a\u200B\uFEFF.png"), "a.png");
}

TEST(FileName, IsNoneThatASystemKeepsForItself) {
    EXPECT_EQ(clean_file_name("CON"), "_CON");
    EXPECT_EQ(clean_file_name("nul.png"), "_nul.png");
    EXPECT_EQ(clean_file_name("com1.txt"), "_com1.txt");
    EXPECT_EQ(clean_file_name("comet.txt"), "comet.txt");
    EXPECT_EQ(clean_file_name(".htaccess"), "htaccess");
    EXPECT_EQ(clean_file_name("a. . "), "a");
    EXPECT_EQ(clean_file_name("a<b>\"c|d?*.png"), "a_b__c_d__.png");
}

TEST(FileName, IsCutWithoutItsExtensionAndBetweenCodePoints) {
    const std::string cut = clean_file_name(std::string(500, 'a') + ".jpeg");
    EXPECT_EQ(cut.size(), limits::file_name_bytes_max);
    EXPECT_TRUE(cut.ends_with("a.jpeg"));
    std::string wide;
    for (int i = 0; i < 200; ++i)
        wide += "ü";
    EXPECT_EQ(clean_file_name(wide + ".png").substr(0, 4), "üü");
    EXPECT_LE(clean_file_name(wide).size(), limits::file_name_bytes_max);
}

TEST(FileName, HasTheEndingOfWhatItHasBecome) {
    EXPECT_EQ(named_for("beach.heic", "image/jpeg"), "beach.jpg");
    EXPECT_EQ(named_for("beach.JPEG", "image/jpeg"), "beach.JPEG");
    EXPECT_EQ(named_for("trip.to.sea.mov", "video/mp4"), "trip.to.sea.mp4");
    EXPECT_EQ(named_for("no ending", "audio/mp4"), "no ending.m4a");
    EXPECT_EQ(named_for("song.ogg", "audio/ogg"), "song.ogg");
    EXPECT_EQ(named_for("evil.exe", "application/octet-stream"), "evil.exe");
    const std::string long_name = std::string(limits::file_name_bytes_max - 4, 'x') + ".mov";
    EXPECT_LE(named_for(long_name, "video/webm").size(), limits::file_name_bytes_max);
    EXPECT_TRUE(named_for(long_name, "video/webm").ends_with(".webm"));
}

TEST(FileName, EndsWhereItIsNoUtf8) {
    EXPECT_EQ(clean_file_name("ab\xFF.png"), "ab");
}

}  // namespace
}  // namespace snug
