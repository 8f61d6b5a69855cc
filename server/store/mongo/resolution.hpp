// What the events of some logged groups refer to, as it is now, loaded in a few finds; then each
// event as a change. Lives for one call of the log reader.
#pragma once

#include "domain/change.hpp"
#include "store/mongo/emoji_documents.hpp"
#include "store/mongo/head_document.hpp"
#include "store/mongo/log_document.hpp"
#include "store/mongo/member_document.hpp"
#include "store/mongo/message_documents.hpp"
#include "store/mongo/personal_documents.hpp"
#include "store/mongo/shelf_documents.hpp"

#include <map>
#include <optional>
#include <set>

namespace snug::mongo {

class resolution {
public:
    resolution(database& from,
               message_documents& messages,
               const std::vector<logged_event>& events,
               nonces with,
               const scope* in);

    /// Null: it refers to what is not there, or is of a kind that this version does not know.
    std::optional<change> to_change(const logged_event& one) const;

private:
    using maybe = std::optional<change>;

    void load_gone(database& from, const std::set<channel_id>& ids, const scope* in);
    void load_channels(database& from, const std::set<channel_id>& ids, const scope* in);
    void load_members(database& from, const std::set<username>& names, const scope* in);
    bool is_gone(const channel_id& where) const { return gone_.contains(where); }
    maybe reaction_change(const logged_event& one) const;
    maybe sight_change(const logged_event& one) const;
    maybe message_change(const logged_event& one) const;
    maybe channel_change(const logged_event& one) const;
    maybe member_change(const logged_event& one) const;
    maybe emoji_change(const logged_event& one) const;
    maybe shelf_change(const logged_event& one) const;
    maybe quiet_change(const logged_event& one) const;

    std::map<message_id, message> messages_;
    std::set<channel_id> gone_;  // deleted: nothing else is told of them
    std::map<channel_id, channel> channels_;
    std::map<person_in_channel, notify_settings> chosen_;
    std::map<username, member_entry> members_;
    std::map<std::string, own_emoji> emoji_;
    std::map<file_id, shelved> shelf_;
    head_state head_;
};

}  // namespace snug::mongo
