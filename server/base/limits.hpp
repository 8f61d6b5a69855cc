// Every bound in one place, each with its reason. Fixed ones are constants; what a host may raise
// or switch off (0) by snug.conf, SNUG_LIMITS_* or --limit NAME=N stands in `host_limits`.
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace snug::limits {

using namespace std::chrono_literals;

// JSON: deeper or wider than any honest request, shallow enough that no parser's stack is at risk.
inline constexpr std::size_t json_body_bytes_max = 64UL * 1024;
inline constexpr std::size_t json_depth_max = 16;
inline constexpr std::size_t json_fields_max = 4096;

// HTTP head: what browsers and proxies send stays far below; more is an attack on memory.
inline constexpr std::size_t head_bytes_max = 16UL * 1024;
inline constexpr std::size_t head_fields_max = 100;
inline constexpr std::size_t target_bytes_max = 8UL * 1024;
inline constexpr std::size_t cookies_max = 50;
inline constexpr std::size_t chunk_extension_bytes_max = 256;
inline constexpr std::size_t connections_max = 20'000;  // of the whole server
inline constexpr auto head_timeout = 10s;
inline constexpr auto body_timeout = 30s;
inline constexpr auto write_timeout = 30s;
inline constexpr auto idle_timeout = 60s;  // keep-alive without a request
inline constexpr auto tls_handshake_timeout = 10s;
inline constexpr std::size_t tls_handshakes_per_turn = 4;  // 0.7 ms each: the loop stays responsive
inline constexpr auto accept_pause = 100ms;                // after EMFILE, ENFILE, ENOMEM

// Streams: a reader that is further behind is cut; its cursor is good, so it loses nothing.
inline constexpr std::size_t stream_queue_bytes_max = 256UL * 1024;
inline constexpr int stream_send_buffer_bytes = 64 * 1024;
inline constexpr auto heartbeat_every = 15s;
inline constexpr auto quiet_heartbeat_every = 4min;
inline constexpr auto feed_wait_max = 5s;  // how long a node behind a cursor waits for its feed

// Store.
inline constexpr std::size_t writer_queue_max = 10'000;
inline constexpr std::size_t group_size_max = 500;  // intents in one transaction and one fsync
inline constexpr auto nonce_lifetime = 48h;
// Held in memory too, 24 bytes each; the oldest go first. Three posts in two seconds for two days.
inline constexpr std::size_t nonces_max = 250'000;
// Log entries after which the read marks of posts' authors are written. Until then each question
// for somebody's marks looks through that much of the log.
inline constexpr std::uint64_t late_marks_max = 500;
inline constexpr auto log_lifetime = std::chrono::hours(7 * 24);
inline constexpr std::uint64_t log_entries_min = 100'000;  // kept however old
inline constexpr std::size_t replay_batch = 500;           // log entries read at a time
inline constexpr std::uint64_t disk_floor_bytes =
    32UL * 1024 * 1024;  // below it writes are refused
inline constexpr std::uint64_t disk_reserve_bytes =
    8UL * 1024 * 1024;  // below that also what signs in or takes away; no more than a WAL's growth
inline constexpr std::size_t reader_threads = 2;
inline constexpr std::size_t reader_queue_max = 1'000;

// Search.
inline constexpr std::size_t search_query_code_points_max = 200;
inline constexpr std::size_t search_terms_max = 12;  // words and operators
inline constexpr std::size_t search_block_bits =
    7;  // messages of a channel that share a filter: 128
inline constexpr std::size_t search_blocks_max = 300;  // read for one page: some 100 ms
inline constexpr std::size_t search_lag_max = 5'000;   // log entries looked at without the index
inline constexpr std::size_t said_scan_max =
    50'000;  // messages walked over for one page of an export
inline constexpr auto index_every =
    1s;  // a busy channel's newest filter is made once, not per post
inline constexpr std::size_t index_blocks_at_once = 64;
inline constexpr double searches_per_s = 2;  // of one person: each may cost a reader 100 ms
inline constexpr double searches_burst = 10;

// Live.
inline constexpr std::size_t mailbox_slice = 8;         // posted functions in one turn of the loop
inline constexpr std::size_t flush_slice = 256;         // streams written to in one turn
inline constexpr std::size_t topic_messages_max = 200;  // newest of a channel, encoded, in memory
inline constexpr std::size_t topic_early_reactions_max =
    1'000;                                        // kept while a page is on its way from the store
inline constexpr std::uint64_t unread_max = 100;  // shown as "99+"
inline constexpr std::size_t log_tail_entries_max =
    2'000;  // newest events, encoded: a reconnect storm
inline constexpr std::size_t log_tail_bytes_max =
    4UL * 1024 * 1024;  // … is served without the store
inline constexpr std::size_t replay_queue_bytes_max =
    128UL * 1024;                                         // half a stream's bound, then it waits
inline constexpr auto live_tick = 100ms;                  // waiting replays go on, presence is told
inline constexpr auto presence_grace = 5s;                // a reload of the page is no absence
inline constexpr std::size_t presence_per_tick_max = 50;  // a herd is told bit by bit
inline constexpr std::size_t typing_per_tick_max = 20;    // of one channel; "several" says it all
inline constexpr double signs_of_life_per_s = 1;  // typing, presence: clients say it every 3 s
inline constexpr double signs_of_life_burst = 5;
inline constexpr std::size_t status_code_points_max = 80;
inline constexpr auto status_max = std::chrono::hours(30 * 24);  // its words end by then
inline constexpr std::size_t gone_channels_told_max = 1'000;     // by replays, since the start

// Domain.
inline constexpr std::size_t content_code_points_max = 4'000;
inline constexpr std::size_t attachments_max = 10;       // of one message
inline constexpr std::uint64_t loose_files_max = 100;    // of one person, without a message yet
inline constexpr auto loose_file_lifetime = 24h;         // so long a file waits for its message
inline constexpr std::size_t file_name_bytes_max = 180;  // with a tag of ours it fits every disk
inline constexpr std::size_t alt_code_points_max = 1'000;
inline constexpr std::size_t nonce_chars_max = 64;
inline constexpr std::size_t mentions_per_message_max = 50;  // more is an alarm, not a message
inline constexpr std::size_t reaction_kinds_max = 20;        // of one message: what a row can show
inline constexpr std::uint64_t reaction_users_listed = 100;  // by name; the rest are counted
inline constexpr std::size_t emoji_code_points_max = 16;     // the longest in use has 10
inline constexpr std::size_t emoji_name_chars_min = 2;
inline constexpr std::size_t emoji_name_chars_max = 32;
inline constexpr std::uint64_t pins_per_channel_max = 250;    // told on one page
inline constexpr std::uint64_t saved_per_person_max = 1'000;  // a shelf, not a second history
inline constexpr std::uint64_t blocks_per_person_max = 500;   // all in his snapshot
inline constexpr std::size_t own_emoji_max = 250;             // all in every snapshot
inline constexpr std::size_t emoji_aliases_max = 5;
inline constexpr std::size_t shelf_items_max = 2'000;  // few enough to be read whole for a search
inline constexpr std::size_t shelf_tags_max = 10;      // of one item
inline constexpr std::size_t shelf_tag_code_points_max = 32;
inline constexpr std::size_t shelf_page_default = 60;
inline constexpr std::uint64_t shelf_file_bytes_max =
    64UL * 1024 * 1024;                                 // from the host's own folder: read whole
inline constexpr std::size_t shelf_files_at_once = 20;  // below loose_files_max: others upload too
inline constexpr auto shelf_file_wait_max = std::chrono::minutes(5);  // without any of them done
inline constexpr auto silent_film_max = 30s;                          // longer is a film and no GIF
inline constexpr std::uint64_t versions_kept_max = 50;  // of one message: the newest ones
inline constexpr std::uint64_t channels_max = 500;      // text and voice; all in one snapshot
inline constexpr std::uint32_t channel_numbers_max = (1U << 24U) - 1;  // 3 bytes of a message id
inline constexpr std::size_t group_people_max = 10;
inline constexpr std::uint64_t directs_per_person_max = 500;  // all in his snapshot
inline constexpr std::size_t channel_name_code_points_max = 64;
inline constexpr std::size_t channel_topic_code_points_max = 400;
inline constexpr std::size_t section_code_points_max = 48;
inline constexpr std::size_t sign_chars_max = 32;
inline constexpr std::int64_t place_in_list_max = 1'000'000;
inline constexpr std::int64_t slow_mode_s_max = 6LL * 3600;
inline constexpr auto mute_max = std::chrono::hours(28 * 24);  // longer is a ban in disguise
inline constexpr std::size_t cleaned_messages_max = 500;       // of one person, in one go
inline constexpr std::size_t cleaned_scan_max = 5'000;         // of each channel, from the newest
inline constexpr std::size_t audit_page_max = 100;
inline constexpr std::uint64_t audit_entries_max = 10'000;  // older ones go
inline constexpr std::size_t username_chars_min = 2;
inline constexpr std::size_t username_chars_max = 32;
inline constexpr std::size_t display_name_code_points_max = 48;
inline constexpr std::size_t server_name_code_points_max = 64;
inline constexpr std::size_t bio_code_points_max = 400;
inline constexpr std::size_t pronouns_code_points_max = 32;
inline constexpr std::size_t text_list_depth_max = 8;        // as deep as a phone's width can show
inline constexpr std::size_t preview_code_points_max = 200;  // two lines of a notification
inline constexpr std::size_t device_bytes_max = 120;
inline constexpr std::size_t password_chars_min = 8;
inline constexpr std::size_t password_chars_max = 256;
inline constexpr std::size_t page_size_default = 50;
inline constexpr std::size_t page_size_max = 100;
inline constexpr std::size_t sessions_per_person_max = 100;
inline constexpr std::int64_t invite_uses_max = 1'000;
inline constexpr std::int64_t invite_lifetime_s_default = 7LL * 24 * 3600;
inline constexpr std::int64_t invite_lifetime_s_max = 365LL * 24 * 3600;
inline constexpr auto link_lifetime = 24h;                              // one-time sign-in link
inline constexpr auto session_lifetime = std::chrono::hours(180 * 24);  // since its last use
inline constexpr auto session_touch_every = 10min;  // how often last_used is written down

// Passwords: argon2id is meant to be dear, so at most two at once and a short queue.
inline constexpr std::size_t hash_threads = 2;
inline constexpr std::size_t hash_queue_max = 32;

}  // namespace snug::limits

namespace snug {

/// What a host may change. 0 switches a limit off. Names are those of the command line.
struct host_limits {
    std::int64_t posts_per_s = 5;
    std::int64_t posts_burst = 20;
    std::int64_t streams_per_person = 16;
    std::int64_t streams_per_address = 200;
    std::int64_t connections_per_address = 500;
    std::int64_t signin_per_account = 10;  // in a quarter of an hour
    std::int64_t signin_per_address = 60;  // in a quarter of an hour
    std::int64_t reactions_per_s = 10;
    std::int64_t uploads_per_person = 5;   // unfinished ones, at once
    std::int64_t upload_mb = 512;          // of one file, in millions of bytes
    std::int64_t space_per_person_mb = 0;  // of all files of one person
    std::int64_t space_mb = 0;             // of all files

    /// Sets the limit called `name`; an unknown name or a negative value is refused.
    result<void> set(std::string_view name, std::int64_t value);
    static std::vector<std::string_view> names();
};

}  // namespace snug
