#include "app/move_verb.hpp"

#include "app/move_place.hpp"
#include "app/move_progress.hpp"
#include "base/log.hpp"
#include "store/mongo/move.hpp"
#include "store/sqlite/move.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <cstdio>
#include <unistd.h>

namespace snug {

namespace {

exit_code code_of(errc why) {
    switch (why) {
        case errc::invalid_field:
            return exit_code::usage;
        case errc::already_set_up:
        case errc::busy:
        case errc::forbidden:
            return exit_code::refused;
        case errc::unavailable:
        case errc::no_space:
            return exit_code::unavailable;
        case errc::not_found:
        case errc::read_only:
        case errc::invalid_content:
            return exit_code::config;
        default:
            return exit_code::internal;
    }
}

result<std::unique_ptr<move_source>> open_source(const move_place& place) {
    if (const auto* folder = std::get_if<std::filesystem::path>(&place))
        return open_sqlite_source(*folder);
    return open_mongo_source(std::get<mongo_options>(place));
}

result<std::unique_ptr<move_target>> open_target(const move_place& place) {
    if (const auto* folder = std::get_if<std::filesystem::path>(&place))
        return open_sqlite_target(*folder);
    return open_mongo_target(std::get<mongo_options>(place));
}

bool is_same_folder(const move_place& from, const move_place& to) {
    const auto* one = std::get_if<std::filesystem::path>(&from);
    const auto* other = std::get_if<std::filesystem::path>(&to);
    std::error_code none;
    return one != nullptr && other != nullptr && std::filesystem::equivalent(*one, *other, none);
}

struct journey {
    move_place from;
    move_place to;
};

result<journey> read_journey(const command_line& given) {
    auto from = read_move_place(given, environ, "from");
    if (!from) return std::unexpected(from.error());
    auto to = read_move_place(given, environ, "to");
    if (!to) return std::unexpected(to.error());
    if (is_same_folder(*from, *to))
        return refuse(errc::invalid_field, "--from and --to are the same folder");
    return journey{std::move(*from), std::move(*to)};
}

result<moved> travel(const journey& over) {
    auto from = open_source(over.from);
    if (!from) return std::unexpected(from.error());
    auto to = open_target(over.to);
    if (!to) return std::unexpected(to.error());
    using kind = move_progress_display::kind;
    move_progress_display display(stderr, ::isatty(STDERR_FILENO) == 1 ? kind::bar : kind::lines);
    auto done = move_everything(
        **from, **to, [&](auto stage, auto now, auto all) { display.show(stage, now, all); });
    display.end();
    return done;
}

void print_json(const moved& done) {
    namespace bj = boost::json;
    bj::object counts;
    for (std::size_t i = 0; i < std::variant_size_v<holding>; ++i)
        counts[plural_of(i)] = done.what.count(i);
    bj::object said{{"moved", std::move(counts)}, {"pos", done.pos}};
    if (!done.left_out.empty()) said["left_out"] = done.left_out;
    std::puts(bj::serialize(said).c_str());
}

void print_words(const journey& over, const moved& done) {
    std::printf("Moved %llu people, %llu channels and %llu messages into %s.\n",
                static_cast<unsigned long long>(done.what.count<held_person>()),
                static_cast<unsigned long long>(done.what.count<held_channel>()),
                static_cast<unsigned long long>(done.what.count<held_message>()),
                shown(over.to).c_str());
    std::puts("All of it was read back and is the same; the source is as it was.");
    if (!done.left_out.empty()) std::printf("Left behind: %s.\n", done.left_out.c_str());
    std::puts(
        "Start the server on the new place and not on the old one. Keep device.key of the old\n"
        "data folder, so that devices that signed in before stay known.");
}

}  // namespace

exit_code run_move(const command_line& given) {
    set_log_level(log_level::warning);
    const auto over = read_journey(given);
    const auto done = over ? travel(*over) : std::unexpected(over.error());
    if (!done) {
        std::fprintf(stderr, "snug: %s\n", done.error().detail.c_str());
        return code_of(done.error().code);
    }
    if (given.has("json")) {
        print_json(*done);
    } else {
        print_words(*over, *done);
    }
    return exit_code::ok;
}

}  // namespace snug
