// For tests: one file made of another by damage as decoders fear it. The same bytes for the same
// numbers. Pure, any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>

namespace snug::media {

/// A few steps of damage to `seed`; `other` is what pieces come from that do not belong there. Most
/// of it is near the beginning, where sizes and counts are.
inline std::string mutate(const std::string& seed,
                          const std::string& other,
                          std::mt19937_64& random) {
    constexpr std::size_t head = 256;
    constexpr std::array<unsigned char, 6> edges{0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF};
    std::string bytes = seed;
    const auto below = [&](std::size_t most) { return most == 0 ? 0 : random() % most; };
    const auto place = [&] {
        return below(random() % 2 == 0 ? std::min(head, bytes.size()) : bytes.size());
    };
    const auto steps = 1 + below(6);
    for (std::size_t step = 0; step < steps && !bytes.empty(); ++step) {
        const auto at = place();
        const auto length = std::min<std::size_t>(1 + below(64), bytes.size() - at);
        switch (below(8)) {
            case 0:  // a bit
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
                break;
            case 1:  // a byte
                bytes[at] = static_cast<char>(edges[below(edges.size())]);
                break;
            case 2:  // a number of four bytes
                std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                            std::min<std::size_t>(4, bytes.size() - at),
                            static_cast<char>(edges[below(edges.size())]));
                break;
            case 3:
                bytes.erase(at, length);
                break;
            case 4:
                bytes.insert(at, bytes.substr(at, length));
                break;
            case 5:
                bytes.resize(std::max<std::size_t>(at, 1));
                break;
            case 6: {
                const auto from = below(other.size());
                bytes.insert(at, other.substr(from, 1 + below(512)));
                break;
            }
            default:  // noise
                for (std::size_t i = at; i < at + length; ++i)
                    bytes[i] = static_cast<char>(random());
        }
    }
    return bytes;
}

}  // namespace snug::media
