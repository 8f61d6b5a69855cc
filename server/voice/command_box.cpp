#include "voice/command_box.hpp"

#include <cerrno>
#include <sys/eventfd.h>
#include <system_error>

namespace snug::voice {

namespace {

void refuse_all(std::vector<voice_command>& commands) {
    for (voice_command& each : commands)
        std::visit([](auto& one) { one.done(refuse(errc::unavailable)); }, each);
}

}  // namespace

command_box::command_box() : event_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (!event_) throw std::system_error(errno, std::generic_category(), "eventfd");
}

command_box::~command_box() {
    refuse_all(held_.waiting);
}

bool command_box::put(voice_command one) {
    {
        const std::lock_guard lock(mutex_);
        if (closed_ || held_.waiting.size() >= limits::voice_commands_max) return false;
        held_.waiting.push_back(std::move(one));
    }
    wake();
    return true;
}

void command_box::put_leaving(call_id of) {
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return;
        held_.leaving.push_back(of);
    }
    wake();
}

void command_box::put_state(call_id of, call_state wanted) {
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return;
        held_.states[of] = wanted;
    }
    wake();
}

void command_box::put_watched(call_id of, watched_streams wanted) {
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return;
        held_.watched[of] = std::move(wanted);
    }
    wake();
}

void command_box::put_addresses(std::vector<announced_address> addresses) {
    {
        const std::lock_guard lock(mutex_);
        held_.addresses = std::move(addresses);
    }
    wake();
}

void command_box::close() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    wake();
}

bool command_box::take(voice_commands& out) {
    eventfd_t count = 0;
    ::eventfd_read(event_.number(), &count);
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    std::swap(out, held_);
    return true;
}

void command_box::wake() const {
    ::eventfd_write(event_.number(), 1);
}

}  // namespace snug::voice
