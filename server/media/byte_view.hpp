// Numbers at places of a span that somebody else filled. Whoever asks has checked `has` before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace snug::media {

class byte_view {
public:
    explicit byte_view(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] bool has(std::size_t at, std::size_t count) const {
        return at <= bytes_.size() && count <= bytes_.size() - at;
    }
    [[nodiscard]] std::uint32_t byte(std::size_t at) const {
        return static_cast<std::uint8_t>(bytes_[at]);
    }
    [[nodiscard]] std::uint32_t big16(std::size_t at) const {
        return byte(at) << 8U | byte(at + 1);
    }
    [[nodiscard]] std::uint32_t big32(std::size_t at) const {
        return big16(at) << 16U | big16(at + 2);
    }
    [[nodiscard]] std::uint32_t little16(std::size_t at) const {
        return byte(at) | byte(at + 1) << 8U;
    }
    [[nodiscard]] std::uint32_t little24(std::size_t at) const {
        return little16(at) | byte(at + 2) << 16U;
    }
    [[nodiscard]] std::uint32_t little32(std::size_t at) const {
        return little16(at) | little16(at + 2) << 16U;
    }
    [[nodiscard]] std::string_view text(std::size_t at, std::size_t count) const {
        return bytes_.substr(at, count);
    }
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }

private:
    std::string_view bytes_;
};

}  // namespace snug::media
