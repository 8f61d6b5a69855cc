#include "media/protocol.hpp"

#include "media/wire_bytes.hpp"

#include <array>

namespace snug::media {
namespace {

constexpr std::uint8_t version = 1;
enum class tag : std::uint8_t { none = 0, request, progress, refusal, facts, hello, ended };

wire_writer begin(tag what) {
    wire_writer out;
    out.number(version).number(static_cast<std::uint8_t>(what));
    return out;
}

/// The tag of a message of this version; else none.
tag tag_of(wire_reader& in) {
    const bool ours = in.number<std::uint8_t>() == version;
    const auto what = in.one_of(tag::none, tag::ended);
    return ours ? what : tag::none;
}

template <class T, class U>
std::optional<T> if_whole(const wire_reader& in, U&& value) {
    if (!in.whole()) return std::nullopt;
    return T(std::forward<U>(value));
}

facts read_facts(wire_reader& in) {
    facts out;
    out.kind = in.one_of(medium::other, medium::audio);
    out.found = in.one_of(format::other, format::aac);
    out.served = in.one_of(format::other, format::aac);
    out.width = in.at_most(limits::picture_side_max);
    out.height = in.at_most(limits::picture_side_max);
    out.frames = in.at_most(limits::picture_frames_max);
    out.duration_ms = in.at_most(static_cast<std::uint64_t>(limits::video_duration_max.count()));
    out.plays_as_it_is = in.flag();
    out.silent = in.flag();
    out.thumbhash = in.text(limits::thumbhash_bytes_max);
    out.waveform = in.text(limits::waveform_points_max);
    return out;
}

struct name_of_format {
    format of;
    medium kind;
    std::string_view mime;
};

constexpr std::array names{
    name_of_format{format::other, medium::other, "application/octet-stream"},
    name_of_format{format::jpeg, medium::picture, "image/jpeg"},
    name_of_format{format::png, medium::picture, "image/png"},
    name_of_format{format::gif, medium::picture, "image/gif"},
    name_of_format{format::webp, medium::picture, "image/webp"},
    name_of_format{format::avif, medium::picture, "image/avif"},
    name_of_format{format::heic, medium::picture, "image/heic"},
    name_of_format{format::mp4, medium::video, "video/mp4"},
    name_of_format{format::quicktime, medium::video, "video/quicktime"},
    name_of_format{format::webm, medium::video, "video/webm"},
    name_of_format{format::matroska, medium::video, "video/x-matroska"},
    name_of_format{format::avi, medium::video, "video/x-msvideo"},
    name_of_format{format::mpeg_ts, medium::video, "video/mp2t"},
    name_of_format{format::mpeg_ps, medium::video, "video/mpeg"},
    name_of_format{format::asf, medium::video, "video/x-ms-asf"},
    name_of_format{format::flv, medium::video, "video/x-flv"},
    name_of_format{format::mp3, medium::audio, "audio/mpeg"},
    name_of_format{format::m4a, medium::audio, "audio/mp4"},
    name_of_format{format::ogg, medium::audio, "audio/ogg"},
    name_of_format{format::opus, medium::audio, "audio/ogg"},
    name_of_format{format::flac, medium::audio, "audio/flac"},
    name_of_format{format::wav, medium::audio, "audio/wav"},
    name_of_format{format::aiff, medium::audio, "audio/aiff"},
    name_of_format{format::aac, medium::audio, "audio/aac"},
};

}  // namespace

std::size_t output_count(job_kind kind) {
    switch (kind) {
        case job_kind::look:
            return 0;
        case job_kind::picture:
            return 3;
        case job_kind::square:
            return 1;
        case job_kind::poster:
            return 2;
        case job_kind::play:
            return 1;
    }
    return 0;
}

std::string to_bytes(const request& of) {
    auto out = begin(tag::request);
    out.number(static_cast<std::uint8_t>(of.kind)).number(of.side);
    return out.number(of.part.left).number(of.part.top).number(of.part.side).take();
}

std::string to_bytes(const answer& of) {
    if (const auto* how_far = std::get_if<progress>(&of)) {
        return begin(tag::progress).number(how_far->permille).take();
    }
    if (const auto* why = std::get_if<refusal>(&of)) {
        return begin(tag::refusal).number(static_cast<std::uint8_t>(*why)).take();
    }
    const auto& all = std::get<facts>(of);
    auto out = begin(tag::facts);
    out.number(static_cast<std::uint8_t>(all.kind)).number(static_cast<std::uint8_t>(all.found));
    out.number(static_cast<std::uint8_t>(all.served)).number(all.width).number(all.height);
    out.number(all.frames).number(all.duration_ms).flag(all.plays_as_it_is).flag(all.silent);
    return out.text(all.thumbhash).text(all.waveform).take();
}

std::string to_bytes(const notice& of) {
    if (const auto* can = std::get_if<hello>(&of)) {
        return begin(tag::hello).number(can->landlock).flag(can->heif).flag(can->ffmpeg).take();
    }
    const auto& end = std::get<ended>(of);
    auto out = begin(tag::ended);
    return out.number(end.signal).number(end.code).number(end.cpu_ms).number(end.memory_kb).take();
}

std::optional<request> parse_request(std::string_view bytes) {
    wire_reader in(bytes);
    if (tag_of(in) != tag::request) return std::nullopt;
    request out;
    out.kind = in.one_of(job_kind::look, job_kind::play);
    out.side = in.at_most(limits::square_side_max);
    out.part.left = in.at_most(limits::picture_side_max);
    out.part.top = in.at_most(limits::picture_side_max);
    out.part.side = in.at_most(limits::picture_side_max);
    return if_whole<request>(in, out);
}

std::optional<answer> parse_answer(std::string_view bytes) {
    wire_reader in(bytes);
    switch (tag_of(in)) {
        case tag::progress: {
            const progress how_far{in.at_most<std::uint16_t>(1'000)};
            return if_whole<answer>(in, how_far);
        }
        case tag::refusal: {
            const auto why = in.one_of(refusal::not_media, refusal::bad_request);
            return if_whole<answer>(in, why);
        }
        case tag::facts: {
            auto all = read_facts(in);
            return if_whole<answer>(in, std::move(all));
        }
        default:
            return std::nullopt;
    }
}

std::optional<notice> parse_notice(std::string_view bytes) {
    wire_reader in(bytes);
    switch (tag_of(in)) {
        case tag::hello: {
            hello can;
            can.landlock = in.number<std::uint8_t>();
            can.heif = in.flag();
            can.ffmpeg = in.flag();
            return if_whole<notice>(in, can);
        }
        case tag::ended: {
            ended end;
            end.signal = in.number<std::uint8_t>();
            end.code = in.number<std::uint8_t>();
            end.cpu_ms = in.number<std::uint32_t>();
            end.memory_kb = in.number<std::uint32_t>();
            return if_whole<notice>(in, end);
        }
        default:
            return std::nullopt;
    }
}

std::string_view to_code(refusal why) {
    switch (why) {
        case refusal::not_media:
            return "not_media";
        case refusal::too_large:
            return "too_large";
        case refusal::too_many_frames:
            return "too_many_frames";
        case refusal::too_long:
            return "too_long";
        case refusal::broken:
            return "broken";
        case refusal::no_decoder:
            return "no_decoder";
        case refusal::no_tool:
            return "no_tool";
        case refusal::no_room:
            return "no_room";
        case refusal::too_dear:
            return "too_dear";
        case refusal::bad_request:
            return "bad_request";
    }
    return "broken";
}

std::string_view to_mime(format of) {
    return names.at(static_cast<std::size_t>(of)).mime;
}

medium medium_of(format of) {
    return names.at(static_cast<std::size_t>(of)).kind;
}

}  // namespace snug::media
