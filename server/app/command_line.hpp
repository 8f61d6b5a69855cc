// The command line, taken apart: a verb, what stands behind it, options. Pure; knows what each verb
// takes, not what it does.
#pragma once

#include "app/settings.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace snug {

struct command_line {
    std::string verb;                // "serve", "user add"; empty: none was given
    std::vector<std::string> words;  // behind the verb
    std::vector<setting> settings;   // options with their values; flags have an empty one
    bool help = false;
    bool version = false;

    bool has(std::string_view name) const;
    std::optional<std::string> value(std::string_view name) const;
};

/// What one verb is: the words it needs and the options it takes.
struct verb_form {
    std::string_view name;
    std::string_view words;  // "NAME", "NAME ROLE", ""
    std::string_view help;
    std::vector<option> options;

    std::size_t word_count() const;
};

const std::vector<verb_form>& verbs();
const verb_form* find_verb(std::string_view name);

/// Refused with one line: unknown verb or option, a missing value, too many or too few words.
result<command_line> parse_command_line(const std::vector<std::string>& arguments);

/// What `--help` prints: of one verb, of all that begin with the word ("user"), else of everything.
std::string help_text(std::string_view verb);

}  // namespace snug
