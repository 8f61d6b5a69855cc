// The server's certificate and TLS settings: 1.2 and 1.3, ALPN http/1.1, session tickets, no 0-RTT,
// no renegotiation. Shared by listeners of all reactors; every function is thread-safe. Connections
// take the certificate that is current when they begin. Reads files only when it is made and in
// `reload_if_changed`.
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

using SSL_CTX = struct ssl_ctx_st;  // as OpenSSL declares it

namespace snug::http {

class tls_context {
public:
    /// PEM: the certificate with its chain, and its key. Refused with a sentence for the host when
    /// they cannot be read or do not belong together.
    static result<std::shared_ptr<tls_context>> from_files(std::filesystem::path certificate,
                                                           std::filesystem::path key);

    /// Uses `folder`/self-signed.{crt,key}, making them (key 0600) when missing, about to end, or
    /// when they lack one of `names` (host names and addresses; see `local_names`).
    static result<std::shared_ptr<tls_context>> self_signed(const std::filesystem::path& folder,
                                                            const std::vector<std::string>& names);

    /// Reads the files again if they have changed. When the new ones are no good the old stay in
    /// use and the refusal says why. Blocking: call it on a work thread, every half minute or so.
    /// True: a new certificate is in use.
    result<bool> reload_if_changed();

    /// The context for a new connection.
    std::shared_ptr<SSL_CTX> current() const;

    /// True when browsers may be told to insist on TLS (HSTS): not with a certificate of our own
    /// making.
    bool trusted() const { return trusted_; }

private:
    struct stamp {
        std::filesystem::file_time_type certificate;
        std::filesystem::file_time_type key;
        friend bool operator==(const stamp&, const stamp&) = default;
    };

    tls_context(std::filesystem::path certificate, std::filesystem::path key, bool trusted);
    result<stamp> read_stamp() const;
    result<void> load();

    const std::filesystem::path certificate_;
    const std::filesystem::path key_;
    const bool trusted_;
    mutable std::mutex mutex_;
    std::shared_ptr<SSL_CTX> current_;
    stamp loaded_;
};

/// "localhost", this machine's name, and the addresses of its interfaces.
std::vector<std::string> local_names();

}  // namespace snug::http
