#include "store/mongo/failure.hpp"

#include <algorithm>
#include <array>
#include <mongoc/mongoc.h>

namespace snug::mongo {

namespace {

// Names and numbers: error_codes.yml of the server.
constexpr std::uint32_t host_unreachable = 6;
constexpr std::uint32_t host_not_found = 7;
constexpr std::uint32_t unauthorized = 13;
constexpr std::uint32_t authentication_failed = 18;
constexpr std::uint32_t cursor_not_found = 43;
constexpr std::uint32_t max_time_expired = 50;
constexpr std::uint32_t write_concern_failed = 64;
constexpr std::uint32_t network_timeout = 89;
constexpr std::uint32_t shutdown_in_progress = 91;
constexpr std::uint32_t write_concern_timeout = 100;
constexpr std::uint32_t no_majority_read_yet = 134;  // of a primary that was just elected
constexpr std::uint32_t query_plan_killed = 175;
constexpr std::uint32_t primary_stepped_down = 189;
constexpr std::uint32_t cursor_killed = 237;
constexpr std::uint32_t snapshot_too_old = 239;
constexpr std::uint32_t snapshot_unavailable = 246;
constexpr std::uint32_t exceeded_time_limit = 262;
constexpr std::uint32_t client_disconnect = 279;
constexpr std::uint32_t socket_exception = 9001;
constexpr std::uint32_t not_writable_primary = 10'107;
constexpr std::uint32_t interrupted_at_shutdown = 11'600;
constexpr std::uint32_t interrupted = 11'601;
constexpr std::uint32_t interrupted_by_change = 11'602;
constexpr std::uint32_t not_primary_no_secondary_ok = 13'435;
constexpr std::uint32_t not_primary_or_secondary = 13'436;

constexpr std::array away_codes = {
    host_unreachable,        host_not_found,    cursor_not_found,      max_time_expired,
    write_concern_failed,    network_timeout,   shutdown_in_progress,  write_concern_timeout,
    no_majority_read_yet,    query_plan_killed, primary_stepped_down,  cursor_killed,
    exceeded_time_limit,     client_disconnect, socket_exception,      not_writable_primary,
    interrupted_at_shutdown, interrupted,       interrupted_by_change, not_primary_no_secondary_ok,
    not_primary_or_secondary};

/// Of moments that cannot be read.
constexpr std::array moment_codes = {snapshot_too_old, snapshot_unavailable};

constexpr std::uint32_t capped_position_lost = 136;
constexpr std::uint32_t invalid_resume_token = 260;
constexpr std::uint32_t change_stream_fatal = 280;
constexpr std::uint32_t change_stream_history_lost = 286;
constexpr std::uint32_t document_too_large = 10'334;

constexpr std::array stream_ends = {capped_position_lost,
                                    invalid_resume_token,
                                    change_stream_fatal,
                                    change_stream_history_lost,
                                    document_too_large};

template <std::size_t count>
bool is_one_of(const std::array<std::uint32_t, count>& codes, std::uint32_t code) {
    return std::ranges::find(codes, code) != codes.end();
}

/// What the driver itself found: a line that broke, perhaps within an answer, or a member that it
/// has just forgotten. Of such a one it knows no version, and then says that sessions, transactions
/// or read concerns are beyond it; the start has seen that they are not.
bool is_connection_trouble(const bson_error_t& told) {
    switch (told.domain) {
        case MONGOC_ERROR_STREAM:
        case MONGOC_ERROR_SERVER_SELECTION:
        case MONGOC_ERROR_PROTOCOL:
        case MONGOC_ERROR_TRANSACTION:
            return true;
        case MONGOC_ERROR_CLIENT:
            return told.code == MONGOC_ERROR_CLIENT_NOT_READY ||
                   told.code == MONGOC_ERROR_CLIENT_SESSION_FAILURE;
        case MONGOC_ERROR_COMMAND:
            return told.code == MONGOC_ERROR_PROTOCOL_BAD_WIRE_VERSION;
        default:
            return false;
    }
}

bool is_denial(const bson_error_t& told) {
    return told.code == unauthorized || told.code == authentication_failed ||
           (told.domain == MONGOC_ERROR_CLIENT && told.code == MONGOC_ERROR_CLIENT_AUTHENTICATE);
}

}  // namespace

failure::failure(std::uint32_t code, const std::string& what)
    : runtime_error(what),
      code_(code),
      away_(is_one_of(away_codes, code)),
      passing_(is_one_of(moment_codes, code)) {}

failure failure::overtaken() {
    failure made(0, "another group was first");
    made.transient_ = true;
    return made;
}

failure failure::from(const bson_error_t& told, const bson_t* reply) {
    failure made(told.code, static_cast<const char*>(told.message));
    if (is_connection_trouble(told)) made.away_ = true;
    made.denied_ = is_denial(told);
    if (reply == nullptr) return made;
    made.transient_ = mongoc_error_has_label(reply, "TransientTransactionError");
    made.unknown_commit_ = mongoc_error_has_label(reply, "UnknownTransactionCommitResult");
    return made;
}

bool failure::is_stream_end() const {
    return is_one_of(stream_ends, code_);
}

error to_error(const failure& what) {
    if (what.is_passing() || what.is_unknown_commit()) {
        return {errc::unavailable, "The database cannot be reached just now.", {}};
    }
    if (what.is_denied()) {
        return {errc::unavailable, "The database does not let this server in.", {}};
    }
    return {errc::internal, {}, {}};
}

}  // namespace snug::mongo
