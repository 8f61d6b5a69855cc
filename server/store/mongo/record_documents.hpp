// What is kept for moderators to read: earlier words of edited messages (`versions`, one document
// per message), and who did what to others (`audit`). Pure.
#pragma once

#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"
#include "store/reader.hpp"

#include <vector>

namespace snug::mongo {

/// As an update that makes the document if it is not there; the newest limits::versions_kept_max
/// stay.
document to_version(const message& before);
std::vector<message_version> to_versions(const view& from);

document to_document(const audit_entry& entry);
audit_entry to_audit_entry(const view& from);

}  // namespace snug::mongo
