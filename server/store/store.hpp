// The ports of one open store, as app hands them on. Owned by app; destroying it flushes,
// closes and unlocks.
#pragma once

#include "store/blobs.hpp"
#include "store/feed.hpp"
#include "store/reader.hpp"
#include "store/upload_parts.hpp"
#include "store/writer.hpp"

#include <memory>

namespace snug {

class store {
public:
    virtual ~store() = default;

    virtual snug::writer& writer() = 0;
    virtual snug::feed& feed() = 0;
    virtual snug::blobs& blobs() = 0;
    virtual upload_parts& parts() = 0;

    /// A reader for one thread. Each reader thread keeps its own; it must go before the store does.
    virtual std::unique_ptr<reader> make_reader() = 0;

    /// Whether a post can be committed now (disk, connection): what /ready and doctor ask. Blocks.
    virtual result<void> check() = 0;
};

}  // namespace snug
