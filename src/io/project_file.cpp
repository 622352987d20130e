// SPDX-License-Identifier: Apache-2.0
#include "io/project_file.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "io/file_precheck.h"
#include "io/input_error.h"
#include "io/json_reader.h"
#include "io/json_writer.h"

namespace maillage::io {
namespace {

/// The format and version of a file whatever else it holds: only the outermost keys are looked at, nothing is kept.
class Header : public nlohmann::json_sax<nlohmann::json> {
  public:
    [[nodiscard]] bool is_newer() const { return is_project_ && version_ > project_version; }
    [[nodiscard]] std::int64_t version() const { return version_; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(std::int64_t) override { return true; }
    bool number_unsigned(std::uint64_t number) override {
        if (depth_ == 1 && key_ == "version") version_ = static_cast<std::int64_t>(number);
        return true;
    }
    bool number_float(double, const std::string&) override { return true; }
    bool string(std::string& words) override {
        if (depth_ == 1 && key_ == "format") is_project_ = words == "maillage-project";
        return true;
    }
    bool binary(nlohmann::json::binary_t&) override { return true; }
    bool start_object(std::size_t) override { return ++depth_ > 0; }
    bool end_object() override { return --depth_ >= 0; }
    bool start_array(std::size_t) override { return ++depth_ > 0; }
    bool end_array() override { return --depth_ >= 0; }
    bool key(std::string& name) override {
        if (depth_ == 1) key_ = name;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override { return false; }

  private:
    int depth_ = 0;
    std::string key_;
    bool is_project_ = false;
    std::int64_t version_ = 0;
};

Message newer_words(std::int64_t found) {
    return message("project.newer"_text)
        .with("found", std::to_string(found))
        .with("known", std::to_string(project_version))
        .with("program", std::string(MAILLAGE_VERSION));
}

/// A project of a newer version is never written over: this program cannot know what it would lose.
Status check_not_newer(const std::filesystem::path& file) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(file, failure)) return {};
    std::ifstream stream(file, std::ios::binary);
    Header header;
    try {
        nlohmann::json::sax_parse(stream, &header);
    } catch (const std::exception&) {
        return {};  // nothing this program could take for a project
    }
    if (!header.is_newer()) return {};
    return fail(environment_error(file, newer_words(header.version()), "project.newer_save_remedy"_text));
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
    std::error_code failure;
    return std::filesystem::absolute(file, failure).parent_path();
}

}  // namespace

std::string project_text(const ProjectDocument& document, const std::filesystem::path& folder) {
    return json_text(project_value(document, folder), JsonLayout::indented) + "\n";
}

Result<ProjectFile> project_from_text(std::string_view text, const std::filesystem::path& file,
                                      const std::filesystem::path& folder) {
    const auto value = parse_json(text, file);
    if (!value) return fail(value.error());
    return project_from_value(*value, file, folder);
}

Result<ProjectFile> read_project(const std::filesystem::path& file) {
    if (auto good = check_input_file(file); !good) return fail(good.error());
    const auto text = read_bytes(file, JsonLimits{}.bytes);
    if (!text) return fail(text.error());
    return project_from_text(*text, file, folder_of(file));
}

Status write_project(const ProjectDocument& document, const std::filesystem::path& file, Existing existing) {
    if (auto old = check_not_newer(file); !old) return old;
    const std::string text = project_text(document, folder_of(file));
    // What could not be read again must not take the place of what can.
    if (const auto read = project_from_text(text, file, folder_of(file)); !read) return fail(read.error());
    return write_file(file, text, existing);
}

}  // namespace maillage::io
