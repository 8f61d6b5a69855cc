#include "http/connection_slot.hpp"

#include <utility>

namespace snug::http {

connection_slot::connection_slot(connection_slot&& other) noexcept
    : table_(std::exchange(other.table_, nullptr)), key_(std::move(other.key_)) {}

connection_slot& connection_slot::operator=(connection_slot&& other) noexcept {
    if (this == &other) return *this;
    give_back();
    table_ = std::exchange(other.table_, nullptr);
    key_ = std::move(other.key_);
    return *this;
}

void connection_slot::give_back() {
    if (table_ != nullptr) std::exchange(table_, nullptr)->release(key_);
}

std::optional<connection_slot> connection_table::admit(std::string key) {
    if (open_ >= all_max_) return std::nullopt;
    if (!key.empty()) {
        std::size_t& of_address = by_key_[key];
        if (per_address_max_ != 0 && of_address >= per_address_max_) return std::nullopt;
        ++of_address;
    }
    ++open_;
    return connection_slot(*this, std::move(key));
}

void connection_table::release(const std::string& key) {
    --open_;
    const auto found = by_key_.find(key);
    if (found != by_key_.end() && --found->second == 0) by_key_.erase(found);
}

}  // namespace snug::http
