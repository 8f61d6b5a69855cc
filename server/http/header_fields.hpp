// The header fields of one request as they came, already checked by the gate. Owned by the request.
// One string holds every name and value, so a request costs no allocation per field and its memory
// can be used again for the next one. Views stay good until the fields are changed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace snug::http {

/// ASCII case-insensitive equality (RFC 9110 section 5.1).
bool same_name(std::string_view a, std::string_view b);

class header_fields {
public:
    struct place {
        std::uint32_t name_at = 0;
        std::uint32_t name_size = 0;
        std::uint32_t value_at = 0;
        std::uint32_t value_size = 0;
    };

    /// Takes over a checked head; `places` are offsets into `head`.
    void assign(std::string_view head, const std::vector<place>& places);
    void add(std::string_view name, std::string_view value);
    void clear();

    /// The first value of `name`; empty when there is none.
    std::string_view find(std::string_view name) const;
    /// The last one: what the nearest proxy added, behind what came from further away.
    std::string_view find_last(std::string_view name) const;
    bool contains(std::string_view name) const { return count(name) > 0; }
    std::size_t count(std::string_view name) const;

private:
    std::string_view name(const place& at) const;
    std::string_view value(const place& at) const;

    std::string text_;
    std::vector<place> places_;
};

}  // namespace snug::http
