#include "store/sqlite/sqlite_store.hpp"

#include "store/sqlite/failure.hpp"
#include "store/sqlite/statement.hpp"

namespace snug::sqlite {

std::vector<finding> sqlite_store::examine() {
    const std::string path = (options_.folder / database_name).string();
    try {
        connection on(path, access::reading, options_.vfs);
        statement check(on, "PRAGMA quick_check(1)");
        auto row = check.query();
        row.next();
        const std::string told(row.text(0));
        if (told == "ok") return {{"database", true, "whole", true}};
        return {
            {"database", false, "damaged (" + told + "): restore a backup of this folder", true}};
    } catch (const failure& what) {
        return {{"database", false, to_error(what).detail, true}};
    }
}

}  // namespace snug::sqlite
