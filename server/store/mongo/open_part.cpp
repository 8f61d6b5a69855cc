#include "store/mongo/open_part.hpp"

#include "base/transfer_limits.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/conflict_wait.hpp"
#include "store/mongo/failure.hpp"

namespace snug::mongo {

namespace {

void write_chunk(database& on, const document& chunk, const scope& in) {
    document statement = of("q", view(chunk).only("_id"));
    statement.put("u", chunk).put("upsert", true);
    document command = of("update", coll::chunks);
    command.put("updates", array().add(statement));
    on.write(command, &in);
}

std::unexpected<error> sent_elsewhere() {
    return refuse(errc::busy, "This file is being sent from elsewhere too.");
}

}  // namespace

result<void> open_part::load(database& on) {
    // Where nothing is gathered another node may have gone on.
    if (known_ && at_ != known_->facts.offset) return {};
    known_ = find_part(on, id_);
    if (!known_) return refuse(errc::not_found);
    at_ = known_->facts.offset;
    if (at_ == 0) {
        hashing_ = running_digest();
        hashed_ = 0;
    }
    return {};
}

/// What is gathered is forgotten; its sender hears where the upload stands.
void open_part::drop() {
    known_.reset();
    hashed_ = 0;
    hashing_ = running_digest();
}

void open_part::add_to_tail(std::string_view bytes) {
    known_->tail += bytes;
    if (hashed_ == at_) {
        hashing_.add(bytes);
        hashed_ += bytes.size();
    }
    at_ += bytes.size();
}

result<part_standing> open_part::append(database& on,
                                        std::uint64_t offset,
                                        std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    try {
        if (auto loaded = load(on); !loaded) return std::unexpected(loaded.error());
        if (known_->hash || offset != at_) {
            // Whoever asks next has to find it there.
            if (auto synced = sync_locked(on); !synced) return std::unexpected(synced.error());
            return part_standing{false, at_};
        }
        if (bytes.size() > known_->facts.size - at_)
            return refuse(errc::body_too_large, "The file is larger than it was said to be.");
        while (!bytes.empty()) {
            const std::size_t room = chunk_bytes - known_->tail.size();
            add_to_tail(bytes.substr(0, room));
            bytes.remove_prefix(std::min(room, bytes.size()));
            if (known_->tail.size() == chunk_bytes && !flush_chunk(on)) {
                drop();
                return sent_elsewhere();
            }
        }
        return part_standing{true, at_};
    } catch (const failure&) {
        drop();
        throw;
    }
}

bool open_part::flush_chunk(database& on) {
    document change = of("$set", of("offset", at_));
    change.put("$unset", of("tail", 1));
    const document chunk = to_chunk(known_->key, at_ - known_->tail.size(), known_->tail);
    const bool done = in_one_transaction(on, [&](const scope& in) {
        if (!change_part(on, part_at(id_, known_->facts.offset), change, &in)) return false;
        write_chunk(on, chunk, in);
        return true;
    });
    known_->facts.offset = at_;
    known_->tail.clear();
    return done;
}

/// What of the chunk around `offset` lies before it: still gathered here, or written already.
std::string open_part::tail_at(database& on, std::uint64_t offset) const {
    const std::size_t size = offset % chunk_bytes;
    const std::uint64_t begin = offset - size;
    if (begin == at_ - known_->tail.size()) return known_->tail.substr(0, size);
    cursor rows = on.find(chunk_at(known_->key, begin));
    return rows.next() ? std::string(as_view(rows.row().bytes("bytes")).substr(0, size))
                       : std::string();
}

result<void> open_part::rewind(database& on, std::uint64_t offset) {
    const std::lock_guard lock(mutex_);
    try {
        if (auto loaded = load(on); !loaded) return std::unexpected(loaded.error());
        if (known_->hash || offset >= at_) return {};
        const std::string tail = tail_at(on, offset);
        if (tail.size() != offset % chunk_bytes)
            return refuse(errc::unavailable, "A file could not be read.");
        document changed = of("offset", offset);
        changed.put("tail", as_bytes(tail));
        // Chunks behind it are written over by what comes there.
        const bool done = change_part(on, part_at(id_, known_->facts.offset), of("$set", changed));
        drop();
        if (!done) return sent_elsewhere();
        return {};
    } catch (const failure&) {
        drop();
        throw;
    }
}

result<void> open_part::sync(database& on) {
    const std::lock_guard lock(mutex_);
    if (!known_) {
        // Nothing is gathered here; but it has to be there.
        auto loaded = load(on);
        known_.reset();
        return loaded;
    }
    return sync_locked(on);
}

result<void> open_part::sync_locked(database& on) {
    bool done = true;
    try {
        if (at_ != known_->facts.offset) {
            document changed = of("offset", at_);
            changed.put("tail", as_bytes(known_->tail));
            done = change_part(on, part_at(id_, known_->facts.offset), of("$set", changed));
        }
    } catch (const failure&) {
        drop();
        throw;
    }
    if (!done) {
        drop();
        return sent_elsewhere();
    }
    known_.reset();
    return {};
}

result<digest> open_part::hash_of_all(database& on) {
    if (hashed_ == at_) return hashing_.finish();
    running_digest hashing;
    std::uint64_t seen = 0;
    const std::uint64_t of_chunks = at_ - known_->tail.size();
    for (cursor rows = on.find(chunks_of(known_->key)); seen < of_chunks && rows.next();) {
        const std::string_view bytes = as_view(rows.row().bytes("bytes"));
        hashing.add(bytes);
        seen += bytes.size();
    }
    if (seen != of_chunks) return refuse(errc::unavailable, "A file could not be read.");
    hashing.add(known_->tail);
    return hashing.finish();
}

result<digest> open_part::finish(database& on) {
    const std::lock_guard lock(mutex_);
    try {
        if (auto loaded = load(on); !loaded) return std::unexpected(loaded.error());
        result<digest> hash = digest{};
        if (known_->hash) {
            hash = *known_->hash;
            if (known_->is_spare) remove_chunks(on, known_->key);
        } else if (at_ != known_->facts.size) {
            hash = refuse(errc::bad_request, "The file is not whole yet.");
            if (auto synced = sync_locked(on); !synced) return std::unexpected(synced.error());
            return hash;
        } else {
            hash = hash_of_all(on);
            if (hash && !become_file(on, *hash)) hash = sent_elsewhere();
        }
        drop();
        return hash;
    } catch (const failure&) {
        drop();
        throw;
    }
}

/// The last chunk, the name of the whole and the end of the upload in one transaction.
bool open_part::become_file(database& on, const digest& hash) {
    document changed = of("offset", at_);
    document change = of("$set", changed.put("hash", hash));
    change.put("$unset", of("tail", 1));
    document insert = of("insert", coll::files);
    insert.put("documents", array().add(to_file(hash, at_, known_->key)));
    if (!renew_file(on, hash)) {
        try {
            return in_one_transaction(on, [&](const scope& in) {
                if (!change_part(on, part_at(id_, known_->facts.offset), change, &in)) return false;
                const std::uint64_t begin = at_ - known_->tail.size();
                if (!known_->tail.empty())
                    write_chunk(on, to_chunk(known_->key, begin, known_->tail), in);
                on.write(insert, &in);
                return true;
            });
        } catch (const failure& what) {
            if (!what.is_duplicate()) throw;  // somebody else had the same bytes a moment ago
        }
    }
    changed.put("spare", true);
    change = of("$set", changed);
    change.put("$unset", of("tail", 1));
    if (!change_part(on, part_at(id_, known_->facts.offset), change)) return false;
    remove_chunks(on, known_->key);
    return true;
}

bool open_part::in_one_transaction(database& on, const std::function<bool(const scope&)>& step) {
    conflict_wait between;
    const commit_session session(on.client());
    for (int tries = 1;; ++tries) {
        try {
            transaction all(session);
            if (!step(all.in())) return false;
            all.commit();
            return true;
        } catch (const failure& why) {
            if (!why.is_transient() || tries == limits::upload_step_tries_max) throw;
            between.wait(why);
        }
    }
}

}  // namespace snug::mongo
