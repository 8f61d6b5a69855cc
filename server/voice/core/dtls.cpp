#include "voice/core/dtls.hpp"

#include "base/voice_limits.hpp"
#include "voice/core/dtls_alerts.hpp"
#include "voice/core/dtls_bio.hpp"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/srtp.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <stdexcept>

namespace snug::voice {

namespace {

struct free_ssl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
};

// OpenSSL times its retransmissions by the system's clock. It is told to wait an hour, and the last
// flight is kept here and sent again when the caller's time says so.
constexpr unsigned openssl_waits_us = 3'600'000'000;
unsigned wait_for_us(SSL*, unsigned) {
    return openssl_waits_us;
}

/// Client's key, server's key, client's salt, server's salt (RFC 5764 section 4.2).
std::optional<srtp_keys> export_keys(SSL* ssl, dtls_role role) {
    const SRTP_PROTECTION_PROFILE* const chosen = SSL_get_selected_srtp_profile(ssl);
    if (chosen == nullptr) return std::nullopt;
    srtp_keys keys;
    keys.profile = static_cast<srtp_profile>(chosen->id);
    const std::size_t salt = srtp_salt_bytes(keys.profile);
    std::array<std::uint8_t, 2 * (srtp_key_bytes + 14)> secret{};
    static constexpr std::string_view label = "EXTRACTOR-dtls_srtp";
    if (SSL_export_keying_material(ssl,
                                   secret.data(),
                                   2 * (srtp_key_bytes + salt),
                                   label.data(),
                                   label.size(),
                                   nullptr,
                                   0,
                                   0) != 1) {
        return std::nullopt;
    }
    const bytes_view all(secret);
    srtp_master client;
    srtp_master server;
    std::ranges::copy(all.first(srtp_key_bytes), client.key.begin());
    std::ranges::copy(all.subspan(srtp_key_bytes, srtp_key_bytes), server.key.begin());
    std::ranges::copy(all.subspan(2 * srtp_key_bytes, salt), client.salt.begin());
    std::ranges::copy(all.subspan(2 * srtp_key_bytes + salt, salt), server.salt.begin());
    OPENSSL_cleanse(secret.data(), secret.size());
    const bool active = role == dtls_role::active;
    keys.ours = active ? client : server;
    keys.theirs = active ? server : client;
    return keys;
}

bool shows_certificate(SSL* ssl, const digest& expected) {
    const std::unique_ptr<X509, decltype(&X509_free)> shown(SSL_get1_peer_certificate(ssl),
                                                            X509_free);
    digest seen{};
    unsigned size = 0;
    return shown && X509_digest(shown.get(), EVP_sha256(), seen.data(), &size) == 1 &&
           CRYPTO_memcmp(seen.data(), expected.data(), seen.size()) == 0;
}

}  // namespace

struct dtls_session::association {
    digest peer{};
    dtls_role role{};
    datagram_port port;
    std::unique_ptr<SSL, free_ssl> ssl;  // while there is a handshake
    std::optional<dtls_alerts> alerts;   // afterwards
    datagrams farewell;
    dtls_state state = dtls_state::handshaking;
    std::optional<srtp_keys> keys;

    datagrams flight;         // the last one
    bool heard_since = true;  // something has come since it was sent: what we say next is another
    bool confirmed = false;
    int resends = 0;
    std::chrono::milliseconds wait = limits::dtls_first_resend;
    instant resend_at = instant::max();
    instant give_up_at;

    bool over() const { return state == dtls_state::closed || state == dtls_state::failed; }

    void advance() {
        ERR_clear_error();
        const int done = SSL_do_handshake(ssl.get());
        if (done != 1) {
            const int why = SSL_get_error(ssl.get(), done);
            if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) {
                state = dtls_state::failed;
            }
            return;
        }
        keys = shows_certificate(ssl.get(), peer) ? export_keys(ssl.get(), role) : std::nullopt;
        state = keys ? dtls_state::connected : dtls_state::failed;
    }

    /// Once the keys are there OpenSSL is not needed any more: what it would say at the end is said
    /// now, and kept.
    void let_go() {
        if (state != dtls_state::connected) return;
        alerts = dtls_alerts::of(ssl.get(), role == dtls_role::passive);
        SSL_shutdown(ssl.get());
        farewell.swap(port.outgoing);
        ssl.reset();
        if (!alerts) state = dtls_state::failed;
    }

    void listen(instant now, bytes_view datagram, datagrams& out) {
        switch (alerts->read(datagram)) {
            case dtls_word::nothing:
                return;
            case dtls_word::handshake:
                // It said its last words again, so it lacks ours.
                if (resend_at != instant::max()) resend(now, out);
                return;
            case dtls_word::close_notify:
                state = dtls_state::closed;
                return;
            case dtls_word::fatal_alert:
                state = dtls_state::failed;
                return;
        }
    }

    void resend(instant now, datagrams& out) {
        out.insert(out.end(), flight.begin(), flight.end());
        ++resends;
        wait = std::min<std::chrono::milliseconds>(wait * 2, limits::dtls_resend_max);
        resend_at = now + wait;
    }

    /// Moves what OpenSSL has written to `out` and into the flight that may have to be repeated.
    void collect(instant now, datagrams& out) {
        if (port.outgoing.empty()) return;
        if (heard_since) {
            flight.clear();
            resends = 0;
            wait = limits::dtls_first_resend;
            heard_since = false;
        }
        for (auto& each : port.outgoing) {
            if (flight.size() < limits::dtls_flight_max) flight.push_back(each);
            out.push_back(std::move(each));
        }
        port.outgoing.clear();
        resend_at = now + wait;
    }

    void settle() {
        const bool answered =
            state == dtls_state::connected &&
            (confirmed || role == dtls_role::active || resends >= limits::dtls_last_flight_resends);
        if (!over() && !answered) return;
        resend_at = instant::max();
        if (over() || confirmed) flight.clear();
    }
};

dtls_session::dtls_session(const dtls_identity& identity,
                           const digest& peer,
                           dtls_role role,
                           instant now)
    : held_(std::make_unique<association>()) {
    held_->peer = peer;
    held_->role = role;
    held_->give_up_at = now + limits::dtls_handshake_timeout;
    if (role == dtls_role::active) held_->resend_at = now;
    held_->ssl.reset(SSL_new(identity.context()));
    BIO* const bio = held_->ssl ? make_datagram_bio(held_->port) : nullptr;
    if (bio == nullptr) throw std::bad_alloc();
    SSL* const ssl = held_->ssl.get();
    SSL_set_bio(ssl, bio, bio);
    DTLS_set_link_mtu(ssl, static_cast<long>(limits::dtls_datagram_bytes_max));
    DTLS_set_timer_cb(ssl, wait_for_us);
    if (role == dtls_role::active) {
        SSL_set_connect_state(ssl);
    } else {
        SSL_set_accept_state(ssl);
    }
}

dtls_session::~dtls_session() = default;

void dtls_session::receive(instant now, bytes_view datagram, datagrams& out) {
    if (held_->over() || datagram.empty()) return;
    if (held_->alerts) {
        held_->listen(now, datagram, out);
        held_->settle();
        return;
    }
    held_->port.incoming = datagram;
    held_->heard_since = true;
    held_->advance();
    held_->port.incoming = {};
    held_->collect(now, out);
    held_->let_go();
    held_->settle();
}

void dtls_session::tick(instant now, datagrams& out) {
    association& held = *held_;
    if (held.over()) return;
    if (held.state == dtls_state::handshaking && now >= held.give_up_at) {
        held.state = dtls_state::failed;
        held.settle();
        return;
    }
    if (now < held.resend_at) return;
    if (held.flight.empty()) {
        held.advance();  // an active session begins
        held.collect(now, out);
        return;
    }
    held.resend(now, out);
    held.settle();
}

instant dtls_session::next_tick() const {
    if (held_->over()) return instant::max();
    if (held_->state == dtls_state::connected) return held_->resend_at;
    return std::min(held_->resend_at, held_->give_up_at);
}

void dtls_session::confirm() {
    if (held_->state != dtls_state::connected) return;
    held_->confirmed = true;
    held_->settle();
}

void dtls_session::close(datagrams& out) {
    if (held_->over()) return;
    out.insert(out.end(), held_->farewell.begin(), held_->farewell.end());
    held_->state = dtls_state::closed;
    held_->settle();
}

dtls_state dtls_session::state() const {
    return held_->state;
}

const std::optional<srtp_keys>& dtls_session::keys() const {
    return held_->keys;
}

}  // namespace snug::voice
