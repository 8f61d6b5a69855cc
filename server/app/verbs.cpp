#include "app/verbs.hpp"

#include "api/errors.hpp"
#include "app/admin_desk.hpp"
#include "app/admin_routes.hpp"
#include "app/config.hpp"
#include "app/kept_address.hpp"
#include "app/open_store.hpp"
#include "app/public_address.hpp"
#include "app/shelf_verb.hpp"
#include "app/unix_client.hpp"
#include "base/json.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <charconv>
#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace snug {

namespace {

namespace bj = boost::json;

using failure = verb_failure;
using answered = verb_answer;

/// One line; a newline at its end is the terminal's and not the password's.
std::string read_password() {
    std::string line;
    std::getline(std::cin, line);
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

/// A wrong value is the command line's fault, all else was understood and refused.
exit_code code_of(std::string_view refusal) {
    const bool wrong_value =
        refusal == to_code(errc::invalid_field) || refusal == to_code(errc::bad_request);
    return wrong_value ? exit_code::usage : exit_code::refused;
}

std::expected<bj::object, failure> to_command(const command_line& given) {
    bj::object command;
    std::string verb = given.verb;
    std::ranges::replace(verb, ' ', '_');
    command["verb"] = verb;
    if (!given.words.empty()) command["username"] = given.words[0];
    if (given.words.size() > 1) command["role"] = given.words[1];
    const auto copy = [&](std::string_view option, std::string_view field) {
        if (const auto value = given.value(option)) command[field] = *value;
    };
    copy("name", "server_name");
    copy("user", "username");
    copy("display-name", "display_name");
    copy("role", "role");
    copy("public-url", "public_url");
    for (const auto& [option, field] :
         {std::pair("uses", "max_uses"), std::pair("expires", "expires_in_s")}) {
        const auto value = given.value(option);
        if (!value) continue;
        std::int64_t number = 0;
        const auto read = std::from_chars(value->data(), value->data() + value->size(), number);
        if (read.ec != std::errc() || read.ptr != value->data() + value->size()) {
            return std::unexpected(
                failure{exit_code::usage, std::string("--") + option + " needs a whole number"});
        }
        command[field] = number;
    }
    if (given.value("role") == "guest" && verb == "invite") {
        command["channels"] = bj::array{given.value("channel").value_or("home")};
    }
    if (given.has("password-stdin")) command["password"] = read_password();
    return command;
}

/// What a running server said; nullopt: none is running.
std::expected<std::optional<bj::object>, failure> ask_running(const std::filesystem::path& data,
                                                              const bj::object& command) {
    const auto reply =
        ask_server(data / "snug.sock", std::string(admin_path), bj::serialize(command));
    if (!reply) return std::unexpected(failure{exit_code::unavailable, reply.error().detail});
    if (!*reply) return std::optional<bj::object>();
    auto said = parse_json_object((*reply)->body);
    if (!said)
        return std::unexpected(
            failure{exit_code::unavailable, "The running server does not answer."});
    if ((*reply)->status == 200) return std::optional(std::move(*said));
    json_reader refusal(*said);
    const exit_code code =
        (*reply)->status >= 500 ? exit_code::unavailable : code_of(refusal.text("code"));
    return std::unexpected(failure{code, std::string(refusal.text("detail"))});
}

/// For what a stopped server cannot do.
answered ask_only_running(const config& with, const bj::object& command) {
    auto said = ask_running(with.data, command);
    if (!said) return std::unexpected(said.error());
    if (*said) return std::move(**said);
    return std::unexpected(
        failure{exit_code::unavailable,
                "no server runs in " + with.data.string() + ": it has to look into each file"});
}

struct guessed_base {
    std::string base;
    bool is_guess = false;
};

/// What the links of a stopped server begin with: what it was told, else where it was last.
guessed_base link_base(const config& with) {
    if (!with.public_url.empty()) return {with.public_url, false};
    if (std::string kept = kept_address(with.data); !kept.empty()) return {std::move(kept), false};
    const auto* tcp = std::get_if<http::tcp_address>(&with.listen);
    return {public_address(with, tcp == nullptr ? std::uint16_t{0} : tcp->port), true};
}

answered ask_stopped(const config& with, const bj::object& command) {
    std::error_code problem;
    const bool is_setup = command.at("verb") == "setup";
    if (!is_setup && !with.mongo && !std::filesystem::exists(with.data, problem)) {
        return std::unexpected(
            failure{exit_code::config, "there is no Snug in " + with.data.string()});
    }
    auto opened = open_store(with);
    if (!opened) return std::unexpected(failure{exit_code::config, opened.error().detail});
    const auto [base, is_guess] = link_base(with);
    admin_desk desk(**opened, system_now, base);
    auto made = desk.run(command);
    if (!made) {
        return std::unexpected(
            failure{code_of(to_code(made.error().code)), api::to_sentence(made.error())});
    }
    auto said = *parse_json_object(*made);
    if (is_guess && said.contains("url")) {
        std::fprintf(stderr,
                     "snug: the server never ran here, so the link's address is a guess: say it "
                     "with --public-url\n");
    }
    return said;
}

void print_users(const bj::object& said) {
    for (const bj::value& one : said.at("users").as_array()) {
        const bj::object& who = one.as_object();
        std::printf("%-32s %-10s %s\n",
                    who.at("username").as_string().c_str(),
                    who.at("role").as_string().c_str(),
                    who.at("display_name").as_string().c_str());
    }
}

void print_checks(const bj::object& said) {
    for (const bj::value& one : said.at("checks").as_array()) {
        const bj::object& check = one.as_object();
        std::printf("%s %s: %s\n",
                    check.at("ok").as_bool() ? "ok  " : "FAIL",
                    check.at("check").as_string().c_str(),
                    check.at("detail").as_string().c_str());
    }
}

void print_json(const bj::object& what) {
    std::puts(bj::serialize(what).c_str());
}

/// What a person wants to see of it: the link, the token, the list.
void print(const command_line& given, const bj::object& said) {
    if (given.has("json")) {
        print_json(said);
    } else if (given.verb == "user list") {
        print_users(said);
    } else if (given.verb.starts_with("doctor")) {
        print_checks(said);
    } else if (const auto* url = said.if_contains("url")) {
        std::puts(url->as_string().c_str());
    } else if (const auto* token = said.if_contains("token")) {
        std::puts(token->as_string().c_str());
    } else if (const auto* name = said.if_contains("username")) {
        std::printf("%s: done\n", name->as_string().c_str());
    }
}

answered perform(const command_line& given) {
    std::vector<setting> settings;
    for (const char* name : {"data", "public-url"}) {
        if (const auto value = given.value(name)) settings.push_back({name, *value});
    }
    const auto with = load_config(settings, environ);
    if (!with) {
        const bool typed = with.error().source == setting_source::command_line;
        return std::unexpected(
            failure{typed ? exit_code::usage : exit_code::config, with.error().text});
    }
    if (given.verb == "shelf add") {
        const ask_desk ask = [&with](const bj::object& command) {
            return ask_only_running(*with, command);
        };
        return fill_shelf(given, ask);
    }
    auto command = to_command(given);
    if (!command) return command;
    auto running = ask_running(with->data, *command);
    if (!running) return std::unexpected(running.error());
    if (*running) return std::move(**running);
    return ask_stopped(*with, *command);
}

/// `doctor --json` has an answer for scripts also where there is nothing to look into.
void print_unopened(const std::string& why) {
    bj::object check{{"check", "data folder"}, {"ok", false}, {"detail", why}};
    print_json({{"ok", false}, {"checks", bj::array{std::move(check)}}});
}

}  // namespace

exit_code run_verb(const command_line& given) {
    set_log_level(log_level::warning);
    const bool needs_password = given.verb == "setup";
    if (needs_password &&
        !(given.has("name") && given.has("user") && given.has("password-stdin"))) {
        std::fprintf(stderr, "snug: setup needs --name, --user and --password-stdin\n");
        return exit_code::usage;
    }
    const auto said = perform(given);
    if (!said) {
        if (given.verb.starts_with("doctor") && given.has("json"))
            print_unopened(said.error().text);
        std::fprintf(stderr, "snug: %s\n", said.error().text.c_str());
        return said.error().code;
    }
    print(given, *said);
    if (const auto* fine = said->if_contains("ok"); fine != nullptr && !fine->as_bool())
        return exit_code::refused;
    return exit_code::ok;
}

}  // namespace snug
