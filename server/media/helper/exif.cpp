// The one thing of EXIF that changes how a picture looks (TIFF 6.0 section 2, EXIF 2.32 4.6.4).
#include "media/byte_view.hpp"
#include "media/helper/container.hpp"

namespace snug::media {

int exif_orientation(std::string_view tiff) {
    const byte_view in(tiff);
    if (!in.has(0, 8)) return 1;
    const bool big = in.text(0, 2) == "MM";
    if (!big && in.text(0, 2) != "II") return 1;
    const auto small = [&](std::size_t at) { return big ? in.big16(at) : in.little16(at); };
    const std::size_t directory = big ? in.big32(4) : in.little32(4);
    if (!in.has(directory, 2)) return 1;
    const std::size_t count = small(directory);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * 12;
        if (!in.has(entry, 12)) return 1;
        if (small(entry) != 0x0112) continue;
        const auto value = static_cast<int>(small(entry + 8));
        return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
}

}  // namespace snug::media
