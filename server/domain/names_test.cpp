#include "domain/names.hpp"

#include <gtest/gtest.h>

namespace snug {

namespace {

bool is_fine(std::string_view name) {
    return clean_name(name, 48, "name").has_value();
}

}  // namespace

TEST(names, AreComposedAndSingleSpaced) {
    EXPECT_EQ(clean_name("  Cafe\u0301   au lait ", 48, "name").value(), "Café au lait");
}

TEST(names, OfManyTonguesAndWithEmojiAreFine) {
    for (const char* name : {"Ada Lovelace",
                             "Łucja",
                             "Дмитрий",
                             "Ελένη",
                             "山田太郎",
                             "김민준",
                             "مريم",
                             "שרה",
                             "ไพลิน",
                             "Nguyễn",
                             "Ada 👩‍💻",
                             "soup ❤️",
                             "🏴‍☠️ crew",
                             "R2-D2",
                             "Дом (home)",
                             "🩷"}) {
        EXPECT_TRUE(is_fine(name)) << name;
    }
}

TEST(names, WithWhatCannotBeSeenAreRefused) {
    for (const char* name : {"ad\u200Ba",
                             "ad\u200Da",
                             "ad\u2060a",
                             "a\u00ADda",
                             "\u3164",
                             "a\u2800",
                             "a\u00A0b",
                             "\uFE0F",
                             "a\uFE0F",
                             "\u202Eada",
                             "a\u034Fb",
                             "\U000E0061",
                             "\u2066x\u2069"}) {
        EXPECT_FALSE(is_fine(name)) << name;
    }
}

TEST(names, ThatImitateOthersAreRefused) {
    for (const char* name : {"p\u0430ypal", "\u0410da", "\u03BFscar", "\uFF41da", "\U0001D400da"}) {
        EXPECT_FALSE(is_fine(name)) << name;
    }
}

TEST(names, WithStacksOfMarksAreRefused) {
    EXPECT_FALSE(is_fine("a\u0300\u0301\u0302\u0303\u0304\u0305"));
    EXPECT_FALSE(is_fine("\u0301a"));
}

TEST(names, ThatLookAlikeHaveOneLook) {
    EXPECT_EQ(look_of("Ada L."), look_of("ADA l."));
    EXPECT_EQ(look_of("асе"), look_of("ace"));  // Cyrillic and Latin
    EXPECT_EQ(look_of("b0b"), look_of("Bob"));
    EXPECT_NE(look_of("Ada"), look_of("Adam"));
    for (const char* like : {"rnara", "m.ara", "mara_", "-Mara", "@mara", "M A R A"})
        EXPECT_EQ(look_of(like), look_of("mara")) << like;
    EXPECT_EQ(look_of("tav1"), look_of("tavi"));
    EXPECT_EQ(look_of("0t1s"), look_of("Otis"));
    EXPECT_NE(look_of("..."), look_of("-"));
}

TEST(names, ThatStandForAllOrForTheServerAreReserved) {
    for (const char* name : {"everyone", "@here", "Owners", "System", "H0ME", "Deleted Member"})
        EXPECT_TRUE(is_reserved(name)) << name;
    for (const char* name : {"Homer", "Everett", "Snuggle", "..."})
        EXPECT_FALSE(is_reserved(name)) << name;
}

}  // namespace snug
