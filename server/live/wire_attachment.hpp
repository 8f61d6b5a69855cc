// Attachments as JSON (the shape is in protocol/openapi.yaml). Pure functions.
#pragma once

#include "domain/attachment.hpp"

#include <string>
#include <vector>

namespace snug {

void append_attachments(std::string& out, const std::vector<attachment>& all);

/// `/api/files/ID/NAME`: the name only says how to call what is saved.
std::string url_of(const attachment& what);
std::string thumb_url_of(const attachment& what);

}  // namespace snug
