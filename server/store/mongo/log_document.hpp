// What one group did, as it lies in `log`: references in their order, never text, so that deleted
// words do not live on. Between logged events, which have positions, stand the quiet ones that
// other nodes have to hear of. Pure.
#pragma once

#include "domain/change.hpp"
#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"

#include <optional>
#include <vector>

namespace snug::mongo {

// Words that stand in documents: never changed, never used for anything else.
namespace kind {
inline constexpr const char* message_posted = "message_posted";
inline constexpr const char* message_edited = "message_edited";
inline constexpr const char* message_deleted = "message_deleted";
inline constexpr const char* reaction_added = "reaction_added";
inline constexpr const char* reaction_removed = "reaction_removed";
inline constexpr const char* channel_created = "channel_created";
inline constexpr const char* channel_updated = "channel_updated";
inline constexpr const char* channel_opened = "channel_opened";
inline constexpr const char* channel_closed = "channel_closed";
inline constexpr const char* channel_deleted = "channel_deleted";
inline constexpr const char* channel_let_in = "channel_let_in";
inline constexpr const char* channel_put_out = "channel_put_out";
inline constexpr const char* member_joined = "member_joined";
inline constexpr const char* member_updated = "member_updated";
inline constexpr const char* member_left = "member_left";
inline constexpr const char* server_updated = "server_updated";
inline constexpr const char* emoji_added = "emoji_added";
inline constexpr const char* emoji_removed = "emoji_removed";
inline constexpr const char* message_saved = "message_saved";
inline constexpr const char* block_set = "block_set";
inline constexpr const char* notify_set = "notify_set";
inline constexpr const char* setup_done = "setup_done";
inline constexpr const char* session_closed = "session_closed";
inline constexpr const char* read_marked = "read_marked";
inline constexpr const char* shelf_put = "shelf_put";
inline constexpr const char* shelf_removed = "shelf_removed";
}  // namespace kind

/// Null for a quiet change that concerns nobody else.
std::optional<document> to_event(const change& what);

/// One event read back: `pos` is 0 for a quiet one.
struct logged_event {
    position pos = 0;
    std::string kind;
    message_id message;
    channel_id channel;
    username user;
    sequence seq = 0;
    username target;   // who is blocked
    std::string word;  // why somebody left, why a session ended; an emoji; an item of the shelf
    bool on = false;   // saved, blocked; false: no more
    std::string session;
};

/// Which attempt of which node made a group: a turn alone does not tell, when an outcome is
/// unknown.
struct authorship {
    std::string node;
    std::int64_t attempt = 0;

    friend bool operator==(const authorship&, const authorship&) = default;
};

struct logged_group {
    std::int64_t turn = 0;
    position last = 0;  // 0: all of it is quiet
    wall_time at{};
    authorship by;
    std::vector<logged_event> events;
};

document to_document(std::int64_t turn,
                     wall_time at,
                     const authorship& by,
                     const std::vector<committed>& changes);
logged_group to_logged_group(const view& from);

}  // namespace snug::mongo
