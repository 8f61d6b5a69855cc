// Turns log entries into changes that show things as they are now: an edited message in its present
// form, one that was deleted since as its tombstone, somebody who went since as gone, whatever
// happened in a channel that was deleted since as that deletion. Positions
// stay dense; later entries repeat what they change, so whoever folds them all ends where the store
// is. Owned by a reader, on its thread, within its transaction.
#pragma once

#include "domain/change.hpp"
#include "store/sqlite/message_rows.hpp"

#include <vector>

namespace snug::sqlite {

class log_reader {
public:
    explicit log_reader(connection& on);

    std::vector<committed> after(position pos, std::size_t limit);

private:
    struct entry {
        position pos = 0;
        log_kind kind{};
        std::int64_t ref = 0;
        std::int64_t extra = 0;
    };

    change to_change(const entry& logged);
    change message_change(const entry& logged);
    change reaction_change(const entry& logged);
    change channel_change(const entry& logged);
    change sight_change(const entry& logged);
    std::optional<channel_deleted> deletion_of(std::int64_t channel_no);
    change member_change(const entry& logged);
    change own_emoji_change(const entry& logged);
    username name_of(std::int64_t user_no);

    message_rows messages_;
    statement entries_;
    statement channel_;
    statement gone_;
    statement emoji_;
    statement channel_members_;
    statement member_;
    statement own_emoji_;
    statement server_;
};

}  // namespace snug::sqlite
