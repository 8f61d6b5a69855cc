#include "app/submit.hpp"

#include <future>

namespace snug {

result<outcome> submit_and_wait(store& to, intent wanted) {
    std::promise<result<outcome>> answer;
    auto answered = answer.get_future();
    to.writer().submit(std::move(wanted),
                       [&answer](result<outcome> made) { answer.set_value(std::move(made)); });
    return answered.get();
}

}  // namespace snug
