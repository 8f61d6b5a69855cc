// Settings by name before anybody knows what they mean: where they come from and which wins.
// Command line, then environment (SNUG_*), then snug.conf of the data folder or else of /etc/snug.
// Parsing is pure; only `read_conf_file` touches the disk.
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace snug {

enum class setting_source : unsigned char { file, environment, command_line };

struct setting {
    std::string name;  // as on the command line, without the dashes
    std::string value;
    setting_source source = setting_source::command_line;
    std::string at = {};  // in a file: "snug.conf, line 3"
};

/// What one option is: whether it takes a value and what `--help` says about it.
struct option {
    std::string_view name;
    std::string_view value;  // what `--help` calls it; empty: it takes none
    std::string_view help;
    bool in_config = true;  // may also stand in the environment and in snug.conf
};

/// The options of `snug serve`.
const std::vector<option>& serve_options();

/// `name = value` lines; '#' begins a comment. A limit is `limits.posts_per_s = 0`. Refused with
/// the line's number, which settings bear too.
result<std::vector<setting>> parse_conf(std::string_view text);

/// A missing file is no setting at all.
result<std::vector<setting>> read_conf_file(const std::filesystem::path& path, bool must_exist);

/// SNUG_LISTEN, SNUG_LIMITS_POSTS_PER_S, … out of `environment` ("NAME=value"). Others that begin
/// with SNUG_ are left alone: they may be meant for something else.
std::vector<setting> read_environment(const char* const* environment);

}  // namespace snug
