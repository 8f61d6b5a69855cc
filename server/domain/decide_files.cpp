#include "base/limits.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

std::unexpected<error> refuse_unknown() {
    return refuse(errc::invalid_field, "There is no such upload.", "attachments");
}

bool is_twice(const std::vector<attached_file>& all, const attached_file& one) {
    return std::ranges::count(all, one.id, &attached_file::id) > 1;
}

/// `copies`: how many of the new names are used already.
result<attachment> find_one(const facts& known,
                            const send_message& wanted,
                            const attached_file& one,
                            std::size_t& copies) {
    if (const shelved* item = find_shelved(known, wanted, one.id)) {
        if (copies >= wanted.names_for_copies.size()) return refuse(errc::internal);
        return attachment{wanted.names_for_copies[copies++], item->name, item->look, {}, false};
    }
    const auto held = known.files.find(one.id);
    const bool is_his =
        held != known.files.end() && held->second.by == wanted.actor && !held->second.message;
    if (!is_his) return refuse_unknown();
    return held->second.what;
}

}  // namespace

result<std::vector<attachment>> find_attached(const facts& known, const send_message& wanted) {
    std::vector<attachment> found;
    if (wanted.attachments.size() > limits::attachments_max) {
        return refuse(errc::invalid_field, "A message bears up to 10 files.", "attachments");
    }
    found.reserve(wanted.attachments.size());
    std::size_t copies = 0;
    for (const attached_file& one : wanted.attachments) {
        if (is_twice(wanted.attachments, one)) return refuse_unknown();
        auto held = find_one(known, wanted, one, copies);
        if (!held) return std::unexpected(held.error());
        attachment& made = found.emplace_back(std::move(*held));
        if (!one.name.empty()) made.name = one.name;
        made.alt = one.alt;
        made.spoiler = one.spoiler;
    }
    return found;
}

result<std::vector<attachment>> copy_attached(const message& from, const send_message& wanted) {
    std::vector<attachment> made = from.attachments;
    if (made.size() > wanted.names_for_copies.size()) return refuse(errc::internal);
    for (std::size_t i = 0; i < made.size(); ++i) {
        if (made[i].look.state == file_state::removed) {
            return refuse(errc::invalid_field, "A file of it was taken away.", "forward");
        }
        if (made[i].look.state == file_state::processing) {
            return refuse(
                errc::invalid_field, "A file of it is still being made ready.", "forward");
        }
        made[i].id = wanted.names_for_copies[i];
    }
    return made;
}

result<decision> decide(const facts& known, const keep_file& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    decision made;
    const auto held = known.files.find(wanted.what.id);
    if (held != known.files.end()) {  // a retry, or somebody else's name
        if (held->second.by != wanted.actor) return refuse(errc::not_found);
        return made;
    }
    const auto loose = known.loose_files.find(wanted.actor);
    if (loose != known.loose_files.end() && loose->second >= limits::loose_files_max) {
        return refuse(errc::too_many, "Too many files wait for a message: send or remove some.");
    }
    made.changes.emplace_back(file_kept{{wanted.what, wanted.actor, wanted.at, std::nullopt, {}}});
    return made;
}

void add_look(const facts& known, decision& made, const kept_file& file, file_look look) {
    const auto on = file.message ? known.messages.find(*file.message) : known.messages.end();
    if (on != known.messages.end() && !on->second.deleted) {
        message now = on->second;
        for (attachment& one : now.attachments) {
            if (one.id == file.what.id) one.look = look;
        }
        made.changes.emplace_back(message_edited{std::move(now)});
    }
    made.changes.emplace_back(file_known{file.what.id, std::move(look)});
}

/// What was found first may be told while the work goes on. What comes after its end, from another
/// server that did the same, changes nothing.
result<decision> decide(const facts& known, const know_file& wanted) {
    const auto held = known.files.find(wanted.id);
    if (held == known.files.end()) return refuse(errc::not_found);
    decision made;
    const file_look& before = held->second.what.look;
    if (before.state != file_state::processing || before == wanted.look) return made;
    add_look(known, made, held->second, wanted.look);
    return made;
}

result<decision> decide(const facts& known, const drop_files& wanted) {
    decision made;
    for (const file_id& id : wanted.ids) {
        const auto held = known.files.find(id);
        const bool is_loose = held != known.files.end() && !held->second.message;
        if (is_loose && (!wanted.actor || held->second.by == *wanted.actor)) {
            made.changes.emplace_back(file_dropped{id});
        } else if (wanted.actor) {
            return refuse(errc::not_found);
        }
    }
    return made;
}

}  // namespace snug::rules
