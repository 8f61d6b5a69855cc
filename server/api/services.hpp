// What every handler stands on, handed down by reference: app owns these things and outlives all
// handlers. Used on the io thread. Holds no state of a request.
#pragma once

#include "base/limits.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"
#include "http/async.hpp"
#include "live/hub.hpp"
#include "store/store.hpp"

#include <functional>
#include <optional>
#include <string>
#include <unordered_set>

namespace snug::api {

class auth;
class device_proof;
class file_desk;
class file_memory;
class file_threads;
class limiter;
class password_hasher;
class voice_checks;
class voice_elsewhere;

/// Bytes; 0: no bound.
struct space_quota {
    std::uint64_t per_person = 0;
    std::uint64_t all = 0;

    bool is_set() const { return per_person != 0 || all != 0; }
};

struct services {
    snug::store& store;
    reader_pool& readers;
    io_mailbox& mailbox;
    live_state& live;
    snug::hub& hub;
    password_hasher& passwords;
    api::auth& auth;
    api::limiter& limiter;
    const device_proof& devices;
    file_threads& file_work;
    file_desk& files;
    file_memory& recent_files;
    voice_elsewhere& voice;
    api::voice_checks& voice_checks;
    wall_clock now;
    std::int64_t uploads_per_person = 0;  // unfinished ones; 0: any number
    space_quota quota;
    bool others_write = false;   // other servers stand on the same store: see catch_up
    std::string public_url;      // an origin, or empty: what the request says
    std::string network_origin;  // how others at home reach it, or empty: see link_origin
    std::optional<secret_hash> setup_token;      // of this start; none once the server was set up
    std::unordered_set<secret_hash> used_links;  // since the start, bounded

    const world& seen() const { return live.seen(); }
};

/// Hands `wanted` to the writer and waits for its answer.
http::async<result<outcome>> submit(services& with, intent wanted);

/// A question to the store, on a reader thread.
template <class T>
http::async<result<T>> ask(services& with, question<T> asked) {
    return with.readers.ask<T>(std::move(asked));
}

}  // namespace snug::api
