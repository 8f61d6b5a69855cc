#include "store/mongo/address.hpp"

#include "store/mongo/driver.hpp"

#include <algorithm>

namespace snug::mongo {

namespace {

using owned_uri = owned<mongoc_uri_t, mongoc_uri_destroy>;

constexpr std::size_t database_name_max = 63;
constexpr std::size_t collection_name_max = 100;

owned_uri parse(const std::string& address) {
    return owned_uri(mongoc_uri_new_with_error(address.c_str(), nullptr));
}

/// Narrower than what the server takes: a name that needs no quoting anywhere.
bool is_plain_name(std::string_view name, std::size_t size_max) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    };
    return !name.empty() && name.size() <= size_max && std::ranges::all_of(name, is_plain);
}

}  // namespace

result<void> check_address(const mongo_options& options) {
    if (!parse(options.address)) {
        return refuse(errc::invalid_field,
                      "not an address like mongodb://user@host:27017/?replicaSet=snug; in a "
                      "password, : / ? # @ % are written as %3A %2F %3F %23 %40 %25, or it "
                      "stands in a file (--store-password-file)");
    }
    if (!is_plain_name(options.database, database_name_max)) {
        return refuse(errc::invalid_field, "a database is named with letters, digits, _ and -");
    }
    if (!is_plain_name(options.home_collection, collection_name_max)) {
        return refuse(errc::invalid_field, "a collection is named with letters, digits, _ and -");
    }
    return {};
}

bool holds_password(const std::string& address) {
    const owned_uri uri = parse(address);
    return uri && mongoc_uri_get_password(uri.get()) != nullptr;
}

std::string shown_hosts(const std::string& address) {
    const owned_uri uri = parse(address);
    if (!uri) return {};
    if (const char* looked_up = mongoc_uri_get_srv_hostname(uri.get())) return looked_up;
    std::string shown;
    for (const mongoc_host_list_t* at = mongoc_uri_get_hosts(uri.get()); at != nullptr;
         at = at->next) {
        if (!shown.empty()) shown += ", ";
        shown += static_cast<const char*>(at->host_and_port);
    }
    return shown;
}

bool lacks_replica_set(const std::string& address) {
    const owned_uri uri = parse(address);
    if (!uri || mongoc_uri_get_replica_set(uri.get()) != nullptr) return false;
    const mongoc_host_list_t* hosts = mongoc_uri_get_hosts(uri.get());
    return hosts != nullptr && hosts->next == nullptr;
}

}  // namespace snug::mongo
