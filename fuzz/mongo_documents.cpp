// Hostile BSON: whoever has the database's address can put anything into a collection. Every reader
// of documents takes what it can and never reads beyond.
#include "store/mongo/channel_document.hpp"
#include "store/mongo/foreign_document.hpp"
#include "store/mongo/head_document.hpp"
#include "store/mongo/log_document.hpp"
#include "store/mongo/member_document.hpp"
#include "store/mongo/message_document.hpp"
#include "store/mongo/secret_documents.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace snug::mongo;
    const view found(byte_view(data, size));
    const snug::message read = to_message(found, nonces::kept);
    // What we make of it is a document of ours, and reads as the same again.
    if (!read.deleted) {
        snug::message again = to_message(view(to_document(read, 1)), nonces::kept);
        again.edited = read.edited;  // set by edits only
        if (again != read) std::abort();
    }
    read_foreign(found);
    to_member(found);
    to_channel(found);
    to_session(found);
    to_invite(found);
    to_link(found);
    to_head(found);
    to_logged_group(found);
    return 0;
}
