#include "media/helper/thumbhash.hpp"

#include "base/bytes.hpp"

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <vector>

namespace snug::media {
namespace {

using pixel = std::array<std::size_t, 4>;

std::string hash_of(std::size_t width,
                    std::size_t height,
                    const std::function<pixel(std::size_t, std::size_t)>& colour) {
    std::vector<std::uint8_t> rgba;
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            for (const std::size_t c : colour(x, y)) {
                rgba.push_back(static_cast<std::uint8_t>(c & 0xFFU));
            }
        }
    }
    const auto hash = thumbhash(width, height, rgba);
    return to_hex({reinterpret_cast<const std::uint8_t*>(hash.data()), hash.size()});
}

pixel gradient(std::size_t x, std::size_t y) {
    return {x * 7, y * 11, x * y, 255};
}
pixel ring(std::size_t x, std::size_t y) {
    return {x * 5, 255 - y * 3, (x ^ y) * 4, (x * x + y * y) % 97 * 2 + 30};
}

// What the npm package thumbhash 0.1.1 makes of the same pixels. Pictures in which a wave is nil
// are left out: half of 15 goes up or down by the last bit of a cosine.
TEST(Thumbhash, IsWhatTheFormatsOwnEncoderMakes) {
    EXPECT_EQ(hash_of(32, 20, gradient), "59080e1c96607678708878867886f6970ff778");
    EXPECT_EQ(hash_of(20, 32, gradient), "d6b7091c14603687088888776897ec9f23a8f7");
    EXPECT_EQ(hash_of(100, 100, gradient), "def7050f064525d07577777577577757777574a07c027b0b");
    EXPECT_EQ(hash_of(100, 7, gradient), "94a70a21883335b370985889ad8f4ef287");
    EXPECT_EQ(hash_of(1, 1, gradient), "000802070000000000000000000000000000000000000000");
}

TEST(Thumbhash, OfWhatCanBeSeenThroughHasAlphaToo) {
    EXPECT_EQ(hash_of(32, 20, ring), "deda840b880780886a888874fc07588830232032434592");
    EXPECT_EQ(hash_of(64, 64, ring), "6198851d0a07145b2f8888888825fc47008870185011178511");
}

TEST(Thumbhash, OfOneColourIsThatColour) {
    const auto red = [](std::size_t, std::size_t) -> pixel { return {255, 0, 0, 255}; };
    EXPECT_EQ(hash_of(8, 8, red), "d5fb03070058893f7278788b87a78888778d92d208298d00");
}

TEST(Thumbhash, OfNothingOrTooMuchIsEmpty) {
    EXPECT_EQ(thumbhash(0, 1, {}), "");
    EXPECT_EQ(thumbhash(101, 1, std::vector<std::uint8_t>(404)), "");
    EXPECT_EQ(thumbhash(2, 2, std::vector<std::uint8_t>(15)), "");
}

}  // namespace
}  // namespace snug::media
