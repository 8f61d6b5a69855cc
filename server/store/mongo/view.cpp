#include "store/mongo/view.hpp"

#include "store/mongo/document.hpp"

namespace snug::mongo {

view::view(const document& whole) : view(*whole.raw()) {}

bool view::begin(bson_iter_t& at) const {
    return !bytes_.empty() && bson_iter_init_from_data(&at, bytes_.data(), bytes_.size());
}

bool view::find(bson_iter_t& at, std::string_view key) const {
    return begin(at) &&
           bson_iter_find_w_len(&at, std::to_address(key.begin()), static_cast<int>(key.size()));
}

bool view::has(std::string_view key) const {
    bson_iter_t at;
    return find(at, key);
}

std::optional<std::string_view> view::text_if(std::string_view key) const {
    bson_iter_t at;
    if (!find(at, key) || !BSON_ITER_HOLDS_UTF8(&at)) return std::nullopt;
    std::uint32_t length = 0;
    const char* text = bson_iter_utf8(&at, &length);
    return std::string_view(text, length);
}

std::optional<std::int64_t> view::number_at(const bson_iter_t& at) {
    constexpr double whole_max = 9'007'199'254'740'992.0;  // 2^53: JavaScript's numbers
    if (BSON_ITER_HOLDS_INT32(&at)) return bson_iter_int32(&at);
    if (BSON_ITER_HOLDS_INT64(&at)) return bson_iter_int64(&at);
    if (!BSON_ITER_HOLDS_DOUBLE(&at)) return std::nullopt;
    const double value = bson_iter_double(&at);
    if (!(value >= -whole_max && value <= whole_max)) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

std::int64_t view::number(std::string_view key) const {
    bson_iter_t at;
    if (!find(at, key)) return 0;
    return number_at(at).value_or(0);
}

document view::only(std::string_view key) const {
    document made;
    bson_iter_t at;
    if (find(at, key)) bson_append_iter(made.raw(), nullptr, 0, &at);
    return made;
}

bool view::flag(std::string_view key) const {
    bson_iter_t at;
    return find(at, key) && BSON_ITER_HOLDS_BOOL(&at) && bson_iter_bool(&at);
}

std::optional<wall_time> view::time_if(std::string_view key) const {
    bson_iter_t at;
    if (!find(at, key) || !BSON_ITER_HOLDS_DATE_TIME(&at)) return std::nullopt;
    return from_ms(bson_iter_date_time(&at));
}

std::optional<cluster_time> view::cluster_time_if(std::string_view key) const {
    bson_iter_t at;
    if (!find(at, key) || !BSON_ITER_HOLDS_TIMESTAMP(&at)) return std::nullopt;
    cluster_time made;
    bson_iter_timestamp(&at, &made.seconds, &made.count);
    return made;
}

std::optional<message_id> view::id_if(std::string_view key) const {
    bson_iter_t at;
    if (!find(at, key) || !BSON_ITER_HOLDS_OID(&at)) return std::nullopt;
    const bson_oid_t* oid = bson_iter_oid(&at);
    return message_id(to_array<12>(byte_view(oid->bytes, sizeof oid->bytes)));
}

byte_view view::bytes(std::string_view key) const {
    bson_iter_t at;
    if (!find(at, key) || !BSON_ITER_HOLDS_BINARY(&at)) return {};
    bson_subtype_t subtype = BSON_SUBTYPE_BINARY;
    std::uint32_t length = 0;
    const std::uint8_t* data = nullptr;
    bson_iter_binary(&at, &subtype, &length, &data);
    return {data, length};
}

std::optional<view> view::document_at(const bson_iter_t& at) {
    std::uint32_t length = 0;
    const std::uint8_t* data = nullptr;
    if (BSON_ITER_HOLDS_DOCUMENT(&at)) bson_iter_document(&at, &length, &data);
    if (BSON_ITER_HOLDS_ARRAY(&at)) bson_iter_array(&at, &length, &data);
    if (data == nullptr) return std::nullopt;
    return view(byte_view(data, length));
}

view view::child(std::string_view key) const {
    bson_iter_t at;
    if (!find(at, key)) return {};
    return document_at(at).value_or(view());
}

bool view::is_empty_list() const {
    bson_iter_t at;
    return !begin(at) || !bson_iter_next(&at);
}

std::vector<std::string> view::texts(std::string_view key) const {
    std::vector<std::string> made;
    bson_iter_t at;
    if (!child(key).begin(at)) return made;
    while (bson_iter_next(&at)) {
        if (!BSON_ITER_HOLDS_UTF8(&at)) continue;
        std::uint32_t length = 0;
        const char* text = bson_iter_utf8(&at, &length);
        made.emplace_back(text, length);
    }
    return made;
}

}  // namespace snug::mongo
