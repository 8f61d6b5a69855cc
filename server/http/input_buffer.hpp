// Bytes that have arrived on one connection and are not used yet. Owned by the connection; grows
// only when asked to and never zero-fills. Views are good until the next `prepare`.
#pragma once

#include <cstring>
#include <memory>
#include <span>
#include <string_view>

namespace snug::http {

class input_buffer {
public:
    std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
    bool empty() const { return begin_ == end_; }

    /// Room for at least `size` more bytes behind what is there.
    std::span<char> prepare(std::size_t size) {
        if (capacity_ - end_ < size) make_room(size);
        return {bytes_.get() + end_, capacity_ - end_};
    }
    void commit(std::size_t size) { end_ += size; }

    void consume(std::size_t size) {
        begin_ += size;
        if (begin_ != end_) return;
        begin_ = end_ = 0;
        if (capacity_ <= idle_bytes_max) return;
        bytes_.reset();
        capacity_ = 0;
    }

private:
    // An empty buffer that had to grow gives its memory back.
    static constexpr std::size_t idle_bytes_max = 4096;

    void make_room(std::size_t size) {
        const std::size_t held = end_ - begin_;
        if (capacity_ < held + size) {
            auto larger = std::make_unique_for_overwrite<char[]>(held + size);
            if (held > 0) std::memcpy(larger.get(), bytes_.get() + begin_, held);
            bytes_ = std::move(larger);
            capacity_ = held + size;
        } else {
            std::memmove(bytes_.get(), bytes_.get() + begin_, held);
        }
        begin_ = 0;
        end_ = held;
    }

    std::unique_ptr<char[]> bytes_;  // raw room for recv
    std::size_t capacity_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace snug::http
