#include "app/shelf_desk.hpp"

#include "api/errors.hpp"
#include "api/file_desk.hpp"
#include "app/submit.hpp"
#include "base/json.hpp"
#include "base/limits.hpp"
#include "domain/file_name.hpp"
#include "domain/validate.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace snug {

namespace {

namespace fs = std::filesystem;

std::string state_json(std::string_view state, std::string_view detail = {}) {
    std::string text;
    json_writer json(text);
    json.begin_object().key("state").value(state);
    if (!detail.empty()) json.key("detail").value(detail);
    json.end_object();
    return text;
}

/// The whole file; more than a GIF has is refused before it is read.
result<std::string> read_whole(const fs::path& path) {
    std::error_code problem;
    const auto size = fs::is_regular_file(path, problem) ? fs::file_size(path, problem) : 0;
    if (size > limits::shelf_file_bytes_max) return refuse(errc::body_too_large);
    std::ifstream from(path, std::ios::binary);
    std::string bytes(size, '\0');
    from.read(bytes.data(), static_cast<std::streamsize>(size));
    if (problem || !from || size == 0) {
        return refuse(errc::invalid_field,
                      "The server cannot read it, or nothing is in it: " + path.string(),
                      "path");
    }
    return bytes;
}

}  // namespace

result<username> shelf_desk::person_for(const boost::json::object& command) {
    json_reader json(command);
    const auto named = json.text_if("username");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (named) return parse_username(*named);
    const auto world = store_.make_reader()->world();
    if (!world) return std::unexpected(world.error());
    const auto owner = std::ranges::find(world->members, role::owner, &member::role);
    if (owner != world->members.end()) return owner->name;
    return refuse(errc::forbidden, "The server has to be set up first: snug setup.");
}

void shelf_desk::drop(const username& whose, const file_id& id) {
    // One that cannot be dropped now goes by itself, as others that no message came for.
    (void)submit_and_wait(store_, drop_files{whose, {id}});
}

result<std::string> shelf_desk::bring(const boost::json::object& command) {
    json_reader json(command);
    const fs::path path(json.text("path"));
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    const auto whose = person_for(command);
    if (!whose) return std::unexpected(whose.error());
    const auto bytes = read_whole(path);
    if (!bytes) return std::unexpected(bytes.error());
    const auto kept = store_.blobs().put(*bytes);
    if (!kept) return std::unexpected(kept.error());
    keep_file wanted{*whose, {}, now_()};
    wanted.what.id = make_file_id();
    wanted.what.name = clean_file_name(path.filename().string());
    wanted.what.look = api::file_desk::first_look(*bytes, *kept, bytes->size());
    if (wanted.what.look.kind != file_kind::image && wanted.what.look.kind != file_kind::video) {
        return refuse(errc::invalid_field, "It is neither a picture nor a film.", "path");
    }
    const file_id id = wanted.what.id;
    if (auto made = submit_and_wait(store_, std::move(wanted)); !made)
        return std::unexpected(made.error());
    std::string text;
    json_writer said(text);
    said.begin_object().key("file").value(id.value());
    said.key("username").value(whose->value()).end_object();
    return text;
}

result<std::string> shelf_desk::put(const boost::json::object& command) {
    json_reader json(command);
    const auto id = parse_file_id(json.text("file"));
    const auto whose = parse_username(json.text("username"));
    auto tags = json.texts_if("tags").value_or(std::vector<std::string>());
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (!id || !whose) return refuse(errc::not_found);
    const auto file = store_.make_reader()->file_by_id(*id);
    if (!file) return std::unexpected(file.error());
    if (!*file) return refuse(errc::not_found);
    if ((*file)->what.look.state == file_state::processing) return state_json("waits");
    const auto made =
        submit_and_wait(store_, put_on_shelf{*whose, *id, make_file_id(), std::move(tags), now_()});
    drop(*whose, *id);
    if (!made) return state_json("refused", api::to_sentence(made.error()));
    return state_json(made->changes.empty() ? "there" : "added");
}

}  // namespace snug
