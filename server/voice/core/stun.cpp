#include "voice/core/stun.hpp"

#include "base/voice_limits.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>

namespace snug::voice {

namespace {

constexpr std::size_t header_bytes = 20;
constexpr std::size_t attribute_head_bytes = 4;
constexpr std::size_t integrity_bytes = 20;
constexpr std::size_t fingerprint_bytes = 4;
constexpr std::uint32_t magic_cookie = 0x2112A442;
constexpr std::uint32_t fingerprint_xor = 0x5354554E;
constexpr std::uint16_t required_below = 0x8000;  // attributes that have to be understood

enum attribute : std::uint16_t {
    attr_username = 0x0006,
    attr_integrity = 0x0008,
    attr_error_code = 0x0009,
    attr_unknown = 0x000A,
    attr_xor_mapped = 0x0020,
    attr_priority = 0x0024,
    attr_use_candidate = 0x0025,
    attr_fingerprint = 0x8028,
    attr_controlled = 0x8029,
    attr_controlling = 0x802A,
};

/// CRC-32 of ITU V.42, as RFC 8489 section 14.7 wants it.
constexpr auto crc_table = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < table.size(); ++n) {
        std::uint32_t c = n;
        for (int bit = 0; bit < 8; ++bit)
            c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
        table[n] = c;
    }
    return table;
}();

class crc32 {
public:
    void add(bytes_view bytes) {
        for (const auto byte : bytes)
            state_ = crc_table[(state_ ^ byte) & 0xFFU] ^ (state_ >> 8U);
    }
    std::uint32_t value() const { return ~state_; }

private:
    std::uint32_t state_ = ~0U;
};

std::uint32_t fingerprint_of(bytes_view message) {
    crc32 crc;
    crc.add(message);
    return crc.value() ^ fingerprint_xor;
}

/// HMAC-SHA1 of what comes before MESSAGE-INTEGRITY at `at`, with the length field as though the
/// message ended behind it.
bool integrity_of(bytes_view message,
                  std::size_t at,
                  std::string_view password,
                  std::array<std::uint8_t, integrity_bytes>& out) {
    std::array<std::uint8_t, limits::stun_bytes_max> text{};
    if (at > text.size()) return false;
    std::ranges::copy(message.first(at), text.begin());
    store16(text,
            2,
            static_cast<std::uint16_t>(at - header_bytes + attribute_head_bytes + integrity_bytes));
    unsigned size = 0;
    return HMAC(EVP_sha1(),
                password.data(),
                static_cast<int>(password.size()),
                text.data(),
                at,
                out.data(),
                &size) != nullptr;
}

void xor_address(const transaction_id& id, std::array<std::uint8_t, 16>& ip) {
    std::array<std::uint8_t, 16> mask{};
    store32(mask, 0, magic_cookie);
    std::ranges::copy(id, mask.begin() + 4);
    for (std::size_t i = 0; i < ip.size(); ++i)
        ip[i] ^= mask[i];
}

std::optional<transport_address> read_mapped(const transaction_id& id, bytes_view value) {
    const bool v4 = value.size() == 8 && value[1] == 1;
    const bool v6 = value.size() == 20 && value[1] == 2;
    if (!v4 && !v6) return std::nullopt;
    transport_address read;
    read.family = v4 ? ip_family::v4 : ip_family::v6;
    read.port = static_cast<std::uint16_t>(load16(value, 2) ^ (magic_cookie >> 16U));
    std::ranges::copy(value.subspan(4), read.ip.begin());
    xor_address(id, read.ip);
    if (v4) std::fill(read.ip.begin() + 4, read.ip.end(), std::uint8_t{0});
    return read;
}

/// Sets `field` from the whole of `value`, once and in the right length.
template <class T, class Read>
bool take_once(std::optional<T>& field, bytes_view value, std::size_t size, const Read& read) {
    if (field || value.size() != size) return false;
    field = read(value, 0);
    return true;
}

/// One attribute before the integrity; false when it is malformed or came before.
bool take_attribute(stun_message& message, std::uint16_t type, bytes_view value) {
    switch (type) {
        case attr_username:
            if (!message.username.empty() || value.empty()) return false;
            if (value.size() > 2 * limits::ice_word_bytes_max + 1) return false;
            message.username = {reinterpret_cast<const char*>(value.data()), value.size()};
            return true;
        case attr_priority:
            return take_once(message.priority, value, 4, load32);
        case attr_controlled:
            return take_once(message.controlled, value, 8, load64);
        case attr_controlling:
            return take_once(message.controlling, value, 8, load64);
        case attr_use_candidate:
            if (message.use_candidate || !value.empty()) return false;
            message.use_candidate = true;
            return true;
        case attr_xor_mapped:
            if (message.mapped) return false;
            message.mapped = read_mapped(message.id, value);
            return message.mapped.has_value();
        case attr_error_code:
            if (message.error_code != 0 || value.size() < 4) return false;
            message.error_code = static_cast<std::uint16_t>((value[2] & 7U) * 100 + value[3]);
            return message.error_code >= 300 && message.error_code <= 699;
        case attr_unknown:
            return value.size() % 2 == 0;
        default:
            if (type < required_below && message.unknown_required == 0) {
                message.unknown_required = type;
            }
            return true;
    }
}

bool take_attributes(stun_message& message, bytes_view datagram, std::size_t end) {
    std::size_t at = header_bytes;
    for (std::size_t seen = 0; at < end; ++seen) {
        if (seen == limits::stun_attributes_max || end - at < attribute_head_bytes) return false;
        const std::uint16_t type = load16(datagram, at);
        const std::size_t size = load16(datagram, at + 2);
        const std::size_t padded = (size + 3) / 4 * 4;
        if (end - at - attribute_head_bytes < padded) return false;
        const bytes_view value = datagram.subspan(at + attribute_head_bytes, size);
        if (type == attr_fingerprint) return false;  // it is the last one, and only once
        if (type == attr_integrity) {
            if (message.integrity || size != integrity_bytes) return false;
            message.integrity = at;
        } else if (!message.integrity && !take_attribute(message, type, value)) {
            return false;
        }
        at += attribute_head_bytes + padded;
    }
    return true;
}

/// Appends attributes to a message and closes it.
class stun_writer {
public:
    stun_writer(bytes_out out, std::uint16_t type, const transaction_id& id) : out_(out) {
        if (!reserve(header_bytes)) return;
        store16(out_, 0, type);
        store32(out_, 4, magic_cookie);
        std::ranges::copy(id, out_.begin() + 8);
    }

    /// Room for an attribute's value, zeroed with its padding; empty when there is none.
    bytes_out add(std::uint16_t type, std::size_t size) {
        const std::size_t at = size_;
        const std::size_t padded = (size + 3) / 4 * 4;
        if (failed_ || !reserve(attribute_head_bytes + padded)) return {};
        store16(out_, at, type);
        store16(out_, at + 2, static_cast<std::uint16_t>(size));
        const bytes_out value = out_.subspan(at + attribute_head_bytes, padded);
        std::ranges::fill(value, std::uint8_t{0});
        return value.first(size);
    }

    std::size_t finish(std::string_view password) {
        const std::size_t at = size_;
        const bytes_out integrity = add(attr_integrity, integrity_bytes);
        std::array<std::uint8_t, integrity_bytes> digest{};
        if (failed_ || !integrity_of(out_, at, password, digest)) return 0;
        std::ranges::copy(digest, integrity.begin());
        const std::size_t before = size_;
        const bytes_out fingerprint = add(attr_fingerprint, fingerprint_bytes);
        if (failed_) return 0;
        store16(out_, 2, static_cast<std::uint16_t>(size_ - header_bytes));
        store32(fingerprint, 0, fingerprint_of(out_.first(before)));
        return size_;
    }

    bool failed() const { return failed_; }

private:
    bool reserve(std::size_t bytes) {
        failed_ = failed_ || out_.size() - size_ < bytes;
        if (!failed_) size_ += bytes;
        return !failed_;
    }

    bytes_out out_;
    std::size_t size_ = 0;
    bool failed_ = false;
};

constexpr std::uint16_t type_request = 0x0001;
constexpr std::uint16_t type_indication = 0x0011;
constexpr std::uint16_t type_success = 0x0101;
constexpr std::uint16_t type_failure = 0x0111;

std::optional<stun_class> class_of(std::uint16_t type) {
    switch (type) {
        case type_request:
            return stun_class::request;
        case type_indication:
            return stun_class::indication;
        case type_success:
            return stun_class::success;
        case type_failure:
            return stun_class::failure;
        default:
            return std::nullopt;
    }
}

}  // namespace

std::optional<stun_message> parse_stun(bytes_view datagram) {
    constexpr std::size_t tail = attribute_head_bytes + fingerprint_bytes;
    if (datagram.size() < header_bytes + tail || datagram.size() > limits::stun_bytes_max ||
        datagram.size() % 4 != 0) {
        return std::nullopt;
    }
    const auto kind = class_of(load16(datagram, 0));
    if (!kind || load16(datagram, 2) != datagram.size() - header_bytes ||
        load32(datagram, 4) != magic_cookie) {
        return std::nullopt;
    }
    const std::size_t end = datagram.size() - tail;
    if (load16(datagram, end) != attr_fingerprint ||
        load16(datagram, end + 2) != fingerprint_bytes ||
        load32(datagram, end + attribute_head_bytes) != fingerprint_of(datagram.first(end))) {
        return std::nullopt;
    }
    stun_message message;
    message.kind = *kind;
    std::ranges::copy(datagram.subspan(8, message.id.size()), message.id.begin());
    if (!take_attributes(message, datagram, end)) return std::nullopt;
    return message;
}

bool has_integrity(bytes_view datagram, const stun_message& message, std::string_view password) {
    std::array<std::uint8_t, integrity_bytes> expected{};
    if (!message.integrity || !integrity_of(datagram, *message.integrity, password, expected)) {
        return false;
    }
    const bytes_view said =
        datagram.subspan(*message.integrity + attribute_head_bytes, integrity_bytes);
    return CRYPTO_memcmp(said.data(), expected.data(), integrity_bytes) == 0;
}

std::size_t write_stun_success(bytes_out out,
                               const transaction_id& id,
                               const transport_address& mapped,
                               std::string_view password) {
    stun_writer writer(out, type_success, id);
    const bool v4 = mapped.family == ip_family::v4;
    const bytes_out value = writer.add(attr_xor_mapped, v4 ? 8 : 20);
    if (writer.failed()) return 0;
    auto ip = mapped.ip;
    xor_address(id, ip);
    value[1] = v4 ? 1 : 2;
    store16(value, 2, static_cast<std::uint16_t>(mapped.port ^ (magic_cookie >> 16U)));
    std::copy_n(ip.begin(), value.size() - 4, value.begin() + 4);
    return writer.finish(password);
}

std::size_t write_stun_failure(bytes_out out,
                               const transaction_id& id,
                               std::uint16_t code,
                               std::uint16_t unknown,
                               std::string_view password) {
    stun_writer writer(out, type_failure, id);
    const bytes_out value = writer.add(attr_error_code, 4);
    if (writer.failed()) return 0;
    value[2] = static_cast<std::uint8_t>(code / 100);
    value[3] = static_cast<std::uint8_t>(code % 100);
    if (unknown != 0) {
        const bytes_out list = writer.add(attr_unknown, 2);
        if (writer.failed()) return 0;
        store16(list, 0, unknown);
    }
    return writer.finish(password);
}

std::size_t write_stun_check(bytes_out out, const stun_check& check, std::string_view password) {
    stun_writer writer(out, type_request, check.id);
    const bytes_out username = writer.add(attr_username, check.username.size());
    const bytes_out priority = writer.add(attr_priority, 4);
    if (writer.failed()) return 0;
    std::ranges::copy(check.username, username.begin());
    store32(priority, 0, check.priority);
    if (check.use_candidate) writer.add(attr_use_candidate, 0);
    if (check.extra_attribute != 0) writer.add(check.extra_attribute, 0);
    for (const auto& [type, tie] : {std::pair{attr_controlling, check.controlling},
                                    std::pair{attr_controlled, check.controlled}}) {
        if (!tie) continue;
        const bytes_out value = writer.add(type, 8);
        if (writer.failed()) return 0;
        store64(value, 0, *tie);
    }
    return writer.finish(password);
}

}  // namespace snug::voice
