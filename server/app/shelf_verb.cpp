#include "app/shelf_verb.hpp"

#include "app/zip_files.hpp"
#include "base/file_limits.hpp"
#include "base/limits.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <thread>

namespace snug {

namespace {

namespace bj = boost::json;
namespace fs = std::filesystem;

constexpr auto asked_again_after = std::chrono::seconds(1);

struct given_file {
    fs::path path;
    std::string id{};  // once the server has it
    std::string whose{};
};

std::expected<std::deque<given_file>, verb_failure> files_at(const std::string& named) {
    std::error_code problem;
    const fs::path path = fs::absolute(named, problem);
    std::deque<given_file> found;
    if (fs::is_regular_file(path, problem)) found.push_back({path});
    if (fs::is_directory(path, problem)) {
        for (const auto& entry : fs::directory_iterator(path, problem)) {
            const bool is_hidden = entry.path().filename().string().starts_with('.');
            if (entry.is_regular_file(problem) && !is_hidden) found.push_back({entry.path()});
        }
        std::ranges::sort(found, {}, &given_file::path);
    }
    if (!found.empty()) return found;
    return std::unexpected(verb_failure{exit_code::usage, "there are no files at " + named});
}

constexpr zip_bounds bounds_of_zip{.files_max = limits::shelf_zip_files_max,
                                   .file_bytes_max = limits::shelf_file_bytes_max,
                                   .bytes_max = limits::shelf_zip_bytes_max};

bj::array tags_of(const command_line& given) {
    bj::array tags;
    std::string rest = given.value("tags").value_or("");
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        tags.emplace_back(rest.substr(0, comma));
        rest.erase(0, comma == std::string::npos ? comma : comma + 1);
    }
    return tags;
}

std::string text_of(const bj::object& from, std::string_view key) {
    const bj::value* value = from.if_contains(key);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

/// What became of the files so far.
class filling {
public:
    filling(const command_line& given, const ask_desk& ask)
        : ask_(ask), user_(given.value("user")), tags_(tags_of(given)), quiet_(given.has("json")) {}

    void leave_out(const std::string& name, const std::string& why) { tell_refused({name}, why); }

    verb_answer run(std::deque<given_file> files) {
        std::deque<given_file> waiting;
        auto last_progress = std::chrono::steady_clock::now();
        while (!files.empty() || !waiting.empty()) {
            while (!files.empty() && waiting.size() < limits::shelf_files_at_once) {
                if (auto fine = bring(files.front(), waiting); !fine)
                    return std::unexpected(fine.error());
                files.pop_front();
            }
            const std::size_t before = waiting.size();
            if (auto fine = settle(waiting); !fine) return std::unexpected(fine.error());
            const auto now = std::chrono::steady_clock::now();
            if (waiting.size() < before || before == 0) {
                last_progress = now;
            } else if (now - last_progress > limits::shelf_file_wait_max) {
                return std::unexpected(verb_failure{
                    exit_code::unavailable, "the server does not get on with what it was given"});
            } else {
                // A program of its own, which only asks: the server has no news for it to wait for.
                std::this_thread::sleep_for(asked_again_after);
            }
        }
        return answer();
    }

private:
    using settled = std::expected<void, verb_failure>;

    /// A file that is refused is told of; anything else ends the whole.
    settled bring(given_file file, std::deque<given_file>& waiting) {
        bj::object command{{"verb", "shelf_bring"}, {"path", file.path.string()}};
        if (user_) command["username"] = *user_;
        const auto said = ask_(command);
        if (said) {
            file.id = text_of(*said, "file");
            file.whose = text_of(*said, "username");
            waiting.push_back(std::move(file));
            return {};
        }
        if (said.error().code == exit_code::unavailable) return std::unexpected(said.error());
        tell_refused(file, said.error().text);
        return {};
    }

    settled settle(std::deque<given_file>& waiting) {
        for (std::size_t left = waiting.size(); left > 0; --left) {
            given_file file = std::move(waiting.front());
            waiting.pop_front();
            const auto said = ask_({{"verb", "shelf_put"},
                                    {"file", file.id},
                                    {"username", file.whose},
                                    {"tags", tags_}});
            if (!said && said.error().code == exit_code::unavailable)
                return std::unexpected(said.error());
            const std::string state = said ? text_of(*said, "state") : "refused";
            if (state == "waits") {
                waiting.push_back(std::move(file));
            } else if (state == "refused") {
                tell_refused(file, said ? text_of(*said, "detail") : said.error().text);
            } else {
                ++(state == "added" ? added_ : there_);
                tell(file, state == "added" ? "added" : "is there already");
            }
        }
        return {};
    }

    void tell(const given_file& file, const std::string& what) const {
        if (!quiet_) std::printf("%s: %s\n", file.path.filename().c_str(), what.c_str());
    }

    void tell_refused(const given_file& file, const std::string& why) {
        tell(file, "refused: " + why);
        refused_.push_back(bj::object{{"file", file.path.filename().string()}, {"detail", why}});
    }

    bj::object answer() const {
        return {
            {"ok", refused_.empty()}, {"added", added_}, {"there", there_}, {"refused", refused_}};
    }

    const ask_desk& ask_;
    const std::optional<std::string> user_;
    const bj::array tags_;
    const bool quiet_;
    std::uint64_t added_ = 0;
    std::uint64_t there_ = 0;
    bj::array refused_;
};

}  // namespace

verb_answer fill_shelf(const command_line& given, const ask_desk& ask) {
    const std::string& named = given.words.at(0);
    filling shelf(given, ask);
    if (zip_files::is_zip(named)) {
        const auto zip = zip_files::unpack(named, bounds_of_zip);
        if (!zip) return std::unexpected(verb_failure{exit_code::usage, zip.error().detail});
        for (const std::string& name : zip->too_large())
            shelf.leave_out(name, "It is too large for the shelf.");
        std::deque<given_file> files;
        for (const fs::path& path : zip->paths())
            files.push_back({path});
        return shelf.run(std::move(files));
    }
    auto files = files_at(named);
    if (!files) return std::unexpected(files.error());
    return shelf.run(std::move(*files));
}

}  // namespace snug
