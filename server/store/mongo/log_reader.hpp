// Turns logged groups into changes that show things as they are now: an edited message in its
// present form, one that was deleted since as its tombstone, somebody who went since as gone.
// Positions stay dense; later entries repeat what they change, so whoever folds them all ends where
// the store is. Owned by a reader or the feed, on its thread.
#pragma once

#include "domain/change.hpp"
#include "store/mongo/log_document.hpp"
#include "store/mongo/message_documents.hpp"

#include <vector>

namespace snug::mongo {

class log_reader {
public:
    log_reader(database& from, const std::string& home) : from_(from), messages_(from, home) {}

    /// Logged changes after `pos`, up to `limit`.
    std::vector<committed> after(position pos, std::size_t limit, const scope& in);

    /// All of one group, as other nodes hear it.
    std::vector<committed> changes_of(const logged_group& group);

private:
    std::vector<committed> resolve(const std::vector<logged_event>& events,
                                   nonces with,
                                   const scope* in);

    database& from_;
    message_documents messages_;
};

}  // namespace snug::mongo
