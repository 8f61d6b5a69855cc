#include "app/config_store.hpp"

#include "store/mongo/address.hpp"

#include <algorithm>
#include <array>
#include <fstream>

namespace snug {

namespace {

constexpr std::size_t password_bytes_max = 1'024;

mongo_options& mongo_of(config& into) {
    if (!into.mongo) into.mongo.emplace();
    return *into.mongo;
}

/// One line; a newline at its end is the editor's and not the password's.
result<void> read_password(config& into, const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text(password_bytes_max + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    const bool read_whole = file.eof() && text.size() <= password_bytes_max;
    if (!read_whole) return refuse(errc::invalid_field, path + " cannot be read");
    while (text.ends_with('\n') || text.ends_with('\r'))
        text.pop_back();
    if (text.empty()) return refuse(errc::invalid_field, path + " is empty");
    mongo_of(into).password = std::move(text);
    return {};
}

result<void> set_address(config& into, const setting& one) {
    constexpr std::string_view embedded = "sqlite://";
    if (one.value.starts_with(embedded) && one.value.size() > embedded.size()) {
        into.data = one.value.substr(embedded.size());
        if (into.mongo) into.mongo->address.clear();  // a stronger setting took it back
        return {};
    }
    const bool elsewhere =
        one.value.starts_with("mongodb://") || one.value.starts_with("mongodb+srv://");
    if (!elsewhere) {
        return refuse(errc::invalid_field, "write sqlite://FOLDER or mongodb://HOST:PORT/");
    }
    if (one.source == setting_source::command_line && mongo::holds_password(one.value)) {
        return refuse(errc::invalid_field,
                      "a command line is no place for a password: put the address into SNUG_STORE "
                      "or snug.conf, or the password into --store-password-file");
    }
    mongo_of(into).address = one.value;
    return {};
}

}  // namespace

bool is_about_store(std::string_view name) {
    constexpr std::array<std::string_view, 4> names = {
        "store", "store-password-file", "database", "home-collection"};
    return std::ranges::find(names, name) != names.end();
}

result<void> set_store(config& into, const setting& one) {
    if (one.name == "store") return set_address(into, one);
    if (one.name == "store-password-file") return read_password(into, one.value);
    if (one.name == "database") return mongo_of(into).database = one.value, result<void>();
    return mongo_of(into).home_collection = one.value, result<void>();
}

result<void> check_store(config& made) {
    if (!made.mongo) return {};
    if (made.mongo->address.empty()) {
        made.mongo.reset();  // names of a database without one
        return {};
    }
    return mongo::check_address(*made.mongo);
}

}  // namespace snug
