// Port: questions to the store. Calls block on the disk or the network, so they run on a reader
// thread, never on io. Each call is one consistent view; a call made after an acknowledgement sees
// what was acknowledged.
#pragma once

#include "base/result.hpp"
#include "domain/change.hpp"
#include "domain/reactions.hpp"
#include "domain/search_query.hpp"
#include "domain/shelf.hpp"
#include "store/space.hpp"

#include <optional>
#include <string>
#include <vector>

namespace snug {

struct log_head {
    std::string epoch;
    position pos = 0;        // of the last committed change
    position pruned_to = 0;  // entries up to here are gone: a cursor below cannot be resumed
};

struct page_request {
    enum class where : std::uint8_t { newest, before, after, around };
    channel_id channel;
    where selector = where::newest;
    sequence seq = 0;
    std::size_t limit = 50;
};

/// Messages ascending by seq, tombstones included.
struct message_page {
    std::vector<message> messages;
    std::vector<message>
        referenced;  // originals of replies that are not on the page, as they are now
    bool has_before = false;
    bool has_after = false;
};

struct read_state {
    channel_id channel;
    sequence read_seq = 0;
    std::uint64_t unread = 0;    // others' undeleted, not system; capped at limits::unread_max
    std::uint64_t mentions = 0;  // those of them that call him; capped alike
    sequence counted_to = 0;     // the newest message when that was counted
    notify_settings notify{};
};

/// What a message was before an edit.
struct message_version {
    wall_time at{};  // when it was written
    std::string content;

    friend bool operator==(const message_version&, const message_version&) = default;
};

/// Messages that call somebody, the newest first, over all channels that he sees.
struct mention_page {
    std::vector<message> messages;
    std::vector<message> referenced;
    std::string next;  // opaque; empty: that was all
};

/// What is looked for, and by whom: he finds only what he sees.
struct search_request {
    username viewer;
    search_query what;
    std::optional<std::vector<channel_id>> in;  // only there: `what.in` with names made ids
    std::string before;                         // an earlier page's `next`, or empty
    std::size_t limit = 50;
};

/// The newest first. A page may be short, even empty, and yet have a `next`: so much and no more is
/// read for one.
struct search_page {
    std::vector<message> messages;
    std::vector<message> referenced;
    std::vector<message> following;  // what was said right behind each, where something was
    std::string next;
};

/// What of the shelf is looked for, and by whom.
struct shelf_request {
    enum class order : std::uint8_t { used, newest, favourites };  // his alone, the most used first
    username viewer;
    std::vector<std::u32string> words;  // as `shelf_words` gave them
    order by = order::used;
    std::string after;  // an earlier page's `next`, or empty
    std::size_t limit = 60;
};

struct shelf_item {
    shelved what;
    bool favourite = false;  // of the viewer
};

/// As the item has it that comes first, and how many have it in the eyes of a search.
struct shelf_tag {
    std::string tag;
    std::size_t count = 0;
};

struct shelf_page {
    std::vector<shelf_item> items;
    std::size_t total = 0;  // of all pages
    // Of the whole shelf, the most frequent first; only with the first page.
    std::optional<std::vector<shelf_tag>> tags;
    std::string next;  // opaque; empty: that was all
};

/// Everything `live::world` folds, at one position.
struct world_state {
    log_head head;
    server_info server;
    bool set_up = false;
    std::vector<member> members;
    std::vector<channel> channels;
    /// Deleted after head.pruned_to, with the members they had: whom a replay tells of it.
    std::vector<channel> gone_channels;
    std::vector<own_emoji> emoji;  // as they were added
    std::vector<block> blocks;
    std::vector<chosen_status> statuses;
    /// Names of people who wanted to be forgotten: what they said is nobody's any more.
    std::vector<username> forgotten;
};

struct credentials {
    username user;
    std::string password_hash;
};

/// Which files time has come for, in the order of their ids.
struct aging_request {
    wall_time shared_before{};  // of those on messages, larger than that
    std::uint64_t over_bytes = 0;
    wall_time removed_before{};  // of those that were taken away
    file_id after;               // empty: from the first on
    std::size_t limit = 0;
};

class reader {
public:
    virtual ~reader() = default;

    virtual result<log_head> head() = 0;
    virtual result<world_state> world() = 0;

    /// Up to `limit` changes after `after`, in order, messages as they are now (an edited one in
    /// its present form, a deleted one as its tombstone). errc::not_found when `after` is below
    /// pruned_to.
    virtual result<std::vector<committed>> log_after(position after, std::size_t limit) = 0;

    virtual result<message_page> messages(const page_request& wanted) = 0;
    virtual result<std::optional<message>> message_by_id(const message_id& id) = 0;
    virtual result<std::vector<read_state>> reads_of(const username& user) = 0;

    /// All pinned messages of a channel, the newest first. errc::not_found without such a channel.
    virtual result<message_page> pins(const channel_id& where) = 0;
    /// Earlier forms of a message, the oldest first; none of one that is not there or was deleted.
    virtual result<std::vector<message_version>> versions_of(const message_id& id) = 0;
    /// The names behind one reaction in order, after `skip` of them.
    virtual result<std::vector<username>> reactors(const message_id& id,
                                                   const std::string& emoji,
                                                   std::size_t skip,
                                                   std::size_t limit) = 0;
    /// Whether `who` reacted so.
    virtual result<bool> has_reacted(const reaction_key& key) = 0;
    /// `before` is an earlier page's `next` or empty; errc::invalid_field `before` when it is not.
    virtual result<mention_page> mentions_of(const username& user,
                                             const std::string& before,
                                             std::size_t limit) = 0;
    /// What was acknowledged is found, also while an index is behind by up to
    /// limits::search_lag_max changes. errc::invalid_field `before` as above.
    virtual result<search_page> search(const search_request& wanted) = 0;
    /// What `user` saved, the last saved first, in channels that he sees. Pages as above.
    virtual result<mention_page> saved_of(const username& user,
                                          const std::string& before,
                                          std::size_t limit) = 0;
    /// All undeleted messages of `author`, not the server's lines, wherever they stand, in a fixed
    /// order; `after` is an earlier page's `next` or empty. A page may be short and yet have a
    /// next.
    virtual result<mention_page> said_by(const username& author,
                                         const std::string& after,
                                         std::size_t limit) = 0;
    /// Undeleted messages of `author` since then, not the server's lines, the newest first per
    /// channel, in channels that are no talks. Looks at the newest limits::cleaned_scan_max of
    /// each.
    virtual result<std::vector<message_id>> messages_by(const username& author,
                                                        wall_time since,
                                                        std::size_t limit) = 0;
    /// Before the entry called `before` (0: from the newest on), the newest first.
    virtual result<std::vector<audit_entry>> audit(std::uint64_t before, std::size_t limit) = 0;
    /// Who may not come back.
    virtual result<std::vector<username>> banned() = 0;

    /// Also one that no message bears yet. One of a deleted message or channel is gone.
    virtual result<std::optional<kept_file>> file_by_id(const file_id& id) = 0;
    /// In which nothing was found out yet, the oldest first.
    virtual result<std::vector<kept_file>> unknown_files(std::size_t limit) = 0;
    /// That no message bears, brought before `since`.
    virtual result<std::vector<file_id>> loose_files(wall_time since, std::size_t limit) = 0;
    /// What shared files take: those of one person, or all.
    virtual result<space_report> space(const std::optional<username>& of) = 0;
    /// The largest on messages, the largest first: of one person, or all.
    virtual result<std::vector<kept_file>> largest_files(const std::optional<username>& of,
                                                         std::size_t limit) = 0;
    /// Also those of pinned messages: whether one goes is decided later.
    virtual result<std::vector<file_id>> aging_files(const aging_request& wanted) = 0;
    /// All that files are made of: blobs that are not among them serve nobody.
    virtual result<std::vector<digest>> blobs_in_use() = 0;

    /// errc::invalid_field `after` when that is no page.
    virtual result<shelf_page> shelf(const shelf_request& wanted) = 0;
    virtual result<std::optional<shelf_item>> shelved_by_id(const file_id& id,
                                                            const username& viewer) = 0;
    /// Whose shown bytes are these.
    virtual result<std::optional<shelf_item>> shelved_by_bytes(const digest& shown,
                                                               const username& viewer) = 0;

    virtual result<std::optional<session>> session_by_secret(const secret_hash& secret) = 0;
    virtual result<std::vector<session>> sessions_of(const username& user) = 0;
    virtual result<std::optional<credentials>> credentials_of(const username& user) = 0;
    virtual result<std::optional<invite>> invite_by_code(const secret_hash& code) = 0;
    virtual result<std::vector<invite>> invites() = 0;
    virtual result<std::optional<sign_in_link>> link_by_code(const secret_hash& code) = 0;
};

}  // namespace snug
