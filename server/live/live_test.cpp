#include "live/live_test.hpp"

#include "store/sqlite/open.hpp"

namespace snug {

void LiveTest::SetUp() {
    init_crypto();
    rig.emplace(open_sqlite({.folder = folder.path()}).value());
    rig->set_up();
    rig->add("tavi");
}

}  // namespace snug
