#include "app/web.hpp"

#include "app/embedded_client.hpp"

#include <algorithm>
#include <array>

namespace snug {

bool is_client_page(std::string_view path) {
    constexpr std::array<std::string_view, 5> exact = {
        "/", "/setup", "/signin", "/settings", "/invite"};
    constexpr std::array<std::string_view, 4> below = {"/c/", "/invite/", "/link/", "/settings/"};
    return std::ranges::find(exact, path) != exact.end() ||
           std::ranges::any_of(below,
                               [&](std::string_view start) { return path.starts_with(start); });
}

void add_client(http::static_files& to) {
    for (const embedded_file& file : embedded_client()) {
        to.add(std::string(file.path),
               {.type = file.type,
                .identity = file.plain,
                .br = file.br,
                .gz = file.gz,
                .immutable = file.immutable});
    }
    to.set_pages(is_client_page);
}

}  // namespace snug
