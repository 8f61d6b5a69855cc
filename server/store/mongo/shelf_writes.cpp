#include "store/mongo/change_writer.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/shelf_documents.hpp"

// What the change writer does about the GIF shelf and favourites.

namespace snug::mongo {

void change_writer::operator()(const shelf_put& what) {
    batch_.put(coll::shelf, of("_id", what.item.id.value()), to_document(what.item));
}

void change_writer::operator()(const shelf_removed& what) {
    batch_.remove_all(coll::shelf, of("_id", what.id.value()));
    batch_.remove_all(coll::favourites, of("_id.item", what.id.value()));
}

void change_writer::operator()(const shelf_used& what) {
    batch_.update(coll::shelf, of("_id", what.id.value()), of("$inc", of("uses", 1)));
}

void change_writer::operator()(const favourite_set& what) {
    const document id = of("_id", to_id(what.what));
    if (what.on) {
        batch_.put(coll::favourites, id, to_document(what.what));
    } else {
        batch_.remove_all(coll::favourites, id);
    }
}

}  // namespace snug::mongo
