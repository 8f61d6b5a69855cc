// The JSON of a channel, with and without the fields that are the viewer's own, and of the server.
// Pure functions, any thread.
#pragma once

#include "domain/model.hpp"
#include "store/reader.hpp"

#include <string>

namespace snug {

/// As `channel_created` and `channel_updated` carry it: nothing in it depends on who reads.
void append_channel(std::string& out, const channel& what);

/// With read_seq, unread, mentions and notify of one viewer. `people`: already encoded list of
/// members that come along for a guest who is let in; empty leaves it out.
void append_channel_for(std::string& out,
                        const channel& what,
                        const read_state& mine,
                        std::string_view people = {});

/// `{channel, read_seq, unread, mentions}`.
void append_read_state(std::string& out, const read_state& mine);
/// The same and `notify`, as `hello` has it: what changed while its reader was away.
void append_marks(std::string& out, const read_state& mine);

/// `{channel, level, muted_until?, hidden?}`.
void append_notify(std::string& out, const channel_id& where, const notify_settings& chosen);

/// `{name, version, limits}`.
/// `upload_max`: bytes of one file.
void append_server(std::string& out, const server_info& what, std::uint64_t upload_max);

}  // namespace snug
