// Faces, own emoji and the server's icon are squares that are made of an upload of the one who
// asks. On the io thread.
#pragma once

#include "api/endpoint.hpp"
#include "api/file_desk.hpp"

namespace snug::api {

/// What becomes of what: `{upload, cut?: {left, top, side}}` on the wire.
struct square_wish {
    file_id upload;
    media::cut part;
};

/// A field that names a square: absent nothing, null none from now on.
struct square_field {
    bool is_given = false;
    std::optional<square_wish> wish;
};
result<square_field> read_square(const boost::json::object& body, std::string_view field);

struct square_kind {
    std::string_view field;       // that a refusal names
    std::uint32_t side = 0;       // pixels
    std::uint64_t bytes_max = 0;  // of the upload
};
extern const square_kind face_square;
extern const square_kind icon_square;
extern const square_kind emoji_square;

/// Makes it of a whole upload of `who` that no message bears. The upload stays until `use_up`: who
/// is refused for another reason may use it again. errc::invalid_field, errc::busy,
/// errc::unavailable.
http::async<result<square_picture>> make_square(services& with,
                                                const actor& who,
                                                square_wish wish,
                                                const square_kind& kind);

/// The square that the body's field asks for; none when it asks for none to be made.
http::async<result<std::optional<square_picture>>> make_square_if(services& with,
                                                                  const actor& who,
                                                                  const square_field& asked,
                                                                  const square_kind& kind);

/// As the rules want it: another picture, none, or as it was.
std::optional<picture_choice> as_choice(const square_field& asked,
                                        const std::optional<square_picture>& made);

/// The upload has served. Nobody waits for it: what is left goes with other loose files.
void use_up(services& with, const actor& who, const square_field& asked);

}  // namespace snug::api
