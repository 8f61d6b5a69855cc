#include "voice/core/ice.hpp"

#include "base/bytes.hpp"

#include <algorithm>

namespace snug::voice {

namespace {

constexpr std::uint16_t error_unknown_attribute = 420;
constexpr std::uint16_t error_role_conflict = 487;

}  // namespace

ice_credentials random_ice_credentials() {
    // ice-char (RFC 8839 section 5.4) has + and / where base64url has - and _.
    const auto word = [](std::size_t bytes) {
        std::string made = random_token(bytes);
        std::ranges::replace(made, '-', '+');
        std::ranges::replace(made, '_', '/');
        return made;
    };
    return {.ufrag = word(6), .password = word(18)};
}

std::string_view own_ufrag_of(std::string_view username) {
    const auto colon = username.find(':');
    return colon == std::string_view::npos ? std::string_view() : username.substr(0, colon);
}

bool ice_agent::generation::matches(std::string_view username) const {
    return username.size() == own.ufrag.size() + 1 + peer_ufrag.size() &&
           username.starts_with(own.ufrag) && username[own.ufrag.size()] == ':' &&
           username.ends_with(peer_ufrag);
}

ice_agent::ice_agent(ice_credentials own, std::string peer_ufrag, instant now)
    : current_{.own = std::move(own), .peer_ufrag = std::move(peer_ufrag)}, last_heard_(now) {}

const ice_agent::generation* ice_agent::generation_for(std::string_view username) const {
    if (current_.matches(username)) return &current_;
    if (former_ && former_->matches(username)) return &*former_;
    return nullptr;
}

bool ice_agent::answers_to(std::string_view ufrag) const {
    return ufrag == current_.own.ufrag || (former_ && ufrag == former_->own.ufrag);
}

ice_agent::outcome ice_agent::check(instant now,
                                    const transport_address& from,
                                    bytes_view datagram,
                                    const stun_message& message,
                                    bytes_out reply) {
    if (message.kind != stun_class::request) return {};
    const generation* with = generation_for(message.username);
    if (with == nullptr || !has_integrity(datagram, message, with->own.password)) return {};
    if (is_replay(message.id, from)) return {};
    const std::string_view password = with->own.password;
    const bytes_out room = reply.first(std::min(reply.size(), datagram.size()));
    if (message.unknown_required != 0) {
        return {.reply = write_stun_failure(
                    room, message.id, error_unknown_attribute, message.unknown_required, password)};
    }
    if (message.controlled) {
        // A lite agent never leads (RFC 8445 section 6.1.1), so there is no tie to break.
        return {.reply = write_stun_failure(room, message.id, error_role_conflict, 0, password)};
    }
    const std::size_t size = write_stun_success(room, message.id, from, password);
    if (with == &current_) former_.reset();
    prove(now, from);
    const bool moved = move_for_check(now, from, message.use_candidate);
    if (path_ == from) last_heard_ = now;
    return {.reply = size, .proven = true, .moved = moved};
}

bool ice_agent::is_replay(const transaction_id& id, const transport_address& from) {
    const std::size_t kept = std::min(checks_seen_, checks_.size());
    for (std::size_t i = 0; i < kept; ++i) {
        if (checks_[i].id == id) return checks_[i].from != from;
    }
    checks_[checks_seen_ % checks_.size()] = {.id = id, .from = from};
    ++checks_seen_;
    return false;
}

void ice_agent::prove(instant now, const transport_address& from) {
    const auto used = std::span(addresses_).first(addresses_used_);
    if (const auto known = std::ranges::find(used, from, &proven_address::address);
        known != used.end()) {
        known->last_check = now;
        return;
    }
    const auto is_tcp = [](const proven_address& each) {
        return each.address.protocol == transport_protocol::tcp;
    };
    // Each of those is a connection that somebody else may need.
    const bool enough = from.protocol == transport_protocol::tcp &&
                        std::ranges::count_if(used, is_tcp) >= limits::ice_tcp_addresses_max;
    if (!enough && addresses_used_ < addresses_.size()) {
        addresses_[addresses_used_++] = {.address = from, .last_check = now};
        return;
    }
    proven_address* oldest = nullptr;
    for (auto& each : used) {
        if (path_ == each.address || (enough && !is_tcp(each))) continue;
        if (oldest == nullptr || each.last_check < oldest->last_check) oldest = &each;
    }
    *oldest = {.address = from, .last_check = now};
}

bool ice_agent::move_for_check(instant now, const transport_address& from, bool nominated) {
    if (path_ == from) return false;
    const bool silent = now - last_heard_ >= limits::ice_path_silence;
    if (path_ && !silent && (keyed_ || !nominated)) return false;
    path_ = from;
    return true;
}

bool ice_agent::heard(instant now, const transport_address& from) {
    if (!is_proven(from)) return false;
    const bool moved = path_ != from;
    path_ = from;
    last_heard_ = now;
    return moved;
}

void ice_agent::restart(ice_credentials own, std::string peer_ufrag) {
    former_ = std::move(current_);
    current_ = {.own = std::move(own), .peer_ufrag = std::move(peer_ufrag)};
}

void ice_agent::forget(const transport_address& address) {
    const auto used = std::span(addresses_).first(addresses_used_);
    const auto known = std::ranges::find(used, address, &proven_address::address);
    if (known == used.end()) return;
    *known = used.back();
    --addresses_used_;
    if (path_ == address) path_.reset();
}

bool ice_agent::is_proven(const transport_address& from) const {
    const auto used = std::span(addresses_).first(addresses_used_);
    return std::ranges::find(used, from, &proven_address::address) != used.end();
}

}  // namespace snug::voice
