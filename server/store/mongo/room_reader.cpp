#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/late_marks.hpp"
#include "store/mongo/mongo_reader.hpp"
#include "store/mongo/one_view.hpp"
#include "store/mongo/record_documents.hpp"
#include "store/mongo/words.hpp"
#include "store/mongo/world_documents.hpp"

// What the reader tells of rooms and the people in them: reads, pins, reactions, mentions, audit.

namespace snug::mongo {

result<member> mongo_reader::member_called(const username& name, const scope& in) {
    const auto found = on_.find_one(one(coll::members, name.value()), &in);
    if (!found) return refuse(errc::not_found);
    member_entry who = to_member(view(*found));
    if (who.gone) return refuse(errc::not_found);
    return std::move(who.member);
}

std::map<channel_id, sequence> mongo_reader::marks_of(const username& who,
                                                      std::int64_t marked_to,
                                                      const scope& in) {
    std::map<channel_id, sequence> marks = late_marks_of(on_, who, marked_to, &in);
    const auto held = on_.find_one(one(coll::reads, who.value()), &in);
    if (!held) return marks;
    view(*held).child("marks").each_number([&](std::string_view where, std::int64_t seq) {
        marks.emplace(channel_id(std::string(where)), static_cast<sequence>(seq));
    });
    return marks;
}

result<std::vector<read_state>> mongo_reader::reads_of(const username& user) {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<read_state>> {
        const auto who = member_called(user, in);
        if (!who) return std::unexpected(who.error());
        const head_state head = load_head(on_, &in);
        auto marks = marks_of(user, head.marked_to, in);
        auto chosen = personal_.chosen_by(user, &in);
        auto channels = load_channels(on_, &in);
        set_last_seqs(channels, head);
        std::vector<read_state> states;
        for (const channel& where : channels) {
            // What he no longer sees he may see again before anybody asks once more.
            const bool marked = marks.contains(where.id) || chosen.contains(where.id);
            if (!marked && !may_see(*who, where)) continue;
            read_state state{.channel = where.id, .counted_to = where.last_seq};
            state.read_seq = marks[where.id];
            state.notify = chosen[where.id];
            if (state.read_seq < where.last_seq) {
                state.unread =
                    messages_.unread(where.id, state.read_seq, user, limits::unread_max, &in);
            }
            if (state.unread > 0) {  // what calls somebody is unread
                state.mentions =
                    mentions_.count(user, where.id, state.read_seq, where.last_seq, &in);
            }
            states.push_back(std::move(state));
        }
        return states;
    });
}

result<message_page> mongo_reader::pins(const channel_id& where) {
    return in_one_view(on_, [&](const scope& in) -> result<message_page> {
        if (!last_seq_of(where, in)) return refuse(errc::not_found);
        message_page page;
        page.messages = messages_.pinned(where, &in);
        page.referenced = referenced_by(page.messages, in);
        return page;
    });
}

result<std::vector<message_version>> mongo_reader::versions_of(const message_id& id) {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<message_version>> {
        std::vector<message_version> found;
        const auto held = on_.find_one(one(coll::versions, id), &in);
        if (!held) return found;
        // Those of a deleted channel are gone, although they may still lie there.
        if (!last_seq_of(channel_id(view(*held).text("channel")), in)) return found;
        return to_versions(view(*held));
    });
}

result<std::vector<username>> mongo_reader::reactors(const message_id& id,
                                                     const std::string& emoji,
                                                     std::size_t skip,
                                                     std::size_t limit) {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<username>> {
        return reactions_.reactors(id, emoji, skip, limit, &in);
    });
}

result<bool> mongo_reader::has_reacted(const reaction_key& key) {
    return in_one_view(
        on_, [&](const scope& in) -> result<bool> { return !reactions_.find({key}, &in).empty(); });
}

std::set<channel_id> mongo_reader::seen_by(const member& who, const scope& in) {
    std::set<channel_id> seen;
    for (const channel& where : load_channels(on_, &in)) {
        if (may_see(who, where)) seen.insert(where.id);
    }
    return seen;
}

/// Messages in the order of `ids`.
mention_page mongo_reader::page_of(const std::vector<message_id>& ids,
                                   std::string next,
                                   const scope& in) {
    mention_page page;
    page.next = std::move(next);
    auto messages = messages_.find({ids.begin(), ids.end()}, nonces::dropped, &in);
    for (const message_id& id : ids) {
        const auto held = messages.find(id);
        if (held != messages.end()) page.messages.push_back(std::move(held->second));
    }
    page.referenced = referenced_by(page.messages, in);
    return page;
}

result<mention_page> mongo_reader::mentions_of(const username& user,
                                               const std::string& before,
                                               std::size_t limit) {
    const auto from = parse_place(before);
    if (!before.empty() && !from) {
        return refuse(errc::invalid_field, "There is no such page.", "before");
    }
    return in_one_view(on_, [&](const scope& in) -> result<mention_page> {
        const auto who = member_called(user, in);
        if (!who) return std::unexpected(who.error());
        const inbox found = mentions_.of_person(*who, from, seen_by(*who, in), limit, &in);
        return page_of(found.ids, found.next, in);
    });
}

result<std::vector<message_id>> mongo_reader::messages_by(const username& author,
                                                          wall_time since,
                                                          std::size_t limit) {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<message_id>> {
        auto channels = load_channels(on_, &in);
        set_last_seqs(channels, load_head(on_, &in));
        constexpr sequence scanned = limits::cleaned_scan_max;
        std::vector<message_id> all;
        for (const channel& where : channels) {
            if (all.size() >= limit) break;
            if (is_talk(where)) continue;
            const sequence first = where.last_seq > scanned ? where.last_seq - scanned : 0;
            const auto found =
                messages_.written_by(author, where.id, first, since, limit - all.size(), &in);
            all.insert(all.end(), found.begin(), found.end());
        }
        return all;
    });
}

result<std::vector<audit_entry>> mongo_reader::audit(std::uint64_t before, std::size_t limit) {
    if (limit == 0) return std::vector<audit_entry>();  // to MongoDB it would mean all
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<audit_entry>> {
        query wanted{coll::audit};
        if (before != 0) wanted.filter = of("_id", of("$lt", before));
        wanted.options.put("sort", of("_id", -1)).put("limit", limit);
        std::vector<audit_entry> entries;
        cursor rows = on_.find(wanted, &in);
        while (rows.next())
            entries.push_back(to_audit_entry(rows.row()));
        return entries;
    });
}

result<std::vector<username>> mongo_reader::banned() {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<username>> {
        query wanted{coll::members, of("gone", to_word(departure::banned))};
        wanted.options.put("sort", of("_id", 1)).put("projection", of("_id", 1));
        std::vector<username> names;
        cursor rows = on_.find(wanted, &in);
        while (rows.next())
            names.emplace_back(rows.row().text("_id"));
        return names;
    });
}

}  // namespace snug::mongo
