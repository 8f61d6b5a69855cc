#include "app/zip_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace snug {
namespace {

namespace fs = std::filesystem;

constexpr zip_bounds roomy{.files_max = 100, .file_bytes_max = 10'000, .bytes_max = 100'000};

class ZipFiles : public testing::Test {
protected:
    void SetUp() override {
        std::string made = (fs::temp_directory_path() / "snug-test-XXXXXX").string();
        ASSERT_NE(::mkdtemp(made.data()), nullptr);
        place_ = made;
    }
    void TearDown() override { fs::remove_all(place_); }

    fs::path file(const std::string& name, const std::string& text) const {
        fs::create_directories((place_ / name).parent_path());
        std::ofstream(place_ / name, std::ios::binary) << text;
        return place_ / name;
    }
    /// What the `zip` of the system makes of the files that were put there.
    fs::path zipped(const std::string& options = "") const {
        const std::string command =
            "cd '" + place_.string() + "' && zip -q -r " + options + " all.zip . -x all.zip";
        EXPECT_EQ(std::system(command.c_str()), 0);
        return place_ / "all.zip";
    }
    static std::string text_of(const fs::path& path) {
        std::ifstream from(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(from), {}};
    }

    fs::path place_;
};

TEST_F(ZipFiles, AreUnpackedAndGoAway) {
    file("cat.gif", "meow");
    file("deep/down/cat.gif", "another");
    file(".hidden", "x");
    file("__MACOSX/._cat.gif", "x");
    const fs::path zip = zipped();
    EXPECT_TRUE(zip_files::is_zip(zip));
    fs::path first;
    {
        const auto files = zip_files::unpack(zip, roomy);
        ASSERT_TRUE(files) << files.error().detail;
        ASSERT_EQ(files->paths().size(), 2U);
        std::vector<std::string> texts;
        for (const fs::path& path : files->paths()) {
            EXPECT_EQ(path.filename(), "cat.gif");
            texts.push_back(text_of(path));
        }
        std::ranges::sort(texts);
        EXPECT_EQ(texts, (std::vector<std::string>{"another", "meow"}));
        first = files->paths().front();
        EXPECT_TRUE(fs::exists(first));
    }
    EXPECT_FALSE(fs::exists(first.parent_path().parent_path()));
}

TEST_F(ZipFiles, LeaveOutWhatIsTooLarge) {
    file("small.gif", "meow");
    file("bomb.gif", std::string(2'000'000, 'a'));
    const auto files = zip_files::unpack(zipped(), roomy);
    ASSERT_TRUE(files) << files.error().detail;
    EXPECT_EQ(files->paths().size(), 1U);
    EXPECT_EQ(files->too_large(), std::vector<std::string>{"bomb.gif"});
}

TEST_F(ZipFiles, AreRefusedWhenThereIsTooMuch) {
    for (int i = 0; i < 12; ++i)
        file(std::to_string(i) + ".gif", std::string(9'000, 'a'));
    const fs::path zip = zipped();
    EXPECT_FALSE(zip_files::unpack(zip, roomy)) << "too many bytes";
    EXPECT_FALSE(zip_files::unpack(
        zip, {.files_max = 11, .file_bytes_max = 10'000, .bytes_max = 1'000'000}));
    EXPECT_TRUE(zip_files::unpack(
        zip, {.files_max = 20, .file_bytes_max = 10'000, .bytes_max = 1'000'000}));
}

TEST_F(ZipFiles, AreRefusedWhenTheyAreDamagedOrEncrypted) {
    file("cat.gif", std::string(3'000, 'a') + "meow");
    const fs::path zip = zipped("-0");
    std::string bytes = text_of(zip);
    bytes[bytes.find("meow")] = 'M';
    EXPECT_FALSE(zip_files::unpack(file("changed.zip", bytes), roomy)) << "its CRC is another";
    EXPECT_FALSE(zip_files::unpack(file("cut.zip", bytes.substr(0, 1'000)), roomy));
    EXPECT_FALSE(zip_files::unpack(file("text.zip", "no zip"), roomy));
    EXPECT_FALSE(zip_files::is_zip(place_ / "text.zip"));
    EXPECT_FALSE(zip_files::unpack(place_ / "nowhere.zip", roomy));
    fs::remove(zip);
    EXPECT_FALSE(zip_files::unpack(zipped("-P secret"), roomy));
}

// Written by hand, since no zip program makes it: a stored entry whose name leads elsewhere.
TEST_F(ZipFiles, KeepOnlyTheLastPartOfAName) {
    file("aaaaaaaaaaaaa.gif", "meow");
    std::string bytes = text_of(zipped("-0"));
    for (std::size_t at = 0; (at = bytes.find("aaaaaaaaaaaaa.gif", at)) != std::string::npos;)
        bytes.replace(at, 17, "../../../../a.gif");
    const auto files = zip_files::unpack(file("out.zip", bytes), roomy);
    ASSERT_TRUE(files) << files.error().detail;
    ASSERT_EQ(files->paths().size(), 1U);
    EXPECT_EQ(files->paths().front().filename(), "a.gif");
    EXPECT_EQ(text_of(files->paths().front()), "meow");
}

}  // namespace
}  // namespace snug
