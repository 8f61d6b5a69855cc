#include "app/web.hpp"

#include "app/embedded_client.hpp"

namespace snug {

/// Whatever a person may have typed or bookmarked: the client says itself that there is no such
/// page.
bool is_client_page(std::string_view path) {
    const std::string_view last = path.substr(path.rfind('/') + 1);
    return !path.starts_with("/api/") && !path.starts_with("/assets/") &&
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
