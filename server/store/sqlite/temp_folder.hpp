// A folder for one test, taken away when it ends. Tests only.
#pragma once

#include <filesystem>
#include <string>

namespace snug::sqlite {

class temp_folder {
public:
    temp_folder() {
        std::string name = (std::filesystem::temp_directory_path() / "snug-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) std::abort();
        path_ = name;
    }
    temp_folder(const temp_folder&) = delete;
    temp_folder& operator=(const temp_folder&) = delete;
    ~temp_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace snug::sqlite
