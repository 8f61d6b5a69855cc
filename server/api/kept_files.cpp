#include "api/kept_files.hpp"

#include "api/file_memory.hpp"

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

http::async<result<std::shared_ptr<const kept_file>>> recall_file(services& with,
                                                                  std::string_view id) {
    const auto named = parse_file_id(id);
    if (!named) co_return refuse(errc::not_found);
    const position now = with.seen().pos();
    if (!with.others_write) {
        if (auto known = with.recent_files.row(*named, now)) co_return known;
    }
    auto found = co_await find_file(with, named->value());
    if (!found) co_return std::unexpected(found.error());
    const auto row = std::make_shared<const kept_file>(std::move(*found));
    if (!with.others_write) with.recent_files.keep(row, now);
    co_return row;
}

}  // namespace snug::api
