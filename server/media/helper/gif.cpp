// GIF as blocks (GIF89a specification, appendix A and sections 17 to 27). Kept are pictures, their
// timing and the two extensions that say how often they play.
#include "media/byte_view.hpp"
#include "media/helper/container.hpp"

namespace snug::media {
namespace {

constexpr std::uint32_t picture = 0x2C;
constexpr std::uint32_t extension = 0x21;
constexpr std::uint32_t graphic_control = 0xF9;
constexpr std::uint32_t application = 0xFF;

std::size_t table_size(std::uint32_t flags) {
    return (flags & 0x80U) != 0 ? 3UL << ((flags & 7U) + 1) : 0;
}

/// The place behind the sub-blocks that begin at `at`; the size of the file when they are cut off.
std::size_t behind_blocks(byte_view in, std::size_t at) {
    while (in.has(at, 1)) {
        const std::size_t size = in.byte(at);
        if (size == 0) return at + 1;
        at += 1 + size;
    }
    return in.size();
}

bool plays_again(byte_view in, std::size_t at) {
    if (!in.has(at + 2, 12) || in.byte(at + 2) != 11) return false;
    const std::string_view who = in.text(at + 3, 11);
    return who == "NETSCAPE2.0" || who == "ANIMEXTS1.0";
}

/// Browsers show what stays for less than two hundredths of a second for ten.
std::uint64_t shown_ms(std::uint32_t hundredths) {
    return hundredths < 2 ? 100 : 10ULL * hundredths;
}

/// One block from its introducer on.
struct block {
    std::size_t size = 0;  // 0: the trailer, or nonsense
    bool kept = false;
    bool frame = false;
    std::uint64_t shown_ms = 0;
};

std::expected<block, refusal> read_picture(byte_view in, std::size_t at) {
    if (!in.has(at, 11)) return block{};
    const auto why = check_measures(in.little16(at + 5), in.little16(at + 7), 1);
    if (why) return std::unexpected(*why);
    const std::size_t data = at + 10 + table_size(in.byte(at + 9)) + 1;
    return block{behind_blocks(in, data) - at, true, true, 0};
}

block read_extension(byte_view in, std::size_t at) {
    block out;
    out.size = behind_blocks(in, at + 2) - at;
    const std::uint32_t label = in.byte(at + 1);
    out.kept = label == graphic_control || (label == application && plays_again(in, at));
    if (label == graphic_control && in.has(at, 8)) out.shown_ms = shown_ms(in.little16(at + 4));
    return out;
}

std::expected<block, refusal> read_block(byte_view in, std::size_t at) {
    if (in.byte(at) == picture) return read_picture(in, at);
    if (in.byte(at) == extension) return read_extension(in, at);
    return block{};
}

}  // namespace

std::expected<container, refusal> read_gif(std::string_view bytes) {
    const byte_view in(bytes);
    if (!in.has(0, 13)) return std::unexpected(refusal::broken);
    container out;
    out.of = format::gif;
    out.width = in.little16(6);
    out.height = in.little16(8);
    std::size_t at = 13 + table_size(in.byte(10));
    if (!in.has(0, at)) return std::unexpected(refusal::broken);
    out.kept.push_back({0, at, {}});
    out.frames = 0;
    while (in.has(at, 2) && out.kept.size() < limits::picture_parts_max) {
        const auto next = read_block(in, at);
        if (!next) return std::unexpected(next.error());
        if (next->size == 0) break;
        if (next->frame && ++out.frames > limits::picture_frames_max) {
            return std::unexpected(refusal::too_many_frames);
        }
        out.duration_ms += next->shown_ms;
        if (next->kept) out.kept.push_back({at, next->size, {}});
        at += next->size;
    }
    if (out.frames == 0) return std::unexpected(refusal::broken);
    if (out.frames == 1) out.duration_ms = 0;
    out.kept.push_back({0, 0, ";"});
    return out;
}

}  // namespace snug::media
