#include "store/mongo/outside_news.hpp"

#include "base/network_limits.hpp"

#include <algorithm>
#include <utility>

namespace snug::mongo {

bool outside_news::notice(const view& event) {
    const bool inserted = event.text_if("operationType") == "insert";
    const bool bare = event.flag("bare");
    const auto id = event.child("documentKey").id_if("_id");
    const outside_work::touch touch{event.cluster_time_if("clusterTime").value_or(cluster_time()),
                                    inserted};
    const std::lock_guard lock(mutex_);
    if (inserted) (bare ? pending_.has_new : pending_.has_forged) = true;
    // Who else but an ObjectId names a document: it never was a message.
    if (id && !(inserted && bare)) {
        if (pending_.touched.size() >= limits::outside_pending_max) return false;
        auto& held = pending_.touched.try_emplace(*id, touch).first->second;
        held.at = std::max(held.at, touch.at);
        held.only_inserted = held.only_inserted && inserted;
    }
    filled_.notify_one();
    return true;
}

void outside_news::look_everywhere() {
    const std::lock_guard lock(mutex_);
    pending_.has_new = pending_.has_forged = pending_.was_blind = true;
    filled_.notify_one();
}

void outside_news::look_for_forged() {
    const std::lock_guard lock(mutex_);
    pending_.has_new = pending_.has_forged = true;
    filled_.notify_one();
}

void outside_news::come_to(cluster_time at) {
    const std::lock_guard lock(mutex_);
    come_to_ = at;
    note_settled();
}

bool outside_news::take(outside_work& into) {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return closed_ || !pending_.is_empty(); });
    if (closed_) return false;
    into = {};
    into.has_new = std::exchange(pending_.has_new, false);
    into.has_forged = std::exchange(pending_.has_forged, false);
    into.was_blind = std::exchange(pending_.was_blind, false);
    while (!pending_.touched.empty() && into.touched.size() < limits::outside_touched_max)
        into.touched.insert(pending_.touched.extract(pending_.touched.begin()));
    in_work_ = true;
    return true;
}

void outside_news::settle(bool more, bool was_blind) {
    const std::lock_guard lock(mutex_);
    in_work_ = false;
    pending_.has_new = pending_.has_new || more;
    pending_.was_blind = pending_.was_blind || (more && was_blind);
    note_settled();
}

void outside_news::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
}

std::optional<cluster_time> outside_news::settled_to() const {
    const std::lock_guard lock(mutex_);
    return settled_to_;
}

void outside_news::note_settled() {
    if (!in_work_ && pending_.is_empty()) settled_to_ = come_to_;
}

}  // namespace snug::mongo
