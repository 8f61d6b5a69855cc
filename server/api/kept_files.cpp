#include "api/kept_files.hpp"

namespace snug::api {

http::async<result<kept_file>> find_file(services& with, std::string_view id) {
    const auto named = parse_file_id(id);
    if (!named) co_return refuse(errc::not_found);
    question<std::optional<kept_file>> find = [id = *named](reader& from) {
        return from.file_by_id(id);
    };
    auto found = co_await ask(with, std::move(find));
    if (!found) co_return std::unexpected(found.error());
    if (!*found) co_return refuse(errc::not_found);
    co_return std::move(**found);
}

}  // namespace snug::api
