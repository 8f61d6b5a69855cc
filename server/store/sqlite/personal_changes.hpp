// Writes what is each person's own or for moderators' eyes: how a channel calls him, his pace in a
// slow one, the audit. Owned by the writer, on its thread, within its transactions.
#pragma once

#include "domain/change.hpp"
#include "domain/facts.hpp"
#include "store/sqlite/resident.hpp"

namespace snug::sqlite {

class personal_changes {
public:
    explicit personal_changes(connection& on);

    void write(const notify_set& what, const resident& now);
    void write(const posted_slowly& what, const resident& now);
    void write(const audit_noted& what, const resident& now);

    /// Adds to `now.known` what is asked for and there.
    void load(resident& now, const fact_keys& keys);

private:
    void load_notify(resident& now, const person_in_channel& key);
    void load_hidden(resident& now, const channel_id& where);
    void load_pace(resident& now, const person_in_channel& key);
    void load_pins(resident& now, const channel_id& where);

    statement notify_;
    statement find_notify_;
    statement hidden_;
    statement pace_;
    statement find_pace_;
    statement note_;
    statement prune_notes_;
    statement pins_;
};

}  // namespace snug::sqlite
