// Who is alive, for those who must be told when the reactor stops: adding and removing cost a few
// instructions, order means nothing. Each T keeps its place in `member_index_`. Owned by a reactor,
// its thread only; owns nobody.
#pragma once

#include <cstddef>
#include <vector>

namespace snug::http {

template <class T>
class member_list {
public:
    void add(T& member) {
        member.member_index_ = members_.size();
        members_.push_back(&member);
    }

    void remove(T& member) {
        const std::size_t index = member.member_index_;
        members_[index] = members_.back();
        members_[index]->member_index_ = index;
        members_.pop_back();
    }

    bool empty() const { return members_.empty(); }
    std::size_t size() const { return members_.size(); }
    T& back() { return *members_.back(); }
    /// A copy, since telling a member may remove it.
    std::vector<T*> all() const { return members_; }

private:
    std::vector<T*> members_;
};

}  // namespace snug::http
