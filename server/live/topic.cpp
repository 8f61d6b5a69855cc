#include "live/topic.hpp"

#include "base/limits.hpp"
#include "domain/reactions.hpp"
#include "live/wire_message.hpp"

#include <algorithm>
#include <set>

namespace snug {

topic::entry topic::make_entry(const message& what, shared_bytes json) {
    return {.id = what.id,
            .seq = what.seq,
            .rev = what.rev,
            .author = what.outside ? username() : what.author,
            .counts = !what.deleted && what.system == system_kind::none,
            .mentions = what.mentions,
            .here = what.here,
            .reactions = what.reactions,
            .replies_to = what.reply_to && !what.deleted ? what.reply_to->seq : 0,
            .json = std::move(json)};
}

void topic::fill(const message_page& newest) {
    if (std::exchange(early_lost_, false)) {
        early_ = {};
        early_reactions_ = {};
        return;
    }
    filled_ = true;
    for (const message& what : newest.messages) {
        entries_.push_back(make_entry(what, encode_message(what)));
    }
    for (entry& changed : early_)
        merge(std::move(changed));
    early_ = {};
    for (reacted& what : std::exchange(early_reactions_, {}))
        react(std::move(what));
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

topic::entry* topic::find_older(const message_id& id, sequence seq, position rev) {
    if (entries_.empty() || seq < first_seq() || seq > last_seq()) return nullptr;
    entry& held = entries_[seq - first_seq()];
    return held.id == id && held.rev < rev ? &held : nullptr;
}

void topic::renew(entry& held, position rev) {
    held.rev = rev;
    held.json = share(with_reactions(*held.json, rev, held.reactions));
}

void topic::react(reacted what) {
    if (filled_) return std::visit([this](const auto& one) { fold(one); }, what);
    if (early_reactions_.size() >= limits::topic_early_reactions_max) {
        early_lost_ = true;
        early_reactions_.clear();
    }
    early_reactions_.push_back(std::move(what));
}

void topic::fold(const reaction_added& what) {
    entry* held = find_older(what.id, what.seq, what.rev);
    if (held == nullptr) return;
    add_reaction(held->reactions, what.emoji, what.user);
    renew(*held, what.rev);
}

void topic::fold(const reaction_removed& what) {
    entry* held = find_older(what.id, what.seq, what.rev);
    if (held == nullptr) return;
    remove_reaction(held->reactions, what.emoji, what.user);
    renew(*held, what.rev);
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
        if (calls(*at, viewer)) count.mentions = std::min(count.mentions + 1, limits::unread_max);
    }
    return count;
}

bool calls(const topic::entry& what, const username& viewer) {
    if (what.author == viewer) return false;
    const auto names_him = [&](const std::string& name) {
        return name == viewer.value() || name == "@everyone";
    };
    return std::ranges::any_of(what.mentions, names_him) ||
           std::ranges::binary_search(what.here, viewer);
}

}  // namespace snug
