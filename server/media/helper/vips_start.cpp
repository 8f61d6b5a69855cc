#include "media/helper/pictures.hpp"
#include "media/helper/vips_image.hpp"

#include <vips/vector.h>

namespace snug::media {

bool prepare_pictures() {
    if (vips_init("snug-media") != 0) return false;
    vips_concurrency_set(1);         // one processor per job: chat has the other
    vips_cache_set_max(0);           // a worker asks for nothing twice
    vips_vector_set_enabled(FALSE);  // would make code, which the cage forbids; costs a fifth
    vips_operation_block_set("VipsForeignLoad", TRUE);
    for (const char* loader : {"VipsForeignLoadJpeg",
                               "VipsForeignLoadPng",
                               "VipsForeignLoadNsgif",
                               "VipsForeignLoadWebp",
                               "VipsForeignLoadHeif"}) {
        vips_operation_block_set(loader, FALSE);
    }
    return true;
}

bool can_read_heif() {
    return vips_type_find("VipsOperation", "heifload_buffer") != 0;
}

}  // namespace snug::media
