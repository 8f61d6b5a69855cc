#include "base/time.hpp"

#include <charconv>

namespace snug {

wall_time system_now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

namespace {

/// Writes `value` with leading zeros over the `size` digits at `at`.
void put_digits(std::string& text, std::size_t at, std::size_t size, std::int64_t value) {
    for (std::size_t i = at + size; i > at; --i) {
        text[i - 1] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

}  // namespace

std::string to_iso8601(wall_time at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(at - day);
    std::string text = "0000-00-00T00:00:00.000Z";
    put_digits(text, 0, 4, static_cast<int>(date.year()));
    put_digits(text, 5, 2, static_cast<unsigned>(date.month()));
    put_digits(text, 8, 2, static_cast<unsigned>(date.day()));
    put_digits(text, 11, 2, clock.hours().count());
    put_digits(text, 14, 2, clock.minutes().count());
    put_digits(text, 17, 2, clock.seconds().count());
    put_digits(text, 20, 3, clock.subseconds().count());
    return text;
}

namespace {

constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd.dddZ";

bool has_form(std::string_view text) {
    if (text.size() != form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == 'd' ? !digit : text[i] != form[i]) return false;
    }
    return true;
}

int number(std::string_view text, std::size_t at, std::size_t size) {
    int value = 0;
    std::from_chars(text.data() + at, text.data() + at + size, value);
    return value;
}

}  // namespace

std::optional<wall_time> parse_iso8601(std::string_view text) {
    using namespace std::chrono;
    if (!has_form(text)) return std::nullopt;
    const year_month_day date{year{number(text, 0, 4)},
                              month{static_cast<unsigned>(number(text, 5, 2))},
                              day{static_cast<unsigned>(number(text, 8, 2))}};
    const int h = number(text, 11, 2);
    const int m = number(text, 14, 2);
    const int s = number(text, 17, 2);
    if (!date.ok() || h > 23 || m > 59 || s > 59) return std::nullopt;
    return wall_time(sys_days(date).time_since_epoch() + hours(h) + minutes(m) + seconds(s) +
                     milliseconds(number(text, 20, 3)));
}

}  // namespace snug
