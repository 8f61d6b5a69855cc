// The names of the collections. `home` is the host's to name: the product's origin calls it one way
// in its text and another in its code.
#pragma once

#include "domain/ids.hpp"

#include <string>

namespace snug::mongo {

namespace coll {
inline constexpr const char* head = "head";          // one document: where the store stands
inline constexpr const char* log = "log";            // one document per group, references only
inline constexpr const char* messages = "messages";  // of all channels but `home`
inline constexpr const char* adopted = "adopted";    // seq of what came into `home` from outside
inline constexpr const char* gone = "gone";          // seq of what was taken out of `home`
inline constexpr const char* members = "members";    // who is in and who was
inline constexpr const char* channels = "channels";
inline constexpr const char* reactions = "reactions";  // one document per person and emoji
inline constexpr const char* mentions = "mentions";    // who is called by which message
inline constexpr const char* versions = "versions";    // earlier words of edited messages
inline constexpr const char* notify = "notify";        // what somebody chose to be told
inline constexpr const char* slow_posts = "slow_posts";
inline constexpr const char* saved = "saved";        // what somebody keeps for himself
inline constexpr const char* blocks = "blocks";      // who wants to see nothing of whom
inline constexpr const char* statuses = "statuses";  // how somebody chose to be seen
inline constexpr const char* emoji = "emoji";        // the group's own
inline constexpr const char* audit = "audit";
inline constexpr const char* reads = "reads";    // read marks, one document per person
inline constexpr const char* nonces = "nonces";  // what was sent under them, for 48 hours
inline constexpr const char* sessions = "sessions";
inline constexpr const char* passwords = "passwords";
inline constexpr const char* invites = "invites";
inline constexpr const char* links = "links";
inline constexpr const char* nodes = "nodes";  // which processes live
inline constexpr const char* mail = "mail";    // what they tell each other, for a minute
inline constexpr const char* attachments = "attachments";  // shared files, one document each
inline constexpr const char* shelf = "shelf";              // GIFs that all share
inline constexpr const char* favourites = "favourites";    // whose favourites of those
inline constexpr const char* files = "files";              // sizes of blobs by their hash
inline constexpr const char* chunks = "chunks";            // their bytes, 1 MiB each
inline constexpr const char* uploads = "uploads";          // what is not whole yet
}  // namespace coll

inline const std::string& messages_of(const channel_id& where, const std::string& home) {
    static const std::string others = coll::messages;
    return where == home_channel ? home : others;
}

}  // namespace snug::mongo
