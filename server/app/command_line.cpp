#include "app/command_line.hpp"

#include "base/limits.hpp"

#include <algorithm>

namespace snug {

namespace {

constexpr option data_option{
    "data", "FOLDER", "the data folder of the server that is meant (./data)", false};
constexpr option json_option{"json", "", "print JSON", false};
constexpr option public_url_option{
    "public-url", "URL", "what the link begins with, if not the server's address"};
constexpr option password_option{
    "password-stdin", "", "read the password from standard input", false};

std::vector<option> with_common(std::vector<option> own) {
    own.push_back(data_option);
    own.push_back(json_option);
    return own;
}

const option* find_option(const verb_form& verb, std::string_view name) {
    const auto found = std::ranges::find(verb.options, name, &option::name);
    return found == verb.options.end() ? nullptr : &*found;
}

/// The verbs of two words whose first is `word`.
std::vector<const verb_form*> verbs_under(std::string_view word) {
    std::vector<const verb_form*> found;
    for (const verb_form& each : verbs()) {
        const bool under =
            each.name.starts_with(word) && each.name.substr(word.size()).starts_with(' ');
        if (!word.empty() && under) found.push_back(&each);
    }
    return found;
}

/// `snug help user` is `snug user --help`, `snug version` is `snug --version`.
std::vector<std::string> with_dashes(std::vector<std::string> arguments) {
    if (arguments.empty() || (arguments[0] != "help" && arguments[0] != "version"))
        return arguments;
    std::ranges::rotate(arguments, arguments.begin() + 1);
    arguments.back().insert(0, "--");
    return arguments;
}

/// "user" and "add" are one verb.
std::size_t take_verb(const std::vector<std::string>& arguments, command_line& into) {
    if (arguments.empty() || arguments[0].starts_with("-")) return 0;
    into.verb = arguments[0];
    if (arguments.size() < 2) return 1;
    // The longer one goes first: `doctor` is a verb, and `doctor voice` another.
    const std::string two = arguments[0] + " " + arguments[1];
    if (find_verb(two) == nullptr) return 1;
    into.verb = two;
    return 2;
}

struct written_option {
    std::string name;
    std::optional<std::string> value;  // of --name=value
};

written_option split(std::string_view argument) {
    argument.remove_prefix(2);
    const std::size_t equals = argument.find('=');
    if (equals == std::string_view::npos) return {std::string(argument), {}};
    return {std::string(argument.substr(0, equals)), std::string(argument.substr(equals + 1))};
}

}  // namespace

bool command_line::has(std::string_view name) const {
    return std::ranges::find(settings, name, &setting::name) != settings.end();
}

std::optional<std::string> command_line::value(std::string_view name) const {
    const auto found = std::ranges::find(settings, name, &setting::name);
    if (found == settings.end()) return std::nullopt;
    return found->value;
}

std::size_t verb_form::word_count() const {
    if (words.empty()) return 0;
    return static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
}

const std::vector<verb_form>& verbs() {
    static const std::vector<verb_form> all = {
        {"serve", "", "run the server", serve_options()},
        {"setup",
         "",
         "name the server and its owner, without a browser",
         with_common({{"name", "TEXT", "the server's name"},
                      {"user", "NAME", "the owner's name"},
                      password_option})},
        {"user add",
         "NAME",
         "let somebody in; without a password it prints a one-time sign-in link",
         with_common({{"display-name", "TEXT", "how others see the name"},
                      {"role", "ROLE", "guest, member, moderator or owner (member)"},
                      public_url_option,
                      password_option})},
        {"user list", "", "who is in", with_common({})},
        {"user link",
         "NAME",
         "print a one-time sign-in link for somebody who forgot",
         with_common({public_url_option})},
        {"user role",
         "NAME ROLE",
         "make somebody guest, member, moderator or owner",
         with_common({})},
        {"invite",
         "",
         "print an invite link",
         with_common({{"uses", "N", "how many people it lets in (1)"},
                      {"expires", "SECONDS", "how long it works (a week)"},
                      {"role", "ROLE", "member or guest (member)"},
                      {"channel", "ID", "where a guest is let in (home)"},
                      public_url_option})},
        {"session", "NAME", "print a bearer token for scripts", with_common({})},
        {"shelf add",
         "PATH",
         "put GIFs onto the shelf of a running server: a file, or all files of a folder or zip",
         with_common({{"user", "NAME", "who puts them there (an owner)"},
                      {"tags", "TAG,TAG", "words by which they are found, besides their names"}})},
        {"doctor", "", "look whether everything is in order", with_common({})},
        {"doctor voice",
         "",
         "ask a running server whether talk gets through at each of its addresses",
         with_common({})},
        {"move",
         "",
         "carry everything into another store: a folder or a MongoDB replica set",
         {{"from", "ADDRESS", "sqlite://FOLDER or mongodb://…; else SNUG_MOVE_FROM"},
          {"to", "ADDRESS", "the same for an empty place; else SNUG_MOVE_TO"},
          {"from-password-file", "FILE", "the password for it, in a file"},
          {"to-password-file", "FILE", "the password for it, in a file"},
          {"from-database", "NAME", "the database there (Messages)"},
          {"to-database", "NAME", "the database there (Messages)"},
          {"from-home-collection", "NAME", "the collection of #home there (home)"},
          {"to-home-collection", "NAME", "the collection of #home there (home)"},
          json_option}},
    };
    return all;
}

const verb_form* find_verb(std::string_view name) {
    const auto found = std::ranges::find(verbs(), name, &verb_form::name);
    return found == verbs().end() ? nullptr : &*found;
}

namespace {

/// Reads the option at `at` and, where it takes one, the value behind it.
result<void> take_option(const verb_form* verb,
                         const std::vector<std::string>& arguments,
                         std::size_t& at,
                         command_line& read) {
    written_option written = split(arguments[at]);
    const option* known = verb == nullptr ? nullptr : find_option(*verb, written.name);
    if (known == nullptr) return refuse(errc::bad_request, "there is no option --" + written.name);
    const bool takes_value = !known->value.empty();
    if (takes_value && !written.value && at + 1 < arguments.size()) written.value = arguments[++at];
    if (takes_value != written.value.has_value()) {
        return refuse(errc::bad_request,
                      "--" + written.name + (takes_value ? " needs a value" : " takes no value"));
    }
    read.settings.push_back(
        {written.name, written.value.value_or(""), setting_source::command_line});
    return {};
}

error unknown_verb(const std::string& word) {
    const auto under = verbs_under(word);
    if (under.empty()) return {errc::bad_request, "there is no verb " + word, {}};
    std::string text = "snug " + word + " needs one of";
    for (const verb_form* each : under) {
        text += each == under.front() ? " " : each == under.back() ? " or " : ", ";
        text += each->name.substr(word.size() + 1);
    }
    return {errc::bad_request, text, {}};
}

result<void> check_words(const verb_form* verb, const command_line& read) {
    if (verb == nullptr)
        return refuse(errc::bad_request, "say what to do: snug --help lists the verbs");
    if (read.words.size() == verb->word_count()) return {};
    const std::string wanted = verb->words.empty() ? "no words" : std::string(verb->words);
    return refuse(errc::bad_request, "snug " + std::string(verb->name) + " takes " + wanted);
}

}  // namespace

result<command_line> parse_command_line(const std::vector<std::string>& given) {
    const std::vector<std::string> arguments = with_dashes(given);
    command_line read;
    std::size_t at = take_verb(arguments, read);
    const verb_form* verb = find_verb(read.verb);
    const bool is_asked_for_help = std::ranges::any_of(arguments, [](const std::string& argument) {
        return argument == "--help" || argument == "-h";
    });
    if (!read.verb.empty() && verb == nullptr &&
        !(is_asked_for_help && !verbs_under(read.verb).empty())) {
        return std::unexpected(unknown_verb(read.verb));
    }
    for (; at < arguments.size(); ++at) {
        const std::string& argument = arguments[at];
        if (argument == "--help" || argument == "-h") {
            read.help = true;
        } else if (argument == "--version") {
            read.version = true;
        } else if (!argument.starts_with("--")) {
            read.words.push_back(argument);
        } else if (auto taken = take_option(verb, arguments, at, read); !taken) {
            return std::unexpected(taken.error());
        }
    }
    if (read.help || read.version) return read;
    if (auto fit = check_words(verb, read); !fit) return std::unexpected(fit.error());
    return read;
}

namespace {

std::string option_line(const option& one) {
    std::string line = "  --" + std::string(one.name);
    if (!one.value.empty()) line += " " + std::string(one.value);
    line.resize(std::max<std::size_t>(line.size() + 2, 32), ' ');
    return line + std::string(one.help) + "\n";
}

std::string usage(const verb_form& verb) {
    std::string line = "snug " + std::string(verb.name);
    if (!verb.words.empty()) line += " " + std::string(verb.words);
    return line;
}

std::string verb_line(const verb_form& verb) {
    std::string line = "  " + usage(verb);
    line.resize(std::max<std::size_t>(line.size() + 2, 30), ' ');
    return line + std::string(verb.help) + "\n";
}

std::string help_of(const verb_form& verb) {
    std::string text = usage(verb) + ": " + std::string(verb.help) + "\n\n";
    for (const option& one : verb.options)
        text += option_line(one);
    if (verb.name != "serve") return text;
    text += "\nThe limits:\n\n";
    for (const std::string_view name : host_limits::names())
        text += "  " + std::string(name) + "\n";
    return text +
           "\nEach is also SNUG_LISTEN and so on in the environment, and a line `listen = …` in "
           "snug.conf,\n"
           "which is looked for in the data folder and then in /etc/snug.\n";
}

}  // namespace

std::string help_text(std::string_view name) {
    if (const verb_form* verb = find_verb(name); verb != nullptr) return help_of(*verb);
    std::string text;
    for (const verb_form* each : verbs_under(name))
        text += verb_line(*each);
    if (!text.empty()) return text + "\nEach has --help.\n";
    text = "Snug: a small private room for a circle of friends.\n\n";
    for (const verb_form& each : verbs())
        text += verb_line(each);
    text += "\nOptions of snug serve:\n\n";
    for (const option& one : serve_options())
        text += option_line(one);
    return text +
           "\nEvery verb has --help; but for move, shelf and doctor voice they work on a running "
           "server and a stopped one.\n"
           "Exit codes: 0 done, 64 command line, 65 refused, 69 unavailable, 70 internal, 78 "
           "configuration.\n";
}

}  // namespace snug
