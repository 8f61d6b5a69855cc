#include "voice/framing.hpp"

#include <algorithm>

namespace snug::voice {

bytes_out frame_reader::space() {
    if (broken_) return {};
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_),
              buffer_.begin());
    end_ -= begin_;
    begin_ = 0;
    return bytes_out(buffer_).subspan(end_);
}

std::optional<bytes_out> frame_reader::next() {
    while (!broken_ && end_ - begin_ >= frame_header_bytes) {
        const std::size_t size = load16(buffer_, begin_);
        if (size > limits::voice_datagram_bytes_max) {
            broken_ = true;
            return std::nullopt;
        }
        if (end_ - begin_ < frame_header_bytes + size) return std::nullopt;
        const bytes_out frame = bytes_out(buffer_).subspan(begin_ + frame_header_bytes, size);
        begin_ += frame_header_bytes + size;
        if (size != 0) return frame;
    }
    return std::nullopt;
}

std::size_t frame_writer::frame_bytes(std::size_t at) const {
    return frame_header_bytes + load16(buffer_, at);
}

bool frame_writer::add(bytes_view datagram, std::size_t waiting_max) {
    const std::size_t size = frame_header_bytes + datagram.size();
    if (datagram.empty() || datagram.size() > limits::voice_datagram_bytes_max) return false;
    waiting_max = std::min(waiting_max, limits::voice_tcp_pending_bytes_max);
    if (pending().size() + size > waiting_max) return false;
    // Moved to the front when half of the memory is behind, so it never grows beyond twice the cap.
    if (begin_ >= limits::voice_tcp_pending_bytes_max) {
        buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(begin_));
        begin_ = 0;
    }
    const std::size_t at = buffer_.size();
    buffer_.resize(at + size);
    store16(buffer_, at, static_cast<std::uint16_t>(datagram.size()));
    std::ranges::copy(datagram,
                      buffer_.begin() + static_cast<std::ptrdiff_t>(at + frame_header_bytes));
    return true;
}

void frame_writer::sent(std::size_t count) {
    while (count > 0) {
        if (begun_ == 0) begun_ = frame_bytes(begin_);
        const std::size_t part = std::min(count, begun_);
        begin_ += part;
        begun_ -= part;
        count -= part;
    }
    if (begin_ != buffer_.size()) return;
    buffer_.clear();
    begin_ = 0;
}

std::size_t frame_writer::drop_waiting() {
    std::size_t frames = 0;
    for (std::size_t at = begin_ + begun_; at < buffer_.size(); at += frame_bytes(at))
        ++frames;
    buffer_.resize(begin_ + begun_);
    return frames;
}

}  // namespace snug::voice
