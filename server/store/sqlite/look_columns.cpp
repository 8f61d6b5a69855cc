#include "store/sqlite/look_columns.hpp"

namespace snug::sqlite {

std::string numbered(int first, int count) {
    std::string made;
    for (int i = first; i < first + count; ++i) {
        if (i > first) made += ", ";
        made += '?' + std::to_string(i);
    }
    return made;
}

}  // namespace snug::sqlite
