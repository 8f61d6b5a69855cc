#include "media/helper/thumbhash.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace snug::media {
namespace {

constexpr std::size_t side_max = 100;

/// One channel as waves: the mean, the others, and by how much they swing.
struct waves {
    double mean = 0;
    double swing = 0;
    std::vector<double> rest;  // each from 0 to 1
};

struct channels {
    std::vector<double> light;
    std::vector<double> yellow_blue;
    std::vector<double> red_green;
    std::vector<double> alpha;
    bool see_through = false;
};

/// Colours laid over the picture's mean colour, so that what cannot be seen does not count.
channels split(std::span<const std::uint8_t> rgba) {
    const std::size_t count = rgba.size() / 4;
    std::array<double, 3> mean{};
    double opaque = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double alpha = rgba[i * 4 + 3] / 255.0;
        for (std::size_t c = 0; c < 3; ++c)
            mean.at(c) += alpha / 255.0 * rgba[i * 4 + c];
        opaque += alpha;
    }
    if (opaque > 0) {
        for (double& c : mean)
            c /= opaque;
    }
    channels out;
    out.see_through = opaque < static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double alpha = rgba[i * 4 + 3] / 255.0;
        std::array<double, 3> colour{};
        for (std::size_t c = 0; c < 3; ++c) {
            colour.at(c) = mean.at(c) * (1 - alpha) + alpha / 255.0 * rgba[i * 4 + c];
        }
        out.light.push_back((colour[0] + colour[1] + colour[2]) / 3);
        out.yellow_blue.push_back((colour[0] + colour[1]) / 2 - colour[2]);
        out.red_green.push_back(colour[0] - colour[1]);
        out.alpha.push_back(alpha);
    }
    return out;
}

/// Wave `number` of those that fit into `length`, in the middle of `place`.
double wave_at(std::size_t number, std::size_t place, std::size_t length) {
    return std::cos(std::numbers::pi / static_cast<double>(length) * static_cast<double>(number) *
                    (static_cast<double>(place) + 0.5));
}

/// How much of the wave (x, y) is in `channel`.
double share_of(const std::vector<double>& channel,
                std::size_t width,
                std::size_t height,
                std::size_t x,
                std::size_t y) {
    std::vector<double> row(width);
    for (std::size_t i = 0; i < width; ++i)
        row[i] = wave_at(x, i, width);
    double sum = 0;
    for (std::size_t j = 0; j < height; ++j) {
        const double column = wave_at(y, j, height);
        for (std::size_t i = 0; i < width; ++i)
            sum += channel[i + j * width] * row[i] * column;
    }
    return sum / static_cast<double>(width * height);
}

/// The waves (x, y) with x/across + y/down below 1, in the order of the format.
waves transform(const std::vector<double>& channel,
                std::size_t width,
                std::size_t height,
                std::size_t across,
                std::size_t down) {
    waves out;
    for (std::size_t y = 0; y < down; ++y) {
        for (std::size_t x = 0; x * down < across * (down - y); ++x) {
            const double share = share_of(channel, width, height, x, y);
            if (x == 0 && y == 0) {
                out.mean = share;
            } else {
                out.rest.push_back(share);
                out.swing = std::max(out.swing, std::abs(share));
            }
        }
    }
    if (out.swing > 0) {
        for (double& wave : out.rest)
            wave = 0.5 + 0.5 / out.swing * wave;
    }
    return out;
}

/// Halves go up, as in the format's own encoder.
std::uint32_t rounded(double value) {
    return static_cast<std::uint32_t>(std::floor(value + 0.5));
}

void append(std::string& out, std::uint32_t bytes, int count) {
    for (int i = 0; i < count; ++i)
        out.push_back(static_cast<char>(bytes >> (8U * static_cast<unsigned>(i)) & 0xFFU));
}

/// Waves as half bytes, the lower half first, over all channels without a gap.
class half_bytes {
public:
    explicit half_bytes(std::string& out) : out_(out) {}
    void add(const waves& of) {
        for (const double wave : of.rest) {
            const std::uint32_t value = rounded(15.0 * wave);
            if (lower_) {
                out_.push_back(static_cast<char>(value));
            } else {
                out_.back() =
                    static_cast<char>(static_cast<std::uint8_t>(out_.back()) | value << 4U);
            }
            lower_ = !lower_;
        }
    }

private:
    std::string& out_;
    bool lower_ = true;
};

std::size_t waves_along(std::size_t most, std::size_t side, std::size_t longer) {
    const double count = static_cast<double>(most * side) / static_cast<double>(longer);
    return std::max<std::size_t>(1, rounded(count));
}

}  // namespace

std::string thumbhash(std::size_t width, std::size_t height, std::span<const std::uint8_t> rgba) {
    if (width == 0 || height == 0 || width > side_max || height > side_max) return {};
    if (rgba.size() != width * height * 4) return {};
    const channels of = split(rgba);
    const std::size_t most = of.see_through ? 5 : 7;  // alpha takes the room of luminance
    const std::size_t longer = std::max(width, height);
    const std::size_t across = waves_along(most, width, longer);
    const std::size_t down = waves_along(most, height, longer);
    const waves light = transform(
        of.light, width, height, std::max<std::size_t>(3, across), std::max<std::size_t>(3, down));
    const waves yellow_blue = transform(of.yellow_blue, width, height, 3, 3);
    const waves red_green = transform(of.red_green, width, height, 3, 3);

    const bool wide = width > height;
    std::string out;
    append(out,
           rounded(63.0 * light.mean) | rounded(31.5 + 31.5 * yellow_blue.mean) << 6U |
               rounded(31.5 + 31.5 * red_green.mean) << 12U | rounded(31.0 * light.swing) << 18U |
               static_cast<std::uint32_t>(of.see_through) << 23U,
           3);
    append(out,
           static_cast<std::uint32_t>(wide ? down : across) |
               rounded(63.0 * yellow_blue.swing) << 3U | rounded(63.0 * red_green.swing) << 9U |
               static_cast<std::uint32_t>(wide) << 15U,
           2);
    half_bytes rest(out);
    if (of.see_through) {
        const waves alpha = transform(of.alpha, width, height, 5, 5);
        append(out, rounded(15.0 * alpha.mean) | rounded(15.0 * alpha.swing) << 4U, 1);
        rest.add(light);
        rest.add(yellow_blue);
        rest.add(red_green);
        rest.add(alpha);
    } else {
        rest.add(light);
        rest.add(yellow_blue);
        rest.add(red_green);
    }
    return out;
}

}  // namespace snug::media
