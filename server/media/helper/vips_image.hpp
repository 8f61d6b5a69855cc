// A libvips picture and a block of memory of GLib as values, freed when they go. In the worker
// only.
#pragma once

#include <utility>
#include <vips/vips.h>

namespace snug::media {

class vips_image {
public:
    vips_image() = default;
    explicit vips_image(VipsImage* image) : image_(image) {}
    vips_image(vips_image&& other) noexcept : image_(std::exchange(other.image_, nullptr)) {}
    vips_image& operator=(vips_image&& other) noexcept {
        std::swap(image_, other.image_);
        return *this;
    }
    ~vips_image() { g_clear_object(&image_); }

    [[nodiscard]] VipsImage* get() const { return image_; }
    /// Where a function of libvips puts its result.
    VipsImage** out() {
        g_clear_object(&image_);
        return &image_;
    }
    explicit operator bool() const { return image_ != nullptr; }

private:
    VipsImage* image_ = nullptr;
};

}  // namespace snug::media
