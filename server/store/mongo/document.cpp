#include "store/mongo/document.hpp"

#include "store/mongo/failure.hpp"

#include <memory>
#include <utility>

namespace snug::mongo {

namespace {

int length_of(std::string_view text) {
    return static_cast<int>(text.size());
}

/// The library refuses only what would make the document longer than BSON can be.
document& checked(document& made, bool appended) {
    if (!appended) throw failure(0, "a document has become too large");
    return made;
}

}  // namespace

document& document::put(std::string_view key, std::string_view text) {
    return checked(*this,
                   bson_append_utf8(&held_,
                                    std::to_address(key.begin()),
                                    length_of(key),
                                    text.data() == nullptr ? "" : text.data(),
                                    length_of(text)));
}

document& document::put_flag(std::string_view key, bool value) {
    return checked(*this,
                   bson_append_bool(&held_, std::to_address(key.begin()), length_of(key), value));
}

document& document::put_number(std::string_view key, std::int64_t value) {
    return checked(*this,
                   bson_append_int64(&held_, std::to_address(key.begin()), length_of(key), value));
}

document& document::put_null(std::string_view key) {
    return checked(*this, bson_append_null(&held_, std::to_address(key.begin()), length_of(key)));
}

document& document::put(std::string_view key, wall_time at) {
    return checked(
        *this,
        bson_append_date_time(&held_, std::to_address(key.begin()), length_of(key), to_ms(at)));
}

document& document::put(std::string_view key, cluster_time at) {
    return checked(*this,
                   bson_append_timestamp(
                       &held_, std::to_address(key.begin()), length_of(key), at.seconds, at.count));
}

document& document::put(std::string_view key, const message_id& id) {
    bson_oid_t oid;
    bson_oid_init_from_data(&oid, id.value().data());
    return checked(*this,
                   bson_append_oid(&held_, std::to_address(key.begin()), length_of(key), &oid));
}

document& document::put(std::string_view key, std::span<const std::uint8_t> bytes) {
    return checked(*this,
                   bson_append_binary(&held_,
                                      std::to_address(key.begin()),
                                      length_of(key),
                                      BSON_SUBTYPE_BINARY,
                                      bytes.data(),
                                      static_cast<std::uint32_t>(bytes.size())));
}

document& document::put(std::string_view key, const document& inner) {
    return checked(
        *this,
        bson_append_document(&held_, std::to_address(key.begin()), length_of(key), &inner.held_));
}

document& document::put(std::string_view key, const array& list) {
    return checked(*this,
                   bson_append_array(
                       &held_, std::to_address(key.begin()), length_of(key), list.items().raw()));
}

array& array::add_field(const document& from, const char* name) {
    bson_iter_t at;
    if (!bson_iter_init_find(&at, from.raw(), name)) return *this;
    const std::string key = std::to_string(count_++);
    if (!bson_append_iter(items_.raw(), key.c_str(), length_of(key), &at)) {
        throw failure(0, "a list has become too large");
    }
    return *this;
}

void document::swap(document& other) noexcept {
    // A small document lies inside its own struct, so the structs cannot be swapped: it is stolen.
    bson_t mine{};
    bson_steal(&mine, &held_);
    bson_steal(&held_, &other.held_);
    bson_steal(&other.held_, &mine);
}

}  // namespace snug::mongo
