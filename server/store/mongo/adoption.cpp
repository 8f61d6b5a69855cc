#include "store/mongo/adoption.hpp"

#include "base/log.hpp"
#include "base/network_limits.hpp"
#include "store/mongo/foreign_document.hpp"

#include <utility>

namespace snug::mongo {

/// Not the node's own: their groups have to be told apart.
std::string outside_committer(const std::string& node) {
    return node + "/outside";
}

adoption::adoption(client_pool& pool, const mongo_options& options, outside_news& news)
    : on_(pool, options.database),
      home_(options.home_collection),
      news_(news),
      lease_(outside_committer(options.node)),
      group_(on_, options, outside_committer(options.node), news) {
    news_.look_everywhere();
    thread_.start("outside", [this] { run(); });
}

adoption::~adoption() {
    closing_ = true;
    news_.close();
    thread_.join();
}

void adoption::run() {
    outside_work work;
    while (news_.take(work)) {
        has_more_ = false;
        settle(work);
        if (!closing_) news_.settle(has_more_, work.was_blind);
    }
}

/// Runs `step` until the database has done it; false when it never will.
template <class Step>
bool adoption::patiently(Step step) {
    const auto began = std::chrono::steady_clock::now();
    while (!closing_) {
        try {
            step();
            return true;
        } catch (const failure& why) {
            group_.failed();
            if (why.is_away()) session_.reset();
            // Of a commit of which nobody knows the outcome the next look tells.
            const bool passes = why.is_away() || why.is_transient() || why.is_unknown_commit();
            if (!passes) {
                log_line(log_level::warning, "adoption_failed").field("why", why.what());
                return false;
            }
            pause_.wait(why);
            if (std::chrono::steady_clock::now() > began + limits::stuck_after)
                lease_.end_dead(on_);
        } catch (const std::exception& why) {
            group_.failed();
            log_line(log_level::error, "adoption_failed").field("why", why.what());
            return false;
        }
    }
    return true;  // what is not done is found again at the next start
}

void adoption::settle(outside_work& work) {
    patiently([&] {
        if (work.has_new) has_more_ = set_aside_unusable();
        if (!work.touched.empty()) look_again_at(work);
    });
    if (!settle_together(work, limits::outside_documents_max)) settle_singly(work);
}

bool adoption::settle_together(outside_work work, std::size_t new_max) {
    work.pass_over = unmarked_;
    return patiently([&] { attempt(work, new_max); });
}

/// One that nobody foresaw must not keep the others out.
void adoption::settle_singly(const outside_work& work) {
    for (const auto& [id, touch] : work.touched) {
        outside_work alone;
        alone.touched.emplace(id, touch);
        if (settle_together(alone, 0)) continue;
        log_line(log_level::error, "outside_change_ignored").field("message", to_hex(id));
    }
    if (work.has_forged) {
        outside_work forged;
        forged.has_forged = true;
        settle_together(forged, 0);
    }
    if (!work.has_new) return;
    outside_work first;
    first.has_new = true;
    bool goes_on = settle_together(first, 1);
    if (!goes_on) patiently([&] { goes_on = set_aside_first(); });
    has_more_ = goes_on;
}

void adoption::attempt(const outside_work& work, std::size_t new_max) {
    renew_lease();
    transaction all(session());
    const prepared_group made = group_.prepare(work, new_max, all.in());
    if (made.changes) all.commit();
    group_.succeeded(made);
    has_more_ = has_more_ || group_.left_more_outside();
}

/// Beside the groups: a mark is the same whoever sets it. True when there may be more behind them.
bool adoption::set_aside_unusable() {
    query wanted = waiting_in(home_, unmarked_);
    wanted.options.put("limit", limits::outside_documents_max);
    std::vector<std::pair<document, refusal_reason>> unusable;
    std::size_t count = 0;
    cursor rows = on_.find(wanted);
    for (; rows.next(); ++count) {
        const auto bare = read_bare(rows.row());
        if (!bare) unusable.emplace_back(rows.row().only("_id"), bare.error());
    }
    bool goes_on = false;
    for (const auto& [found, reason] : unusable)
        goes_on = mark(found, reason) || goes_on;
    return goes_on && count == limits::outside_documents_max;
}

/// Refused ones that somebody has mended since.
void adoption::look_again_at(const outside_work& work) {
    array ids;
    for (const auto& [id, touch] : work.touched)
        ids.add(id);
    document filter = of("_id", of("$in", ids));
    document reason = of("$exists", true);
    reason.put("$ne", bears_a_used_id);
    filter.put("snug_refused", reason).put("seq", of("$exists", false));
    std::vector<message_id> mended;
    cursor rows = on_.find(foreign_in(home_, filter));
    while (rows.next()) {
        if (read_foreign(rows.row()).bare) mended.push_back(rows.row().id("_id"));
    }
    for (const message_id& id : mended) {
        document statement = of("q", of("_id", id));
        statement.put("u", of("$unset", of("snug_refused", true)));
        document command = of("update", home_);
        on_.write(command.put("updates", array().add(statement)));
        has_more_ = true;
    }
}

bool adoption::set_aside_first() {
    query wanted = waiting_in(home_, unmarked_);
    wanted.options.put("limit", 1);
    const auto row = on_.find_one(wanted);
    return row && mark(view(*row).only("_id"), cannot_be_written);
}

/// False when it will be met again.
bool adoption::mark(const document& found, refusal_reason reason) {
    document statement = of("q", found);
    statement.put("u", to_refusal(reason));
    document command = of("update", home_);
    command.put("updates", array().add(statement));
    try {
        on_.write(command);
    } catch (const failure& why) {
        if (why.is_away() || why.is_transient()) throw;
        if (!keep_in_mind(found)) return false;
    }
    if (std::exchange(has_refused_, true)) return true;
    log_line(log_level::warning, "outside_document_refused")
        .field("why", reason)
        .field("cure", "snug doctor counts them; they bear snug_refused in the database");
    return true;
}

bool adoption::keep_in_mind(const document& found) {
    const bool has_room = unmarked_.count() < limits::outside_unmarked_max &&
                          unmarked_.size_bytes() + found.size_bytes() < limits::command_bytes_max;
    if (has_room) unmarked_.add_field(found, "_id");
    return has_room;
}

const commit_session& adoption::session() {
    if (!session_) {
        session_.emplace(on_.client());
        renewed_ = {};
    }
    return *session_;
}

/// Before a transaction: a node that is not seen is ended by the others.
void adoption::renew_lease() {
    const auto now = std::chrono::steady_clock::now();
    const document& id = session().id();
    if (now < renewed_ + limits::lease_renewed_every) return;
    lease_.begin(on_, id);
    renewed_ = now;
}

}  // namespace snug::mongo
