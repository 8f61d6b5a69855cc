// What is somebody's own in a channel: what he chose to be told (`notify`), and when he last posted
// where slow mode is on (`slow_posts`). One document per person and channel. Owned by whoever asks,
// on its thread.
#pragma once

#include "domain/facts.hpp"
#include "store/mongo/database.hpp"

#include <map>

namespace snug::mongo {

document to_id(const person_in_channel& whose);
document to_document(const person_in_channel& whose, const notify_settings& chosen);
notify_settings to_notify(const view& from);
person_in_channel to_person(const view& from);

class personal_documents {
public:
    explicit personal_documents(database& from) : from_(from) {}

    /// Adds to `known`, which holds the channels already.
    void load(facts& known, const fact_keys& keys, const scope& in);

    /// Of some people in some channels.
    std::map<person_in_channel, notify_settings> find(const std::set<person_in_channel>& wanted,
                                                      const scope* in);

    /// All that one person chose.
    std::map<channel_id, notify_settings> chosen_by(const username& who, const scope* in);

private:
    void load_hidden(facts& known, const std::set<channel_id>& talks, const scope& in);
    void load_pace(facts& known, const std::set<person_in_channel>& wanted, const scope& in);

    database& from_;
};

}  // namespace snug::mongo
