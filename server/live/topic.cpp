#include "live/topic.hpp"

#include "base/limits.hpp"
#include "live/wire_message.hpp"

#include <algorithm>
#include <set>

namespace snug {

topic::entry topic::make_entry(const message& what, shared_bytes json) {
    return {.id = what.id,
            .seq = what.seq,
            .rev = what.rev,
            .author = what.author,
            .counts = !what.deleted && what.system == system_kind::none,
            .mentions = what.mentions,
            .replies_to = what.reply_to && !what.deleted ? what.reply_to->seq : 0,
            .json = std::move(json)};
}

void topic::fill(const message_page& newest) {
    filled_ = true;
    for (const message& what : newest.messages) {
        entries_.push_back(make_entry(what, encode_message(what)));
    }
    for (entry& changed : early_)
        merge(std::move(changed));
    early_ = {};
}

void topic::apply(entry changed) {
    if (filled_) return merge(std::move(changed));
    early_.push_back(std::move(changed));
    if (early_.size() > limits::topic_messages_max) early_.erase(early_.begin());
}

void topic::merge(entry changed) {
    if (changed.seq == last_seq() + 1) {
        entries_.push_back(std::move(changed));
        if (entries_.size() > limits::topic_messages_max) entries_.pop_front();
    } else if (changed.seq >= first_seq() && changed.seq <= last_seq()) {
        entry& held = entries_[changed.seq - first_seq()];
        if (held.rev < changed.rev) held = std::move(changed);
    } else if (changed.seq > last_seq() + 1) {
        // More came while the store was asked than `early_` keeps. A run with a hole is no run:
        // fill it again.
        entries_.clear();
        filled_ = false;
    }
}

const topic::entry* topic::find(sequence seq) const {
    if (entries_.empty() || seq < first_seq() || seq > last_seq()) return nullptr;
    return &entries_[seq - first_seq()];
}

std::optional<encoded_page> topic::page(const page_request& wanted) const {
    if (!filled_) return std::nullopt;
    sequence first = 0;
    sequence last = last_seq();
    switch (wanted.selector) {
        case page_request::where::around:
            return std::nullopt;  // rare: a jump to an old message
        case page_request::where::after:
            first = wanted.seq + 1;
            last = std::min(last, wanted.seq + wanted.limit);
            break;
        case page_request::where::before:
            last = wanted.seq == 0 ? 0 : std::min(last, wanted.seq - 1);
            [[fallthrough]];
        case page_request::where::newest:
            first = last >= wanted.limit ? last - wanted.limit + 1 : 1;
    }
    if (first < first_seq()) return std::nullopt;

    encoded_page page;
    for (sequence seq = first; seq <= last; ++seq)
        page.messages.push_back(find(seq)->json);
    page.has_before = first > 1 && last_seq() > 0;
    page.has_after = last < last_seq();
    if (!add_originals(page, first, last)) return std::nullopt;
    return page;
}

bool topic::add_originals(encoded_page& page, sequence first, sequence last) const {
    std::set<sequence> wanted;
    for (sequence seq = first; seq <= last; ++seq) {
        const sequence original = find(seq)->replies_to;
        if (original != 0 && (original < first || original > last)) wanted.insert(original);
    }
    for (const sequence seq : wanted) {
        const entry* original = find(seq);
        if (original == nullptr) return false;
        page.referenced.push_back(original->json);
    }
    return true;
}

unread_count topic::count_after(sequence read, const username& viewer) const {
    unread_count count;
    for (auto at = entries_.rbegin(); at != entries_.rend() && at->seq > read; ++at) {
        if (!at->counts || at->author == viewer) continue;
        count.unread = std::min(count.unread + 1, limits::unread_max);
        const bool named = std::ranges::any_of(at->mentions, [&](const std::string& name) {
            return name == viewer.value() || name == "@everyone";
        });
        if (named) ++count.mentions;
    }
    return count;
}

}  // namespace snug
