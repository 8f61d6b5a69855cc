#include "store/mongo/nonce_document.hpp"

namespace snug::mongo {

namespace {

document any_of(const std::vector<nonce_key>& keys) {
    array list;
    for (const nonce_key& key : keys)
        list.add(key.value());
    return of("$in", list);
}

}  // namespace

document to_document(std::int64_t turn, wall_time at, const std::vector<sent_nonce>& sent) {
    array list;
    for (const auto& [key, nonce] : sent) {
        document one = of("key", key.value());
        list.add(one.put("message", nonce.id)
                     .put("channel", nonce.channel.value())
                     .put("body", nonce.body));
    }
    document made = of("_id", turn);
    made.put("at", at).put("sent", list);
    return made;
}

std::vector<sent_nonce> to_nonces(const view& from) {
    std::vector<sent_nonce> made;
    from.child("sent").each_child([&made](std::string_view, const view& one) {
        made.emplace_back(nonce_key(to_array<16>(one.bytes("key"))),
                          known_nonce{one.id("message"),
                                      channel_id(one.text("channel")),
                                      to_array<16>(one.bytes("body"))});
    });
    return made;
}

document holding_nonces(const std::vector<nonce_key>& keys) {
    return of("sent.key", any_of(keys));
}

document without_nonces(const std::vector<nonce_key>& keys) {
    return of("$pull", of("sent", of("key", any_of(keys))));
}

}  // namespace snug::mongo
