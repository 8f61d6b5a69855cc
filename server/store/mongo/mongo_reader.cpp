#include "store/mongo/mongo_reader.hpp"

#include "store/mongo/attachment_document.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/emoji_documents.hpp"
#include "store/mongo/one_view.hpp"
#include "store/mongo/record_documents.hpp"
#include "store/mongo/secret_documents.hpp"
#include "store/mongo/world_documents.hpp"
#include "store/page_range.hpp"

#include <set>

namespace snug::mongo {

namespace {

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

}  // namespace

mongo_reader::mongo_reader(client_pool& pool, const mongo_options& options)
    : on_(pool, options.database),
      messages_(on_, options.home_collection),
      reactions_(on_),
      mentions_(on_),
      personal_(on_),
      private_(on_),
      walk_(on_, options.home_collection),
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
            if (entry.gone == departure::deleted) made.forgotten.push_back(entry.member.name);
        }
        made.channels = load_channels(on_, &in);
        set_last_seqs(made.channels, head);
        made.gone_channels = load_gone_channels(on_, head.log.pruned_to, &in);
        made.emoji = load_emoji(on_, &in);
        made.blocks = load_blocks(on_, &in);
        made.statuses = load_statuses(on_, &in);
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
    return in_one_view(on_, [&](const scope& in) -> result<message_page> {
        const auto last = last_seq_of(wanted.channel, in);
        if (!last) return refuse(errc::not_found);
        const seq_range range = page_range(wanted, *last);
        message_page page;
        page.messages = messages_.range(wanted.channel, range.first, range.last, &in);
        page.has_before = range.first > 1 && *last > 0;
        page.has_after = range.last < *last;
        page.referenced = referenced_by(page.messages, in);
        return page;
    });
}

/// Null: there is no such channel.
std::optional<sequence> mongo_reader::last_seq_of(const channel_id& where, const scope& in) {
    if (!is_channel_key(where)) return std::nullopt;
    query head = one(coll::head, head_id);
    head.options.put("projection", of(seq_key(where), 1));
    const auto found = on_.find_one(head, &in);
    if (!found) return std::nullopt;
    const head_state known = to_head(view(*found));
    const auto last = known.last_seqs.find(where);
    return last == known.last_seqs.end() ? std::nullopt : std::optional(last->second);
}

std::vector<message> mongo_reader::referenced_by(const std::vector<message>& page,
                                                 const scope& in) {
    std::set<message_id> wanted;
    for (const message& m : page) {
        if (m.reply_to) wanted.insert(m.reply_to->id);
    }
    for (const message& m : page)
        wanted.erase(m.id);
    std::vector<message> referenced;
    for (auto& [id, original] : messages_.find(wanted, nonces::dropped, &in))
        referenced.push_back(std::move(original));
    return referenced;
}

result<std::optional<message>> mongo_reader::message_by_id(const message_id& id) {
    return in_one_view(on_, [&](const scope& in) -> result<std::optional<message>> {
        auto found = messages_.find({id}, nonces::dropped, &in);
        // What was said in a deleted channel is gone, although it may still lie there.
        if (found.empty() || !last_seq_of(found.begin()->second.channel, in)) return std::nullopt;
        return std::move(found.begin()->second);
    });
}

result<std::optional<kept_file>> mongo_reader::file_by_id(const file_id& id) {
    return in_one_view(on_, [&](const scope& in) -> result<std::optional<kept_file>> {
        auto found = find_files(on_, of("_id", id.value()), 1, &in);
        if (found.empty()) return std::nullopt;
        // What was said in a deleted channel is gone, although it may still lie there.
        if (found.front().message && !last_seq_of(found.front().channel, in)) return std::nullopt;
        return std::move(found.front());
    });
}

result<std::vector<kept_file>> mongo_reader::unknown_files(std::size_t limit) {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<kept_file>> {
        const document filter = of("what.look.state", to_word(file_state::processing));
        return find_files(on_, filter, limit, &in);
    });
}

result<std::vector<file_id>> mongo_reader::loose_files(wall_time since, std::size_t limit) {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<file_id>> {
        document filter = loose_filter();
        std::vector<file_id> made;
        for (const kept_file& one : find_files(on_, filter.put("at", of("$lt", since)), limit, &in))
            made.push_back(one.what.id);
        return made;
    });
}

result<std::vector<digest>> mongo_reader::blobs_in_use() {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<digest>> {
        query wanted{coll::attachments};
        wanted.options.put("projection", of("what.look", 1));
        std::vector<digest> made;
        for (cursor rows = on_.find(wanted, &in); rows.next();) {
            const view look = rows.row().child("what").child("look");
            for (const char* key : {"shown", "thumb", "thumb_large", "poster"}) {
                const byte_view bytes = look.bytes(key);
                if (bytes.size() == digest().size()) made.push_back(to_array<32>(bytes));
            }
        }
        return made;
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
