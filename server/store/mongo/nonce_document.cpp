#include "store/mongo/nonce_document.hpp"

namespace snug::mongo {

document to_document(const nonce_key& key, const known_nonce& nonce, wall_time at) {
    document made;
    made.put("_id", key.value())
        .put("message", nonce.id)
        .put("channel", nonce.channel.value())
        .put("body", nonce.body)
        .put("at", at);
    return made;
}

nonce_key to_nonce_key(const view& from) {
    return nonce_key(to_array<16>(from.bytes("_id")));
}

known_nonce to_nonce(const view& from) {
    return {from.id("message"), channel_id(from.text("channel")), to_array<16>(from.bytes("body"))};
}

}  // namespace snug::mongo
