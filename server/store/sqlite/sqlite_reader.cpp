#include "store/sqlite/sqlite_reader.hpp"

#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "store/page_range.hpp"
#include "store/shelf_page.hpp"
#include "store/sqlite/one_view.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace snug::sqlite {

sqlite_reader::sqlite_reader(connection on, std::filesystem::path folder)
    : on_(std::move(on)),
      world_(on_),
      messages_(on_),
      attachments_(on_),
      shelf_(on_),
      log_(on_),
      reads_(on_, world_),
      extras_(on_),
      search_(on_, std::move(folder)),
      said_(on_),
      channel_(on_,
               "SELECT " + std::string(channel_columns) +
                   " FROM channels WHERE id = ?1 AND gone IS NULL"),
      session_by_secret_(on_, std::string(session_select) + "WHERE s.secret = ?1"),
      sessions_of_(on_, std::string(session_select) + "WHERE u.name = ?1 ORDER BY s.created, s.id"),
      credentials_(on_, "SELECT name, password_hash FROM users WHERE name = ?1 AND gone IS NULL"),
      invite_(on_, std::string(invite_select) + "WHERE i.code = ?1"),
      invites_(on_, std::string(invite_select) + "ORDER BY i.no"),
      link_(on_, std::string(link_select) + "WHERE l.code = ?1") {}

result<log_head> sqlite_reader::head() {
    return in_one_view(on_, [this]() -> result<log_head> { return world_.head().log; });
}

result<world_state> sqlite_reader::world() {
    return in_one_view(on_, [this]() -> result<world_state> {
        world_state made;
        head_row head = world_.head();
        made.head = std::move(head.log);
        made.server = std::move(head.server);
        made.set_up = head.set_up;
        for (user_row& user : world_.users()) {
            if (!user.gone) made.members.push_back(std::move(user.member));
            if (user.gone == departure::deleted) made.forgotten.push_back(user.member.name);
        }
        made.channels = world_.channels();
        made.gone_channels = world_.channels_gone_after(made.head.pruned_to);
        made.emoji = world_.emoji();
        made.blocks = world_.blocks();
        made.statuses = world_.statuses();
        return made;
    });
}

result<std::vector<committed>> sqlite_reader::log_after(position after, std::size_t limit) {
    return in_one_view(on_, [&]() -> result<std::vector<committed>> {
        if (after < world_.head().log.pruned_to) return refuse(errc::not_found);
        return log_.after(after, limit);
    });
}

result<message_page> sqlite_reader::messages(const page_request& wanted) {
    return in_one_view(on_, [&]() -> result<message_page> {
        channel where;
        {
            auto row = channel_.query(wanted.channel.value());
            if (!row.next()) return refuse(errc::not_found);
            where = read_channel(row);
        }
        const seq_range range = page_range(wanted, where.last_seq);
        message_page page;
        page.messages = messages_.range(where.no, range.first, range.last);
        page.has_before = range.first > 1 && where.last_seq > 0;
        page.has_after = range.last < where.last_seq;
        add_referenced(page.messages, page.referenced);
        return page;
    });
}

void sqlite_reader::add_referenced(const std::vector<message>& to,
                                   std::vector<message>& referenced) {
    std::set<message_id> wanted;
    for (const message& m : to) {
        if (m.reply_to) wanted.insert(m.reply_to->id);
    }
    for (const message& m : to)
        wanted.erase(m.id);
    for (const message_id& id : wanted) {
        if (auto original = messages_.find(to_mid(id))) referenced.push_back(std::move(*original));
    }
}

result<std::optional<message>> sqlite_reader::message_by_id(const message_id& id) {
    return in_one_view(on_, [&]() -> result<std::optional<message>> {
        auto found = messages_.find(to_mid(id));
        if (found && found->id != id) found.reset();  // right number, wrong time: not an id of ours
        return found;
    });
}

result<std::optional<kept_file>> sqlite_reader::file_by_id(const file_id& id) {
    return in_one_view(on_,
                       [&]() -> result<std::optional<kept_file>> { return attachments_.find(id); });
}

result<std::vector<kept_file>> sqlite_reader::unknown_files(std::size_t limit) {
    return in_one_view(
        on_, [&]() -> result<std::vector<kept_file>> { return attachments_.unknown(limit); });
}

result<std::vector<file_id>> sqlite_reader::loose_files(wall_time since, std::size_t limit) {
    return in_one_view(
        on_, [&]() -> result<std::vector<file_id>> { return attachments_.loose(since, limit); });
}

result<space_report> sqlite_reader::space(const std::optional<username>& of) {
    return in_one_view(on_, [&]() -> result<space_report> { return attachments_.space(of); });
}

result<std::vector<kept_file>> sqlite_reader::largest_files(const std::optional<username>& of,
                                                            std::size_t limit) {
    return in_one_view(
        on_, [&]() -> result<std::vector<kept_file>> { return attachments_.largest(of, limit); });
}

result<std::vector<file_id>> sqlite_reader::aging_files(const aging_request& wanted) {
    return in_one_view(
        on_, [&]() -> result<std::vector<file_id>> { return attachments_.aging(wanted); });
}

result<std::vector<digest>> sqlite_reader::blobs_in_use() {
    return in_one_view(on_, [&]() -> result<std::vector<digest>> {
        std::vector<digest> all = attachments_.blobs();
        std::ranges::move(shelf_.blobs(), std::back_inserter(all));
        return all;
    });
}

result<shelf_page> sqlite_reader::shelf(const shelf_request& wanted) {
    return in_one_view(on_, [&]() -> result<shelf_page> {
        return make_shelf_page(wanted, shelf_.all(), shelf_.favourites_of(wanted.viewer));
    });
}

std::optional<shelf_item> sqlite_reader::as_seen(std::optional<shelved> found,
                                                 const username& viewer) {
    if (!found) return std::nullopt;
    const bool is_favourite = shelf_.has({viewer, found->id});
    return shelf_item{std::move(*found), is_favourite};
}

result<std::optional<shelf_item>> sqlite_reader::shelved_by_id(const file_id& id,
                                                               const username& viewer) {
    return in_one_view(on_, [&]() -> result<std::optional<shelf_item>> {
        return as_seen(shelf_.find(id), viewer);
    });
}

result<std::optional<shelf_item>> sqlite_reader::shelved_by_bytes(const digest& shown,
                                                                  const username& viewer) {
    return in_one_view(on_, [&]() -> result<std::optional<shelf_item>> {
        return as_seen(shelf_.find(shown), viewer);
    });
}

result<std::vector<read_state>> sqlite_reader::reads_of(const username& user) {
    return in_one_view(on_, [&] { return reads_.of(user); });
}

result<message_page> sqlite_reader::pins(const channel_id& where) {
    return in_one_view(on_, [&]() -> result<message_page> {
        std::uint32_t no = 0;
        {
            auto row = channel_.query(where.value());
            if (!row.next()) return refuse(errc::not_found);
            no = read_channel(row).no;
        }
        message_page page;
        page.messages = messages_.pinned(no);
        add_referenced(page.messages, page.referenced);
        return page;
    });
}

result<std::vector<message_version>> sqlite_reader::versions_of(const message_id& id) {
    return in_one_view(on_, [&]() -> result<std::vector<message_version>> {
        return extras_.versions_of(to_mid(id));
    });
}

result<std::vector<username>> sqlite_reader::reactors(const message_id& id,
                                                      const std::string& emoji,
                                                      std::size_t skip,
                                                      std::size_t limit) {
    return in_one_view(on_, [&]() -> result<std::vector<username>> {
        return extras_.reactors(to_mid(id), emoji, skip, limit);
    });
}

result<bool> sqlite_reader::has_reacted(const reaction_key& key) {
    return in_one_view(on_, [&]() -> result<bool> { return extras_.has_reacted(key); });
}

result<mention_page> sqlite_reader::mentions_of(const username& user,
                                                const std::string& before,
                                                std::size_t limit) {
    return in_one_view(on_, [&]() -> result<mention_page> {
        const auto places = reads_.mentions_of(user, before, limit);
        if (!places) return std::unexpected(places.error());
        return page_of(places->mids, places->next);
    });
}

mention_page sqlite_reader::page_of(const std::vector<std::int64_t>& mids, std::string next) {
    mention_page page;
    page.next = std::move(next);
    for (const std::int64_t mid : mids) {
        if (auto found = messages_.find(mid)) page.messages.push_back(std::move(*found));
    }
    add_referenced(page.messages, page.referenced);
    return page;
}

result<std::vector<message_id>> sqlite_reader::messages_by(const username& author,
                                                           wall_time since,
                                                           std::size_t limit) {
    return in_one_view(on_, [&]() -> result<std::vector<message_id>> {
        std::vector<message_id> found;
        for (const channel& where : world_.channels()) {
            if (is_talk(where)) continue;
            extras_.add_messages_by(found, author, where, since, limit);
        }
        return found;
    });
}

result<std::vector<audit_entry>> sqlite_reader::audit(std::uint64_t before, std::size_t limit) {
    return in_one_view(
        on_, [&]() -> result<std::vector<audit_entry>> { return extras_.audit(before, limit); });
}

result<std::vector<username>> sqlite_reader::banned() {
    return in_one_view(on_, [&]() -> result<std::vector<username>> { return extras_.banned(); });
}

namespace {

/// The first row as a value, if there is one.
template <class Value>
result<std::optional<Value>> read_one(rows found, Value (*read)(const rows&)) {
    if (!found.next()) return std::nullopt;
    return read(found);
}

template <class Value>
result<std::vector<Value>> read_all(rows found, Value (*read)(const rows&)) {
    std::vector<Value> all;
    while (found.next())
        all.push_back(read(found));
    return all;
}

credentials read_credentials(const rows& row) {
    return {username(std::string(row.text(0))), std::string(row.text(1))};
}

}  // namespace

result<std::optional<session>> sqlite_reader::session_by_secret(const secret_hash& secret) {
    return in_one_view(on_, [&] {
        return read_one(session_by_secret_.query(blob_view(secret.value())), &read_session);
    });
}

result<std::vector<session>> sqlite_reader::sessions_of(const username& user) {
    return in_one_view(on_,
                       [&] { return read_all(sessions_of_.query(user.value()), &read_session); });
}

result<std::optional<credentials>> sqlite_reader::credentials_of(const username& user) {
    return in_one_view(
        on_, [&] { return read_one(credentials_.query(user.value()), &read_credentials); });
}

result<std::optional<invite>> sqlite_reader::invite_by_code(const secret_hash& code) {
    return in_one_view(
        on_, [&] { return read_one(invite_.query(blob_view(code.value())), &read_invite); });
}

result<std::vector<invite>> sqlite_reader::invites() {
    return in_one_view(on_, [&] { return read_all(invites_.query(), &read_invite); });
}

result<std::optional<sign_in_link>> sqlite_reader::link_by_code(const secret_hash& code) {
    return in_one_view(on_,
                       [&] { return read_one(link_.query(blob_view(code.value())), &read_link); });
}

}  // namespace snug::sqlite
