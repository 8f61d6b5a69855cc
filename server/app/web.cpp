#include "app/web.hpp"

#include "app/embedded_client.hpp"
#include "http/header_fields.hpp"

namespace snug {

/// Whatever a person may have typed or bookmarked: the client says itself that there is no such
/// page.
bool is_client_page(std::string_view path) {
    const std::string_view first = path.substr(1, path.find('/', 1) - 1);
    const std::string_view last = path.substr(path.rfind('/') + 1);
    // A script that mistypes a route must hear so, in whatever letters.
    return !http::same_name(first, "api") && first != "assets" &&
           last.find('.') == std::string_view::npos;
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
