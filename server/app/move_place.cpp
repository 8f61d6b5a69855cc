#include "app/move_place.hpp"

#include "app/config_store.hpp"
#include "store/mongo/address.hpp"

#include <algorithm>

namespace snug {

namespace {

std::string variable_of(const std::string& side) {
    return side == "from" ? "SNUG_MOVE_FROM" : "SNUG_MOVE_TO";
}

std::optional<setting> address_of(const command_line& given,
                                  const char* const* environment,
                                  const std::string& side) {
    if (const auto typed = given.value(side)) return setting{"store", *typed};
    const std::string begins = variable_of(side) + "=";
    for (; environment != nullptr && *environment != nullptr; ++environment) {
        const std::string_view entry = *environment;
        if (!entry.starts_with(begins)) continue;
        return setting{
            "store", std::string(entry.substr(begins.size())), setting_source::environment};
    }
    return std::nullopt;
}

std::unexpected<error> refuse_place(const std::string& side, const std::string& why) {
    return refuse(errc::invalid_field, "--" + side + ": " + why);
}

}  // namespace

result<move_place> read_move_place(const command_line& given,
                                   const char* const* environment,
                                   const std::string& side) {
    const auto address = address_of(given, environment, side);
    if (!address) return refuse_place(side, "say sqlite://FOLDER or mongodb://HOST:PORT/");
    const bool is_typed = address->source == setting_source::command_line;
    if (is_typed && mongo::holds_password(address->value)) {
        return refuse_place(side,
                            "a command line is no place for a password: put the address into " +
                                variable_of(side) + ", or the password into --" + side +
                                "-password-file");
    }
    config into;
    into.data.clear();
    auto fine = set_store(into, *address);
    for (const char* more : {"password-file", "database", "home-collection"}) {
        const auto value = given.value(side + "-" + more);
        if (!fine || !value) continue;
        const std::string name(more);
        fine = set_store(into, {name == "password-file" ? "store-password-file" : name, *value});
    }
    if (fine) fine = check_store(into);
    if (!fine) return refuse_place(side, fine.error().detail);
    if (into.mongo) return std::move(*into.mongo);
    return std::move(into.data);
}

std::string shown(const move_place& place) {
    if (const auto* folder = std::get_if<std::filesystem::path>(&place)) return folder->string();
    const auto& options = std::get<mongo_options>(place);
    return "the database " + options.database + " at " + mongo::shown_hosts(options.address);
}

}  // namespace snug
