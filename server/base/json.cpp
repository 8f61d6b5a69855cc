#include "base/json.hpp"

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace snug {

namespace bj = boost::json;

namespace {

/// Builds a value as boost::json::parser does, and refuses a key that an object already has.
class strict_handler {
public:
    static constexpr std::size_t max_object_size = limits::json_fields_max;
    static constexpr std::size_t max_array_size = limits::json_fields_max;
    static constexpr std::size_t max_key_size = limits::json_body_bytes_max;
    static constexpr std::size_t max_string_size = limits::json_body_bytes_max;

    bool on_document_begin(bj::error_code&) { return true; }
    bool on_document_end(bj::error_code&) { return true; }
    bool on_object_begin(bj::error_code&) {
        keys_.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t count, bj::error_code&) {
        keys_.pop_back();
        stack_.push_object(count);
        return true;
    }
    bool on_array_begin(bj::error_code&) { return true; }
    bool on_array_end(std::size_t count, bj::error_code&) {
        stack_.push_array(count);
        return true;
    }
    bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) {
        key_.append(part);
        stack_.push_chars(part);
        return true;
    }
    bool on_key(bj::string_view part, std::size_t, bj::error_code& ec) {
        key_.append(part);
        if (!keys_.back().insert(std::move(key_)).second) {
            ec = bj::make_error_code(bj::error::syntax);
            return false;
        }
        key_.clear();
        stack_.push_key(part);
        return true;
    }
    bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) {
        stack_.push_chars(part);
        return true;
    }
    bool on_string(bj::string_view part, std::size_t, bj::error_code&) {
        stack_.push_string(part);
        return true;
    }
    bool on_number_part(bj::string_view, bj::error_code&) { return true; }
    bool on_int64(std::int64_t number, bj::string_view, bj::error_code&) {
        stack_.push_int64(number);
        return true;
    }
    bool on_uint64(std::uint64_t number, bj::string_view, bj::error_code&) {
        stack_.push_uint64(number);
        return true;
    }
    bool on_double(double number, bj::string_view, bj::error_code&) {
        stack_.push_double(number);
        return true;
    }
    bool on_bool(bool flag, bj::error_code&) {
        stack_.push_bool(flag);
        return true;
    }
    bool on_null(bj::error_code&) {
        stack_.push_null();
        return true;
    }
    bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
    bool on_comment(bj::string_view, bj::error_code&) { return true; }

    void begin() { stack_.reset(); }
    bj::value release() { return stack_.release(); }

private:
    bj::value_stack stack_;
    std::vector<std::set<std::string>> keys_;  // of the objects now open
    std::string key_;
};

/// The number of an escape such as \ud83d at the beginning of `text`.
std::optional<unsigned> escaped_unit(std::string_view text) {
    constexpr std::size_t length = 6;
    if (text.size() < length || text[0] != '\\' || text[1] != 'u') return std::nullopt;
    unsigned unit = 0;
    const char* const end = text.data() + length;
    const auto read = std::from_chars(text.data() + 2, end, unit, 16);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return unit;
}

/// Half of a surrogate pair by itself: JSON's grammar allows the escape, but it is no text (RFC
/// 8259 section 8.2). Boost calls most of them bad syntax, so a body that failed is looked through
/// again.
bool holds_lone_surrogate(std::string_view text) {
    for (std::size_t at = text.find('\\'); at != std::string_view::npos;) {
        const auto unit = escaped_unit(text.substr(at));
        std::size_t length = unit ? 6 : 2;
        if (unit && *unit >= 0xD800 && *unit <= 0xDFFF) {
            const auto other = escaped_unit(text.substr(at + 6));
            const bool is_pair = *unit < 0xDC00 && other && *other >= 0xDC00 && *other <= 0xDFFF;
            if (!is_pair) return true;
            length = 12;
        }
        if (at + length >= text.size()) return false;
        at = text.find('\\', at + length);
    }
    return false;
}

}  // namespace

result<bj::object> parse_json_object(std::string_view text) {
    bj::parse_options options;
    options.max_depth = limits::json_depth_max;
    bj::basic_parser<strict_handler> parser(options);
    parser.handler().begin();
    bj::error_code ec;
    const std::size_t used = parser.write_some(false, text.data(), text.size(), ec);
    if (ec || used != text.size() || !parser.done()) {
        if (holds_lone_surrogate(text)) {
            return refuse(errc::invalid_content, "A text holds half of a character (a surrogate).");
        }
        // The value stack must not be asked for half a value.
        return refuse(errc::bad_request, "The body is not one well-formed JSON object.");
    }
    bj::value value = parser.handler().release();
    if (!value.is_object()) return refuse(errc::bad_request, "The body must be a JSON object.");
    return std::move(value.as_object());
}

const bj::value* json_reader::find(std::string_view name) {
    const bj::value* value = object_.if_contains(name);
    return value != nullptr && !value->is_null() ? value : nullptr;
}

void json_reader::wrong(std::string_view name, std::string_view what) {
    if (first_) return;
    first_ = error{errc::bad_request,
                   "Field \"" + std::string(name) + "\" " + std::string(what) + ".",
                   std::string(name)};
}

std::optional<std::string> json_reader::text_if(std::string_view name) {
    const bj::value* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) {
        wrong(name, "must be a string");
        return std::nullopt;
    }
    return std::string(value->get_string());
}

std::string json_reader::text(std::string_view name) {
    if (find(name) == nullptr) wrong(name, "is missing");
    return text_if(name).value_or("");
}

std::optional<std::int64_t> json_reader::number_if(std::string_view name) {
    const bj::value* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_int64()) {
        wrong(name, "must be a whole number");
        return std::nullopt;
    }
    return value->get_int64();
}

std::int64_t json_reader::number(std::string_view name) {
    if (find(name) == nullptr) wrong(name, "is missing");
    return number_if(name).value_or(0);
}

std::optional<bool> json_reader::flag_if(std::string_view name) {
    const bj::value* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_bool()) {
        wrong(name, "must be true or false");
        return std::nullopt;
    }
    return value->get_bool();
}

std::optional<std::vector<std::string>> json_reader::texts_if(std::string_view name) {
    const bj::value* value = find(name);
    if (value == nullptr) return std::nullopt;
    const bj::array* array = value->if_array();
    if (array == nullptr || !std::ranges::all_of(*array, &bj::value::is_string)) {
        wrong(name, "must be a list of strings");
        return std::nullopt;
    }
    std::vector<std::string> texts;
    for (const bj::value& entry : *array)
        texts.emplace_back(entry.get_string());
    return texts;
}

result<void> json_reader::done() const {
    if (first_) return std::unexpected(*first_);
    return {};
}

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

void append_escape(std::string& out, unsigned value) {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) {
        out += hex_digits[(value >> static_cast<unsigned>(shift)) & 15U];
    }
}

void append_ascii(std::string& out, char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            append_escape(out, static_cast<unsigned char>(c));
    }
}

void append_wide(std::string& out, std::string_view& rest) {
    const std::string_view before = rest;
    const auto point = take_code_point(rest);
    if (!point) {
        out += "\xEF\xBF\xBD";
        rest.remove_prefix(1);
    } else if (*point == 0x2028 || *point == 0x2029) {
        append_escape(out, *point);
    } else {
        out += before.substr(0, before.size() - rest.size());
    }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const std::size_t size = plain_prefix<'"', '\\', '<'>(text);
        out += text.substr(0, size);
        text.remove_prefix(size);
        if (text.empty()) break;
        if (static_cast<unsigned char>(text[0]) < 0x80) {
            append_ascii(out, text[0]);
            text.remove_prefix(1);
        } else {
            append_wide(out, text);
        }
    }
    out += '"';
}

namespace {

template <class Number>
void append_number(std::string& out, Number number) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end.ptr);
}

}  // namespace

void json_writer::separate() {
    if (!first_) out_ += ',';
    first_ = false;
}

json_writer& json_writer::begin_object() {
    separate();
    out_ += '{';
    first_ = true;
    return *this;
}

json_writer& json_writer::end_object() {
    out_ += '}';
    first_ = false;
    return *this;
}

json_writer& json_writer::begin_array() {
    separate();
    out_ += '[';
    first_ = true;
    return *this;
}

json_writer& json_writer::end_array() {
    out_ += ']';
    first_ = false;
    return *this;
}

json_writer& json_writer::key(std::string_view name) {
    separate();
    append_json_string(out_, name);
    out_ += ':';
    first_ = true;
    return *this;
}

json_writer& json_writer::value(std::string_view text) {
    separate();
    append_json_string(out_, text);
    return *this;
}

json_writer& json_writer::value(std::int64_t number) {
    separate();
    append_number(out_, number);
    return *this;
}

json_writer& json_writer::value(std::uint64_t number) {
    separate();
    append_number(out_, number);
    return *this;
}

json_writer& json_writer::value(bool flag) {
    separate();
    out_ += flag ? "true" : "false";
    return *this;
}

json_writer& json_writer::null() {
    separate();
    out_ += "null";
    return *this;
}

json_writer& json_writer::raw(std::string_view json) {
    separate();
    out_ += json;
    return *this;
}

}  // namespace snug
