// What stands on the shelf as JSON (the shape is in protocol/openapi.yaml). Pure.
#pragma once

#include "store/reader.hpp"

#include <string>

namespace snug::api {

void append_gif(std::string& out, const shelf_item& item);

/// `{"gifs": […], "next"?}`
std::string gifs_json(const shelf_page& page);

}  // namespace snug::api
