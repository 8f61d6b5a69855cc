#include "http/self_signed.hpp"

#include "http/peer_address.hpp"
#include "http/tls_context.hpp"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>
#include <unistd.h>

namespace snug::http {

namespace fs = std::filesystem;

namespace {

// Browsers refuse certificates that are valid for longer than 825 days (Apple) even when told to
// trust them.
constexpr long lifetime_s = 800L * 24 * 3600;
constexpr long renew_before_s = 30L * 24 * 3600;
constexpr long clocks_differ_by_s = 24L * 3600;
constexpr std::size_t serial_bytes = 16;

template <class T, void (*Free)(T*)>
struct freed {
    void operator()(T* held) const { Free(held); }
};
template <class T, void (*Free)(T*)>
using owned = std::unique_ptr<T, freed<T, Free>>;
using owned_key = owned<EVP_PKEY, EVP_PKEY_free>;
using owned_certificate = owned<X509, X509_free>;

struct close_file {
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
};
using owned_file = std::unique_ptr<std::FILE, close_file>;

bool is_address(const std::string& name) {
    std::array<unsigned char, 16> bytes{};
    return ::inet_pton(AF_INET, name.c_str(), bytes.data()) == 1 ||
           ::inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1;
}

bool names_it(X509* certificate, const std::string& name) {
    if (is_address(name)) return X509_check_ip_asc(certificate, name.c_str(), 0) == 1;
    return X509_check_host(certificate, name.data(), name.size(), 0, nullptr) == 1;
}

std::string alternative_names(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) {
        if (!list.empty()) list += ',';
        list += (is_address(name) ? "IP:" : "DNS:") + name;
    }
    return list;
}

bool add_extension(X509* certificate, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const owned<X509_EXTENSION, X509_EXTENSION_free> made(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    return made && X509_add_ext(certificate, made.get(), -1) == 1;
}

bool set_serial(X509* certificate) {
    std::array<unsigned char, serial_bytes> bytes{};
    if (RAND_bytes(bytes.data(), bytes.size()) != 1) return false;
    bytes[0] &= 0x7FU;  // positive, RFC 5280 section 4.1.2.2
    const owned<BIGNUM, BN_free> number(BN_bin2bn(bytes.data(), bytes.size(), nullptr));
    return number &&
           BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

owned_certificate make_certificate(EVP_PKEY* key, const std::vector<std::string>& names) {
    owned_certificate made(X509_new());
    if (!made || X509_set_version(made.get(), X509_VERSION_3) != 1 || !set_serial(made.get()))
        return nullptr;
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -clocks_differ_by_s);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), lifetime_s);
    X509_NAME* subject = X509_get_subject_name(made.get());
    static constexpr std::array<unsigned char, 4> common_name = {'S', 'n', 'u', 'g'};
    X509_NAME_add_entry_by_txt(
        subject, "CN", MBSTRING_UTF8, common_name.data(), common_name.size(), -1, 0);
    X509_set_issuer_name(made.get(), subject);
    const bool sound = X509_set_pubkey(made.get(), key) == 1 &&
                       add_extension(made.get(), NID_subject_alt_name, alternative_names(names)) &&
                       add_extension(made.get(), NID_basic_constraints, "critical,CA:FALSE") &&
                       add_extension(made.get(), NID_key_usage, "critical,digitalSignature") &&
                       add_extension(made.get(), NID_ext_key_usage, "serverAuth") &&
                       X509_sign(made.get(), key, EVP_sha256()) > 0;
    return sound ? std::move(made) : nullptr;
}

owned_file create(const fs::path& path, mode_t mode) {
    ::unlink(path.c_str());
    const int fd = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode);
    return owned_file(fd < 0 ? nullptr : ::fdopen(fd, "w"));
}

bool flush_to_disk(std::FILE* file) {
    return std::fflush(file) == 0 && ::fsync(::fileno(file)) == 0;
}

}  // namespace

bool is_usable_certificate(const fs::path& certificate,
                           const fs::path& key,
                           const std::vector<std::string>& names) {
    const owned_file certificate_file(std::fopen(certificate.c_str(), "re"));
    const owned_file key_file(std::fopen(key.c_str(), "re"));
    if (!certificate_file || !key_file) return false;
    const owned_certificate read(PEM_read_X509(certificate_file.get(), nullptr, nullptr, nullptr));
    const owned_key secret(PEM_read_PrivateKey(key_file.get(), nullptr, nullptr, nullptr));
    if (!read || !secret || X509_check_private_key(read.get(), secret.get()) != 1) return false;
    std::time_t soon = std::time(nullptr) + renew_before_s;
    if (X509_cmp_time(X509_get0_notAfter(read.get()), &soon) <= 0) return false;
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        return names_it(read.get(), name);
    });
}

result<void> write_self_signed(const fs::path& certificate,
                               const fs::path& key,
                               const std::vector<std::string>& names) {
    const owned_key secret(EVP_EC_gen("P-256"));
    const owned_certificate made = secret ? make_certificate(secret.get(), names) : nullptr;
    if (!made) return refuse(errc::internal, "OpenSSL cannot make a certificate for these names");

    const fs::path new_key = key.string() + ".new";
    const fs::path new_certificate = certificate.string() + ".new";
    const owned_file key_file = create(new_key, 0600);
    const owned_file certificate_file = create(new_certificate, 0644);
    const bool written =
        key_file && certificate_file &&
        PEM_write_PKCS8PrivateKey(
            key_file.get(), secret.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
        PEM_write_X509(certificate_file.get(), made.get()) == 1 && flush_to_disk(key_file.get()) &&
        flush_to_disk(certificate_file.get());
    std::error_code problem;
    if (written) fs::rename(new_key, key, problem);
    if (written && !problem) fs::rename(new_certificate, certificate, problem);
    if (!written || problem) return refuse(errc::unavailable, "cannot write " + key.string());
    return {};
}

std::vector<std::string> local_names() {
    std::vector<std::string> names = {"localhost"};
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) == 0 && host[0] != '\0' &&
        !is_address(host.data())) {
        names.emplace_back(host.data());
    }
    ifaddrs* first = nullptr;
    if (::getifaddrs(&first) != 0) return names;
    const owned<ifaddrs, ::freeifaddrs> interfaces(first);
    for (const ifaddrs* each = first; each != nullptr; each = each->ifa_next) {
        if (each->ifa_addr == nullptr || (each->ifa_flags & IFF_UP) == 0) continue;
        std::string text = to_address_text(each->ifa_addr);
        const bool is_scoped = text.starts_with("fe80");  // means something on its own link only
        if (!text.empty() && !is_scoped &&
            std::find(names.begin(), names.end(), text) == names.end()) {
            names.push_back(std::move(text));
        }
    }
    return names;
}

}  // namespace snug::http
