#include "media/sniff.hpp"

#include "media/byte_view.hpp"

#include <array>

namespace snug::media {
namespace {

struct magic {
    std::size_t at;
    std::string_view bytes;
    format of;
};

using namespace std::string_view_literals;

constexpr std::array magics{
    magic{0, "\xFF\xD8\xFF"sv, format::jpeg},
    magic{0, "\x89PNG\r\n\x1A\n"sv, format::png},
    magic{0, "GIF87a"sv, format::gif},
    magic{0, "GIF89a"sv, format::gif},
    magic{8, "WEBP"sv, format::webp},
    magic{8, "AVI "sv, format::avi},
    magic{8, "WAVE"sv, format::wav},
    magic{0, "fLaC"sv, format::flac},
    magic{0, "ID3"sv, format::mp3},
    magic{0, "\xFF\xFB"sv, format::mp3},
    magic{0, "\xFF\xF3"sv, format::mp3},
    magic{0, "\xFF\xF2"sv, format::mp3},
    magic{0, "\xFF\xF1"sv, format::aac},
    magic{0, "\xFF\xF9"sv, format::aac},
    magic{0, "FLV\x01"sv, format::flv},
    magic{0, "\0\0\x01\xBA"sv, format::mpeg_ps},
    // The header object's GUID (Advanced Systems Format, section 10.1).
    magic{0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA"sv, format::asf},
    magic{28, "OpusHead"sv, format::opus},
    magic{0, "OggS"sv, format::ogg},
};

struct brand {
    std::string_view name;
    format of;
};

constexpr std::array brands{
    brand{"avif", format::avif},
    brand{"avis", format::avif},
    brand{"heic", format::heic},
    brand{"heix", format::heic},
    brand{"heim", format::heic},
    brand{"heis", format::heic},
    brand{"hevc", format::heic},
    brand{"mif1", format::heic},
    brand{"msf1", format::heic},
    brand{"qt  ", format::quicktime},
    brand{"M4A ", format::m4a},
    brand{"M4B ", format::m4a},
};

/// ISO/IEC 14496-12 section 4.3: the major brand decides; "mif1" says nothing of the codec, so the
/// compatible ones are asked too.
format sniff_boxes(byte_view in) {
    const std::string_view major = in.text(8, 4);
    const std::size_t end = std::min<std::size_t>(in.big32(0), in.size());
    if (major == "mif1" || major == "msf1") {
        for (std::size_t at = 16; at + 4 <= end; at += 4) {
            if (in.text(at, 4) == "avif") return format::avif;
        }
    }
    for (const auto& one : brands) {
        if (one.name == major) return one.of;
    }
    return format::mp4;
}

format sniff_matroska(std::string_view head) {
    return head.substr(0, 64).contains("webm") ? format::webm : format::matroska;
}

/// Three packets, each with the sync byte at `sync` (ISO/IEC 13818-1 section 2.4.3.2).
bool has_packets(byte_view in, std::size_t sync, std::size_t size) {
    return in.has(sync, 2 * size + 1) && in.byte(sync) == 0x47 && in.byte(sync + size) == 0x47 &&
           in.byte(sync + 2 * size) == 0x47;
}

/// Plain, or as camcorders and Blu-ray write it: a time stamp of four bytes before each packet.
bool is_transport_stream(byte_view in) {
    return has_packets(in, 0, 188) || has_packets(in, 4, 192);
}

/// Interchange files of sound: AIFF, and AIFF-C, which may be packed.
bool is_aiff(byte_view in) {
    return in.text(0, 4) == "FORM" && (in.text(8, 4) == "AIFF" || in.text(8, 4) == "AIFC");
}

}  // namespace

format sniff(std::string_view head) {
    const byte_view in(head);
    if (!in.has(0, 12)) return format::other;
    if (in.text(4, 4) == "ftyp") return sniff_boxes(in);
    if (in.text(4, 4) == "moov" || in.text(4, 4) == "mdat" || in.text(4, 4) == "wide") {
        return format::quicktime;  // older than brands
    }
    if (in.big32(0) == 0x1A45DFA3) return sniff_matroska(head);
    for (const auto& one : magics) {
        if (one.at == 8 && in.text(0, 4) != "RIFF") continue;
        if (in.has(one.at, one.bytes.size()) && in.text(one.at, one.bytes.size()) == one.bytes) {
            return one.of;
        }
    }
    if (is_aiff(in)) return format::aiff;
    return is_transport_stream(in) ? format::mpeg_ts : format::other;
}

medium sniff_medium(std::string_view head) {
    const format found = sniff(head);
    // CodecID of the tracks (RFC 9559 section 27.1), which stand in front of what is recorded live.
    const bool is_matroska = found == format::webm || found == format::matroska;
    const auto holds = [head](std::string_view codec) { return head.contains(codec); };
    const bool has_pictures = holds("V_VP") || holds("V_AV1") || holds("V_MPEG");
    if (is_matroska && holds("A_OPUS") && !has_pictures) return medium::audio;
    return medium_of(found);
}

}  // namespace snug::media
