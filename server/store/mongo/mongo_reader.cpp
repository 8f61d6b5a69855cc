#include "store/mongo/mongo_reader.hpp"

#include "base/limits.hpp"
#include "base/log.hpp"
#include "domain/permission.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/secret_documents.hpp"
#include "store/mongo/world_documents.hpp"
#include "store/page_range.hpp"

#include <set>
#include <unordered_map>

namespace snug::mongo {

namespace {

// A snapshot can be refused or lost for reasons that are over a moment later: a collection that is
// being made, an old moment thrown away, a primary that has just gone.
constexpr int attempts_max = 3;

/// Runs `ask(scope)` within one snapshot and turns failures into refusals.
template <class Ask>
auto in_one_view(database& on, Ask ask) -> decltype(ask(std::declval<const scope&>())) {
    for (int attempt = 1;; ++attempt) {
        try {
            const snapshot now(on.client());
            return ask(now);
        } catch (const failure& what) {
            if (what.is_passing() && attempt < attempts_max) continue;
            log_line(log_level::error, "read_failed").field("why", what.what());
            return std::unexpected(to_error(what));
        }
    }
}

/// The first row as a value, if there is one.
template <class Value>
result<std::optional<Value>> read_one(database& on,
                                      const query& wanted,
                                      Value (*read)(const view&)) {
    return in_one_view(on, [&](const scope& in) -> result<std::optional<Value>> {
        const auto found = on.find_one(wanted, &in);
        if (!found) return std::nullopt;
        return read(view(*found));
    });
}

template <class Value>
result<std::vector<Value>> read_all(database& on,
                                    query wanted,
                                    std::initializer_list<const char*> order,
                                    Value (*read)(const view&)) {
    document sort;
    for (const char* key : order)
        sort.put(key, 1);
    wanted.options.put("sort", sort);
    return in_one_view(on, [&](const scope& in) -> result<std::vector<Value>> {
        std::vector<Value> all;
        cursor rows = on.find(wanted, &in);
        while (rows.next())
            all.push_back(read(rows.row()));
        return all;
    });
}

/// A find by `_id`.
template <class Key>
query one(const char* collection, const Key& id) {
    return {collection, of("_id", id)};
}

}  // namespace

mongo_reader::mongo_reader(client_pool& pool, const mongo_options& options)
    : on_(pool, options.database),
      messages_(on_, options.home_collection),
      log_(on_, options.home_collection) {}

result<log_head> mongo_reader::head() {
    return in_one_view(
        on_, [this](const scope& in) -> result<log_head> { return load_head(on_, &in).log; });
}

result<world_state> mongo_reader::world() {
    return in_one_view(on_, [this](const scope& in) -> result<world_state> {
        world_state made;
        head_state head = load_head(on_, &in);
        for (member_entry& entry : load_members(on_, &in)) {
            if (!entry.gone) made.members.push_back(std::move(entry.member));
        }
        made.channels = load_channels(on_, &in);
        set_last_seqs(made.channels, head);
        made.head = std::move(head.log);
        made.server = std::move(head.server);
        made.set_up = head.set_up;
        return made;
    });
}

result<std::vector<committed>> mongo_reader::log_after(position after, std::size_t limit) {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<committed>> {
        if (after < load_head(on_, &in).log.pruned_to) return refuse(errc::not_found);
        return log_.after(after, limit, in);
    });
}

result<message_page> mongo_reader::messages(const page_request& wanted) {
    if (!is_channel_key(wanted.channel)) return refuse(errc::not_found);
    return in_one_view(on_, [&](const scope& in) -> result<message_page> {
        query head = one(coll::head, head_id);
        head.options.put("projection", of(seq_key(wanted.channel), 1));
        const auto found = on_.find_one(head, &in);
        const head_state known = found ? to_head(view(*found)) : head_state();
        const auto last_seq = known.last_seqs.find(wanted.channel);
        if (last_seq == known.last_seqs.end()) return refuse(errc::not_found);
        const seq_range range = page_range(wanted, last_seq->second);
        message_page page;
        page.messages = messages_.range(wanted.channel, range.first, range.last, &in);
        page.has_before = range.first > 1 && last_seq->second > 0;
        page.has_after = range.last < last_seq->second;
        add_referenced(page, in);
        return page;
    });
}

void mongo_reader::add_referenced(message_page& page, const scope& in) {
    std::set<message_id> wanted;
    for (const message& m : page.messages) {
        if (m.reply_to) wanted.insert(m.reply_to->id);
    }
    for (const message& m : page.messages)
        wanted.erase(m.id);
    for (auto& [id, original] : messages_.find(wanted, nonces::dropped, &in))
        page.referenced.push_back(std::move(original));
}

result<std::optional<message>> mongo_reader::message_by_id(const message_id& id) {
    return in_one_view(on_, [&](const scope& in) -> result<std::optional<message>> {
        auto found = messages_.find({id}, nonces::dropped, &in);
        if (found.empty()) return std::nullopt;
        return std::move(found.begin()->second);
    });
}

result<std::vector<read_state>> mongo_reader::reads_of(const username& user) {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<read_state>> {
        const auto found = on_.find_one(one(coll::members, user.value()), &in);
        if (!found) return refuse(errc::not_found);
        const member_entry who = to_member(view(*found));
        if (who.gone) return refuse(errc::not_found);
        std::unordered_map<channel_id, sequence> marks;
        if (const auto held = on_.find_one(one(coll::reads, user.value()), &in)) {
            view(*held).child("marks").each_number([&](std::string_view where, std::int64_t seq) {
                marks.emplace(channel_id(std::string(where)), static_cast<sequence>(seq));
            });
        }
        auto channels = load_channels(on_, &in);
        set_last_seqs(channels, load_head(on_, &in));
        std::vector<read_state> states;
        for (const channel& where : channels) {
            if (!may_see(who.member, where)) continue;
            const auto mark = marks.find(where.id);
            const sequence read_seq = mark == marks.end() ? 0 : mark->second;
            const std::uint64_t unread =
                read_seq >= where.last_seq
                    ? 0
                    : messages_.unread(where.id, read_seq, user, limits::unread_max, &in);
            states.push_back({where.id, read_seq, unread, 0});
        }
        return states;
    });
}

result<std::optional<session>> mongo_reader::session_by_secret(const secret_hash& secret) {
    return read_one(on_, {coll::sessions, of("secret", secret.value())}, &to_session);
}

result<std::vector<session>> mongo_reader::sessions_of(const username& user) {
    return read_all(
        on_, {coll::sessions, of("user", user.value())}, {"created", "_id"}, &to_session);
}

result<std::optional<credentials>> mongo_reader::credentials_of(const username& user) {
    return in_one_view(on_, [&](const scope& in) -> result<std::optional<credentials>> {
        const auto who = on_.find_one(one(coll::members, user.value()), &in);
        if (!who || to_member(view(*who)).gone) return std::nullopt;
        const auto held = on_.find_one(one(coll::passwords, user.value()), &in);
        return credentials{user, held ? view(*held).text("hash") : std::string()};
    });
}

result<std::optional<invite>> mongo_reader::invite_by_code(const secret_hash& code) {
    return read_one(on_, one(coll::invites, code.value()), &to_invite);
}

result<std::vector<invite>> mongo_reader::invites() {
    return read_all(on_, {coll::invites}, {"turn", "_id"}, &to_invite);
}

result<std::optional<sign_in_link>> mongo_reader::link_by_code(const secret_hash& code) {
    return read_one(on_, one(coll::links, code.value()), &to_link);
}

}  // namespace snug::mongo
