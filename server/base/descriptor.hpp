// One open file or socket, closed when its owner goes. Belongs to one thread at a time.
#pragma once

#include <unistd.h>
#include <utility>

namespace snug {

class descriptor {
public:
    descriptor() = default;
    explicit descriptor(int number) : number_(number) {}
    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        reset(std::exchange(other.number_, -1));
        return *this;
    }
    ~descriptor() { reset(); }

    [[nodiscard]] int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }
    void reset(int number = -1) {
        if (number_ >= 0) ::close(number_);
        number_ = number;
    }
    int release() { return std::exchange(number_, -1); }

private:
    int number_ = -1;
};

}  // namespace snug
