#include "http/tls_context.hpp"

#include "http/self_signed.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>

namespace snug::http {

namespace fs = std::filesystem;

namespace {

constexpr std::array<unsigned char, 9> alpn_http_1_1 = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

std::string openssl_problem() {
    std::array<char, 256> text{};
    ERR_error_string_n(ERR_get_error(), text.data(), text.size());
    ERR_clear_error();
    return text.data();
}

/// RFC 7301: of what the client offers we take http/1.1 or send a clean alert.
int choose_alpn(SSL*,
                const unsigned char** out,
                unsigned char* out_size,
                const unsigned char* in,
                unsigned in_size,
                void*) {
    unsigned char* chosen = nullptr;
    const int found = SSL_select_next_proto(
        &chosen, out_size, alpn_http_1_1.data(), alpn_http_1_1.size(), in, in_size);
    *out = chosen;
    return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

std::shared_ptr<SSL_CTX> make_context() {
    std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    if (!context) return nullptr;
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(),
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                            SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(context.get(),
                     SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                         SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_max_early_data(context.get(), 0);  // 0-RTT can be replayed
    // Forward secrecy only; TLS 1.3 has nothing else.
    SSL_CTX_set_cipher_list(context.get(), "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set_session_cache_mode(context.get(),
                                   SSL_SESS_CACHE_OFF);  // tickets carry the state, not our memory
    static constexpr std::array<unsigned char, 4> session_context = {'s', 'n', 'u', 'g'};
    SSL_CTX_set_session_id_context(context.get(), session_context.data(), session_context.size());
    SSL_CTX_set_num_tickets(context.get(), 1);
    SSL_CTX_set_alpn_select_cb(context.get(), choose_alpn, nullptr);
    return context;
}

/// So that tickets of before a reload still count after it.
void keep_ticket_keys(SSL_CTX* from, SSL_CTX* to) {
    std::array<unsigned char, 80> keys{};
    if (SSL_CTX_get_tlsext_ticket_keys(from, keys.data(), keys.size()) == 1) {
        SSL_CTX_set_tlsext_ticket_keys(to, keys.data(), keys.size());
    }
}

}  // namespace

tls_context::tls_context(fs::path certificate, fs::path key, bool trusted)
    : certificate_(std::move(certificate)), key_(std::move(key)), trusted_(trusted) {}

result<std::shared_ptr<tls_context>> tls_context::from_files(fs::path certificate, fs::path key) {
    std::shared_ptr<tls_context> made(
        new tls_context(std::move(certificate), std::move(key), true));
    if (auto loaded = made->load(); !loaded) return std::unexpected(loaded.error());
    return made;
}

result<std::shared_ptr<tls_context>> tls_context::self_signed(
    const fs::path& folder, const std::vector<std::string>& names) {
    const fs::path certificate = folder / "self-signed.crt";
    const fs::path key = folder / "self-signed.key";
    if (!is_usable_certificate(certificate, key, names)) {
        if (auto written = write_self_signed(certificate, key, names); !written) {
            return std::unexpected(written.error());
        }
    }
    std::shared_ptr<tls_context> made(new tls_context(certificate, key, false));
    if (auto loaded = made->load(); !loaded) return std::unexpected(loaded.error());
    return made;
}

result<tls_context::stamp> tls_context::read_stamp() const {
    std::error_code problem;
    stamp seen;
    seen.certificate = fs::last_write_time(certificate_, problem);
    if (problem) return refuse(errc::unavailable, certificate_.string() + ": " + problem.message());
    seen.key = fs::last_write_time(key_, problem);
    if (problem) return refuse(errc::unavailable, key_.string() + ": " + problem.message());
    return seen;
}

result<void> tls_context::load() {
    const auto seen = read_stamp();
    if (!seen) return std::unexpected(seen.error());
    const auto made = make_context();
    if (!made) return refuse(errc::internal, openssl_problem());
    if (SSL_CTX_use_certificate_chain_file(made.get(), certificate_.c_str()) != 1) {
        return refuse(errc::unavailable,
                      certificate_.string() + " is no usable certificate: " + openssl_problem());
    }
    if (SSL_CTX_use_PrivateKey_file(made.get(), key_.c_str(), SSL_FILETYPE_PEM) != 1) {
        return refuse(errc::unavailable,
                      key_.string() + " is no usable key for it: " + openssl_problem());
    }
    const std::lock_guard lock(mutex_);
    if (current_) keep_ticket_keys(current_.get(), made.get());
    current_ = made;
    loaded_ = *seen;
    return {};
}

result<bool> tls_context::reload_if_changed() {
    const auto seen = read_stamp();
    if (!seen) return std::unexpected(seen.error());
    {
        const std::lock_guard lock(mutex_);
        if (*seen == loaded_) return false;
    }
    if (auto loaded = load(); !loaded) return std::unexpected(loaded.error());
    return true;
}

std::shared_ptr<SSL_CTX> tls_context::current() const {
    const std::lock_guard lock(mutex_);
    return current_;
}

}  // namespace snug::http
