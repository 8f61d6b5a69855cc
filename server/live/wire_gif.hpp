// What stands on the shelf as JSON (the shapes are in protocol/openapi.yaml). Pure.
#pragma once

#include "domain/shelf.hpp"
#include "store/reader.hpp"

#include <optional>
#include <string>

namespace snug {

/// `favourite`: of the one reader that it is meant for; left out of what is the same for all.
void append_gif(std::string& out, const shelved& what, std::optional<bool> favourite);

/// `{"gifs": […], "total", "tags"?, "next"?}`
std::string gifs_json(const shelf_page& page);

}  // namespace snug
