// BSON made from typed values only: text that somebody sent can become a value, never a key, an
// operator or a piece of a query. Owns its bytes; any thread, one at a time.
#pragma once

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "store/mongo/cluster_time.hpp"

#include <bson/bson.h>
#include <concepts>
#include <span>
#include <string_view>

namespace snug::mongo {

class array;

class document {
public:
    document() { bson_init(&held_); }
    document(const document& other) { bson_copy_to(&other.held_, &held_); }
    document(document&& other) noexcept : document() { swap(other); }
    document& operator=(document other) noexcept {
        swap(other);
        return *this;
    }
    ~document() { bson_destroy(&held_); }

    // Keys are words of ours, or ids whose form was checked (channels).
    document& put(std::string_view key, std::string_view text);
    document& put(std::string_view key, const char* text) {
        return put(key, std::string_view(text));
    }
    template <std::integral Number>
    document& put(std::string_view key, Number value) {
        if constexpr (std::same_as<Number, bool>) {
            return put_flag(key, value);
        } else {
            return put_number(key, static_cast<std::int64_t>(value));
        }
    }
    document& put(std::string_view key, wall_time at);
    document& put(std::string_view key, cluster_time at);
    document& put(std::string_view key, const message_id& id);  // as an ObjectId
    document& put(std::string_view key, std::span<const std::uint8_t> bytes);
    document& put(std::string_view key, const document& inner);
    document& put(std::string_view key, const array& list);
    document& put_null(std::string_view key);  // in a filter: absent

    bool is_empty() const { return bson_empty(&held_); }
    std::size_t size_bytes() const { return held_.len; }
    const bson_t* raw() const { return &held_; }

    /// For the driver to write into.
    bson_t* raw() { return &held_; }

    /// An owned copy of what the driver lends.
    static document copy_of(const bson_t& lent) {
        document made;
        bson_concat(&made.held_, &lent);
        return made;
    }

private:
    document& put_flag(std::string_view key, bool value);
    document& put_number(std::string_view key, std::int64_t value);
    void swap(document& other) noexcept;

    bson_t held_{};
};

/// A list: the same values, with numbers for keys.
class array {
public:
    template <class Value>
    array& add(const Value& value) {
        const char* key = nullptr;
        char room[16];
        const std::size_t length = bson_uint32_to_string(count_++, &key, room, sizeof room);
        items_.put(std::string_view(key, length), value);
        return *this;
    }

    /// A copy of that field, whatever its type.
    array& add_field(const document& from, const char* name);

    bool is_empty() const { return count_ == 0; }
    std::uint32_t count() const { return count_; }
    std::size_t size_bytes() const { return items_.size_bytes(); }
    const document& items() const { return items_; }

private:
    document items_;
    std::uint32_t count_ = 0;
};

/// `{key: value}`: most filters are no more.
template <class Value>
document of(std::string_view key, const Value& value) {
    document made;
    made.put(key, value);
    return made;
}

}  // namespace snug::mongo
