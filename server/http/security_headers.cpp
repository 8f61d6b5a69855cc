#include "http/security_headers.hpp"

// Macros only because string literals can be joined at compile time in no other way.
#define SNUG_EVERYWHERE                   \
    "X-Content-Type-Options: nosniff\r\n" \
    "Referrer-Policy: no-referrer\r\n"    \
    "Cross-Origin-Resource-Policy: same-origin\r\n"
#define SNUG_PAGE                                                                         \
    "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; " \
    "style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; "              \
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "       \
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; "                       \
    "require-trusted-types-for 'script'; trusted-types snug\r\n"                          \
    "Cross-Origin-Opener-Policy: same-origin\r\n"                                         \
    "Cross-Origin-Embedder-Policy: require-corp\r\n"                                      \
    "Permissions-Policy: microphone=(self), camera=(self), display-capture=(self), "      \
    "geolocation=(), usb=(), serial=(), hid=(), payment=(), midi=(), "                    \
    "accelerometer=(), gyroscope=(), magnetometer=(), browsing-topics=()\r\n"
#define SNUG_DATA "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
#define SNUG_DOWNLOAD \
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox\r\n"
#define SNUG_TLS "Strict-Transport-Security: max-age=31536000\r\n"

namespace snug::http {

std::string_view security_header_lines(content_kind kind, bool insist_on_tls) {
    if (kind == content_kind::page) {
        return insist_on_tls ? SNUG_EVERYWHERE SNUG_PAGE SNUG_TLS : SNUG_EVERYWHERE SNUG_PAGE;
    }
    if (kind == content_kind::download) {
        return insist_on_tls ? SNUG_EVERYWHERE SNUG_DOWNLOAD SNUG_TLS
                             : SNUG_EVERYWHERE SNUG_DOWNLOAD;
    }
    return insist_on_tls ? SNUG_EVERYWHERE SNUG_DATA SNUG_TLS : SNUG_EVERYWHERE SNUG_DATA;
}

}  // namespace snug::http
