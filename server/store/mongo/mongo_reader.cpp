#include "store/mongo/mongo_reader.hpp"

#include "store/mongo/attachment_document.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/emoji_documents.hpp"
#include "store/mongo/one_view.hpp"
#include "store/mongo/record_documents.hpp"
#include "store/mongo/secret_documents.hpp"
#include "store/mongo/shelf_documents.hpp"
#include "store/mongo/words.hpp"
#include "store/mongo/world_documents.hpp"
#include "store/page_range.hpp"
#include "store/shelf_page.hpp"

#include <algorithm>
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

/// Adds up what stands in one collection, of all or of one person.
void add_space(database& on,
               const char* in_collection,
               const std::optional<username>& whose,
               const scope& in,
               space_sum& to) {
    query wanted{in_collection};
    if (whose) wanted.filter.put("by", whose->value());
    document fields = of("by", 1);
    for (const char* key : {"what.look.kind", "what.look.shown", "what.look.size"})
        fields.put(key, 1);
    wanted.options.put("projection", fields);
    for (cursor rows = on.find(wanted, &in); rows.next();) {
        const view row = rows.row();
        const view look = row.child("what").child("look");
        to.add(username(row.text("by")),
               value_of(look.text("kind"), file_kind::file),
               digest_if(look, "shown").value_or(digest{}),
               look.count("size"));
    }
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

result<space_report> mongo_reader::space(const std::optional<username>& of) {
    return in_one_view(on_, [&](const scope& in) -> result<space_report> {
        space_sum sum;
        for (const char* from : {coll::attachments, coll::shelf})
            add_space(on_, from, of, in, sum);
        return sum.report();
    });
}

result<std::vector<kept_file>> mongo_reader::largest_files(const std::optional<username>& of,
                                                           std::size_t limit) {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<kept_file>> {
        query wanted{coll::attachments,
                     snug::mongo::of("loose", snug::mongo::of("$exists", false))};
        if (of) wanted.filter.put("by", of->value());
        wanted.options.put("sort", snug::mongo::of("what.look.size", -1)).put("limit", limit);
        std::vector<kept_file> found;
        for (cursor rows = on_.find(wanted, &in); rows.next();) {
            kept_file one = to_kept_file(rows.row());
            // What was said in a deleted channel is gone, although it may still lie there.
            if (last_seq_of(one.channel, in)) found.push_back(std::move(one));
        }
        return found;
    });
}

result<std::vector<file_id>> mongo_reader::aging_files(const aging_request& wanted) {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<file_id>> {
        document old = of("at", of("$lt", wanted.shared_before));
        const array whole =
            array().add(to_word(file_state::ready)).add(to_word(file_state::failed));
        old.put("what.look.size", of("$gt", wanted.over_bytes))
            .put("what.look.state", of("$in", whole))
            .put("what.look.stays", of("$exists", false));
        const document past = of("what.look.removed_at", of("$lt", wanted.removed_before));
        query all{coll::attachments, of("_id", of("$gt", wanted.after.value()))};
        all.filter.put("loose", of("$exists", false)).put("$or", array().add(old).add(past));
        document id_only = of("_id", 1);
        all.options.put("sort", of("_id", 1)).put("limit", wanted.limit).put("projection", id_only);
        std::vector<file_id> found;
        for (cursor rows = on_.find(all, &in); rows.next();)
            found.emplace_back(rows.row().text("_id"));
        return found;
    });
}

result<std::vector<digest>> mongo_reader::blobs_in_use() {
    return in_one_view(on_, [&](const scope& in) -> result<std::vector<digest>> {
        query wanted{coll::attachments};
        wanted.options.put("projection", of("what.look", 1));
        std::vector<digest> made;
        const auto add = [&made](const std::optional<digest>& one) {
            if (one) made.push_back(*one);
        };
        for (cursor rows = on_.find(wanted, &in); rows.next();) {
            const view look = rows.row().child("what").child("look");
            for (const char* key : {"shown", "thumb", "thumb_large", "poster"})
                add(digest_if(look, key));
        }
        for (const member_entry& who : load_members(on_, &in))
            add(who.member.avatar);
        for (const own_emoji& one : load_emoji(on_, &in))
            add(one.picture);
        add(load_head(on_, &in).server.icon);
        std::ranges::move(shelf_blobs(on_, &in), std::back_inserter(made));
        return made;
    });
}

result<shelf_page> mongo_reader::shelf(const shelf_request& wanted) {
    return in_one_view(on_, [&](const scope& in) -> result<shelf_page> {
        return make_shelf_page(
            wanted, load_shelf(on_, document(), &in), load_favourites(on_, wanted.viewer, &in));
    });
}

result<std::optional<shelf_item>> mongo_reader::find_shelved(const document& filter,
                                                             const username& viewer) {
    return in_one_view(on_, [&](const scope& in) -> result<std::optional<shelf_item>> {
        auto found = load_shelf(on_, filter, &in);
        if (found.empty()) return std::nullopt;
        const document id = to_id(favourite{viewer, found.front().id});
        const bool is_favourite = on_.find_one({coll::favourites, of("_id", id)}, &in).has_value();
        return shelf_item{std::move(found.front()), is_favourite};
    });
}

result<std::optional<shelf_item>> mongo_reader::shelved_by_id(const file_id& id,
                                                              const username& viewer) {
    return find_shelved(of("_id", id.value()), viewer);
}

result<std::optional<shelf_item>> mongo_reader::shelved_by_bytes(const digest& shown,
                                                                 const username& viewer) {
    return find_shelved(of("what.look.shown", std::span<const std::uint8_t>(shown)), viewer);
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
