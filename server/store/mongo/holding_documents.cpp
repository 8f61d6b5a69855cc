#include "store/mongo/holding_documents.hpp"

#include "base/running_digest.hpp"
#include "store/mongo/attachment_document.hpp"
#include "store/mongo/channel_document.hpp"
#include "store/mongo/chunk_blobs.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/emoji_documents.hpp"
#include "store/mongo/late_marks.hpp"
#include "store/mongo/member_document.hpp"
#include "store/mongo/message_document.hpp"
#include "store/mongo/nonce_document.hpp"
#include "store/mongo/personal_documents.hpp"
#include "store/mongo/private_documents.hpp"
#include "store/mongo/reaction_documents.hpp"
#include "store/mongo/record_documents.hpp"
#include "store/mongo/secret_documents.hpp"
#include "store/mongo/shelf_documents.hpp"
#include "store/mongo/words.hpp"
#include "store/mongo/world_documents.hpp"

#include <limits>

namespace snug::mongo {

const std::array<collection_fate, 31> collection_fates = {{
    {coll::head, fate::carried},      {coll::log, fate::left},
    {coll::messages, fate::carried},  {coll::members, fate::carried},
    {coll::channels, fate::carried},  {coll::reactions, fate::carried},
    {coll::mentions, fate::followed}, {coll::versions, fate::carried},
    {coll::notify, fate::carried},    {coll::slow_posts, fate::carried},
    {coll::saved, fate::carried},     {coll::blocks, fate::carried},
    {coll::emoji, fate::carried},     {coll::audit, fate::carried},
    {coll::reads, fate::carried},     {coll::nonces, fate::carried},
    {coll::sessions, fate::carried},  {coll::passwords, fate::carried},
    {coll::invites, fate::carried},   {coll::links, fate::carried},
    {coll::nodes, fate::left},        {coll::mail, fate::left},
    {coll::files, fate::carried},     {coll::chunks, fate::carried},
    {coll::adopted, fate::followed},  {coll::gone, fate::carried},
    {coll::statuses, fate::carried},  {coll::attachments, fate::carried},
    {coll::shelf, fate::carried},     {coll::favourites, fate::carried},
    {coll::uploads, fate::left},
}};

namespace {

/// Sorted by these keys, upwards. What no index gives may be sorted on the server's disk.
query all_of(const std::string& collection, std::initializer_list<const char*> keys) {
    query made{collection};
    document order;
    for (const char* key : keys)
        order.put(key, 1);
    made.options.put("sort", order).put("allowDiskUse", true);
    return made;
}

/// Tells `read(row)`, an optional, for each document.
template <class Read>
result<void> tell_each(database& from, const query& wanted, const move_source::see& to, Read read) {
    cursor rows = from.find(wanted);
    while (rows.next()) {
        const auto made = read(rows.row());
        if (!made) continue;
        if (auto taken = to(*made); !taken) return taken;
    }
    return {};
}

/// A channel's in the order of the index on (channel, seq). What waits to be taken in bears no seq.
query all_said_in(const channel_id& where, const std::string& home) {
    query wanted = all_of(messages_of(where, home), {"seq"});
    wanted.filter.put("channel", where.value()).put("seq", of("$exists", true));
    return wanted;
}

std::optional<held_saved> to_saved(const view& from) {
    return held_saved{username(from.text("user")),
                      from.id("message"),
                      channel_id(from.text("channel")),
                      from.time("at")};
}

}  // namespace

holding_documents::holding_documents(database& from, std::string home_collection)
    : from_(from), home_(std::move(home_collection)) {}

result<void> holding_documents::tell(const head_state& head, const see& to) {
    there_.clear();
    places_.clear();
    gone_.clear();
    last_seqs_ = head.last_seqs;
    if (auto taken = to(held_head{head.log.pos, head.server}); !taken) return taken;
    using teller = result<void> (holding_documents::*)(const see&);
    for (const teller part : {&holding_documents::tell_people,
                              &holding_documents::tell_channels,
                              &holding_documents::tell_messages,
                              &holding_documents::tell_attachments,
                              &holding_documents::tell_versions,
                              &holding_documents::tell_reactions,
                              &holding_documents::tell_marks,
                              &holding_documents::tell_personal,
                              &holding_documents::tell_shelf,
                              &holding_documents::tell_records,
                              &holding_documents::tell_secrets,
                              &holding_documents::tell_nonces,
                              &holding_documents::tell_files}) {
        if (auto told = (this->*part)(to); !told) return told;
    }
    return {};
}

result<void> holding_documents::tell_people(const see& to) {
    std::map<username, std::string> hashes;
    for (cursor rows = from_.find({coll::passwords}); rows.next();)
        hashes.emplace(username(rows.row().text("_id")), rows.row().text("hash"));
    return tell_each(from_, all_of(coll::members, {"no"}), to, [&hashes](const view& row) {
        member_entry entry = to_member(row);
        const auto hash = hashes.find(entry.member.name);
        return std::optional(held_person{entry.no,
                                         std::move(entry.member),
                                         entry.gone,
                                         hash == hashes.end() ? std::string() : hash->second});
    });
}

result<void> holding_documents::tell_channels(const see& to) {
    return tell_each(from_, all_of(coll::channels, {"no"}), to, [this](const view& row) {
        held_channel made{to_channel(row), {}};
        if (row.has("gone")) {
            made.gone = row.count("gone");
            gone_.insert(made.channel.no);
        } else {
            const auto last = last_seqs_.find(made.channel.id);
            made.channel.last_seq = last == last_seqs_.end() ? 0 : last->second;
            if (made.channel.id == home_channel) ids_.load(from_, home_, made.channel.no);
            there_.insert(made.channel.id);
        }
        return std::optional(std::move(made));
    });
}

result<void> holding_documents::tell_messages(const see& to) {
    for (const channel_id& where : there_) {
        auto told = where == home_channel
                        ? tell_home(to)
                        : tell_each(from_, all_said_in(where, home_), to, [this](const view& row) {
                              return std::optional(as_held(to_message(row, nonces::dropped)));
                          });
        if (!told) return told;
    }
    return {};
}

/// Where others have taken a document out there is a tombstone.
result<void> holding_documents::tell_home(const see& to) {
    sequence last = 0;
    const auto bury_until = [&](sequence end) -> result<void> {
        for (++last; last < end; ++last) {
            if (auto taken = to(held_message{ids_.tombstone_of(last)}); !taken) return taken;
        }
        return {};
    };
    for (cursor rows = from_.find(all_said_in(home_channel, home_)); rows.next();) {
        const message said = ids_.in_own_form(to_message(rows.row(), nonces::dropped));
        if (auto buried = bury_until(said.seq); !buried) return buried;
        if (auto taken = to(as_held(said)); !taken) return taken;
    }
    return bury_until(last_seqs_[home_channel] + 1);
}

/// Which place each has is told by the messages, which were told before.
result<void> holding_documents::tell_attachments(const see& to) {
    return tell_each(from_, all_of(coll::attachments, {"at", "_id"}), to, [this](const view& row) {
        held_file made{to_kept_file(row), 0};
        if (!made.file.message) return std::optional(std::move(made));
        const auto place = places_.find(made.file.what.id);
        if (place == places_.end()) return std::optional<held_file>();
        made.place = place->second;
        return std::optional(std::move(made));
    });
}

held_message holding_documents::as_held(message said) {
    for (std::uint32_t i = 0; i < said.attachments.size(); ++i)
        places_.insert_or_assign(said.attachments[i].id, i);
    said.attachments.clear();  // they are told by themselves
    return {std::move(said)};
}

result<void> holding_documents::tell_versions(const see& to) {
    return tell_each(from_, {coll::versions}, to, [this](const view& row) {
        held_versions made{
            ids_.of(row.id("_id")), channel_id(row.text("channel")), to_versions(row)};
        const bool counts = is_there(made.channel) && !made.forms.empty();
        return counts ? std::optional(std::move(made)) : std::nullopt;
    });
}

result<void> holding_documents::tell_reactions(const see& to) {
    const query wanted = all_of(coll::reactions, {"message", "kind", "pos"});
    return tell_each(from_, wanted, to, [this](const view& row) {
        held_reaction made{to_reaction_key(row), row.count("kind"), row.count("pos")};
        made.key.message = ids_.of(made.key.message);
        const bool counts = !gone_.contains(channel_no_of(made.key.message));
        return counts ? std::optional(std::move(made)) : std::nullopt;
    });
}

result<void> holding_documents::tell_marks(const see& to) {
    const std::int64_t settled = load_head(from_, nullptr).marked_to;
    constexpr std::size_t all = std::numeric_limits<std::int32_t>::max();
    auto late = read_late_marks(from_, settled, all, nullptr).marks;
    for (cursor rows = from_.find({coll::reads}); rows.next();) {
        const username who(rows.row().text("_id"));
        std::vector<held_mark> made;
        rows.row().child("marks").each_number([&](std::string_view where, std::int64_t seq) {
            const channel_id id{std::string(where)};
            if (!is_there(id)) return;
            const auto later = late.extract({who, id});
            made.push_back({{who, id}, later ? later.mapped() : static_cast<sequence>(seq)});
        });
        for (const held_mark& one : made) {
            if (auto taken = to(one); !taken) return taken;
        }
    }
    for (const auto& [whose, seq] : late) {
        if (!is_there(whose.channel)) continue;
        if (auto taken = to(held_mark{whose, seq}); !taken) return taken;
    }
    return {};
}

result<void> holding_documents::tell_personal(const see& to) {
    auto told = tell_each(from_, {coll::notify}, to, [this](const view& row) {
        held_choice made{to_person(row), to_notify(row)};
        return is_there(made.whose.channel) ? std::optional(std::move(made)) : std::nullopt;
    });
    if (!told) return told;
    told = tell_each(from_, {coll::slow_posts}, to, [this](const view& row) {
        held_pace made{to_person(row), row.time("at")};
        return is_there(made.whose.channel) ? std::optional(std::move(made)) : std::nullopt;
    });
    if (!told) return told;
    return tell_each(from_, {coll::saved}, to, [this](const view& row) {
        auto made = to_saved(row);
        made->message = ids_.of(made->message);
        return is_there(made->channel) ? made : std::nullopt;
    });
}

result<void> holding_documents::tell_shelf(const see& to) {
    auto told = tell_each(from_, all_of(coll::shelf, {"_id"}), to, [](const view& row) {
        return std::optional(to_shelved(row));
    });
    if (!told) return told;
    return tell_each(from_, all_of(coll::favourites, {"_id"}), to, [](const view& row) {
        return std::optional(held_favourite{to_favourite(row)});
    });
}

result<void> holding_documents::tell_records(const see& to) {
    for (const block& one : load_blocks(from_, nullptr)) {
        if (auto taken = to(one); !taken) return taken;
    }
    for (const chosen_status& one : load_statuses(from_, nullptr)) {
        if (auto taken = to(one); !taken) return taken;
    }
    for (const own_emoji& one : load_emoji(from_, nullptr)) {
        if (auto taken = to(one); !taken) return taken;
    }
    return tell_each(from_, all_of(coll::audit, {"_id"}), to, [](const view& row) {
        return std::optional(to_audit_entry(row));
    });
}

result<void> holding_documents::tell_secrets(const see& to) {
    auto told = tell_each(from_, {coll::sessions}, to, [](const view& row) {
        return std::optional(to_session(row));
    });
    if (!told) return told;
    told = tell_each(from_, all_of(coll::invites, {"turn", "_id"}), to, [](const view& row) {
        return std::optional(to_invite(row));
    });
    if (!told) return told;
    return tell_each(
        from_, {coll::links}, to, [](const view& row) { return std::optional(to_link(row)); });
}

/// In the order of their posts: SQLite keeps them so.
result<void> holding_documents::tell_nonces(const see& to) {
    for (cursor rows = from_.find(all_of(coll::nonces, {"_id"})); rows.next();) {
        const wall_time at = rows.row().time("at");
        for (const auto& [key, nonce] : to_nonces(rows.row())) {
            if (!is_there(nonce.channel)) continue;
            held_nonce made{key, nonce, at};
            made.nonce.id = ids_.of(made.nonce.id);
            if (auto taken = to(made); !taken) return taken;
        }
    }
    return {};
}

result<void> holding_documents::tell_files(const see& to) {
    for (cursor rows = from_.find({coll::files}); rows.next();) {
        const digest hash = to_array<32>(rows.row().bytes("_id"));
        if (auto told = tell_file(hash, to_stored_file(rows.row()), to); !told) return told;
    }
    return {};
}

result<void> holding_documents::tell_file(const digest& hash,
                                          const stored_file& file,
                                          const see& to) {
    const std::uint64_t size = file.size;
    running_digest read;
    held_piece piece{hash, size, 0, {}};
    if (size == 0) return to(piece);
    for (cursor rows = from_.find(chunks_of(file.key)); rows.next();) {
        piece.bytes = as_view(rows.row().bytes("bytes"));
        read.add(piece.bytes);
        if (piece.offset + piece.bytes.size() > size) break;
        if (piece.is_last() && read.finish() == hash) return to(piece);
        if (auto taken = to(piece); !taken) return taken;
        piece.offset += piece.bytes.size();
    }
    return refuse(errc::invalid_content, "the file " + to_hex(hash) + " is damaged");
}

}  // namespace snug::mongo
