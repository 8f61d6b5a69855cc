#include "api/squares.hpp"

#include "api/kept_files.hpp"
#include "base/file_limits.hpp"
#include "base/media_limits.hpp"

namespace snug::api {

namespace {

std::unexpected<error> refuse_square(const square_kind& kind, std::string detail) {
    return refuse(errc::invalid_field, std::move(detail), std::string(kind.field));
}

/// A number of pixels; what is beyond every picture counts as its edge.
std::uint32_t to_pixels(std::int64_t number) {
    return static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(number, 0, limits::picture_side_max));
}

/// `{left, top, side}`
result<media::cut> read_cut(const boost::json::object& of, std::string_view field) {
    const auto* given = of.if_contains("cut");
    if (given == nullptr || given->is_null()) return media::cut{};
    if (!given->is_object())
        return refuse(errc::bad_request, "A cut is an object.", std::string(field));
    json_reader json(given->get_object());
    const std::int64_t left = json.number("left");
    const std::int64_t top = json.number("top");
    const std::int64_t side = json.number("side");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (side < 1)
        return refuse(errc::invalid_field, "A side of a pixel or more.", std::string(field));
    return media::cut{to_pixels(left), to_pixels(top), to_pixels(side)};
}

}  // namespace

const square_kind face_square{"avatar", limits::face_pixels, limits::square_source_bytes_max};
const square_kind icon_square{"icon", limits::face_pixels, limits::square_source_bytes_max};
const square_kind emoji_square{"picture", limits::own_emoji_pixels, limits::own_emoji_bytes_max};

result<square_field> read_square(const boost::json::object& body, std::string_view field) {
    const auto* given = body.if_contains(field);
    if (given == nullptr) return square_field{};
    if (given->is_null()) return square_field{true, std::nullopt};
    if (!given->is_object())
        return refuse(errc::bad_request, "An upload, or null.", std::string(field));
    json_reader json(given->get_object());
    const std::string upload = json.text("upload");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    const auto part = read_cut(given->get_object(), field);
    if (!part) return std::unexpected(part.error());
    const auto id = parse_file_id(upload);
    if (!id) return refuse(errc::invalid_field, "There is no such upload.", std::string(field));
    return square_field{true, square_wish{*id, *part}};
}

http::async<result<square_picture>> make_square(services& with,
                                                const actor& who,
                                                square_wish wish,
                                                const square_kind& kind) {
    const auto found = co_await find_file(with, wish.upload.value());
    const bool is_his = found && found->by == who.name && !found->message;
    if (!found && found.error().code != errc::not_found) co_return std::unexpected(found.error());
    if (!is_his) co_return refuse_square(kind, "There is no such upload.");
    if (found->what.look.kind != file_kind::image)
        co_return refuse_square(kind, "That is no picture.");
    if (found->what.look.size > kind.bytes_max) {
        co_return refuse_square(
            kind, "A picture of up to " + std::to_string(kind.bytes_max / 1024) + " KB.");
    }
    const media::request what{media::job_kind::square, kind.side, wish.part};
    const auto start = [&with, &what, of = found->what.look.shown](auto done) {
        auto told = std::make_shared<decltype(done)>(std::move(done));
        with.files.make_square(of, what, [&with, told](result<square_picture> made) {
            with.mailbox.post(
                [told, made = std::move(made)]() mutable { (*told)(std::move(made)); });
        });
    };
    auto made = co_await await_callback<result<square_picture>>(start);
    if (!made && made.error().code == errc::invalid_field)
        co_return refuse_square(kind, made.error().detail);
    co_return made;
}

http::async<result<std::optional<square_picture>>> make_square_if(services& with,
                                                                  const actor& who,
                                                                  const square_field& asked,
                                                                  const square_kind& kind) {
    if (!asked.wish) co_return std::nullopt;
    auto made = co_await make_square(with, who, *asked.wish, kind);
    if (!made) co_return std::unexpected(made.error());
    co_return *made;
}

std::optional<picture_choice> as_choice(const square_field& asked,
                                        const std::optional<square_picture>& made) {
    if (!asked.is_given) return std::nullopt;
    return picture_choice{made ? std::optional(made->bytes) : std::nullopt};
}

void use_up(services& with, const actor& who, const square_field& asked) {
    if (!asked.wish) return;
    with.store.writer().submit(drop_files{who.name, {asked.wish->upload}}, [](auto) {});
}

}  // namespace snug::api
