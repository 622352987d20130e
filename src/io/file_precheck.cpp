// SPDX-License-Identifier: Apache-2.0
#include "io/file_precheck.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <string>
#include <system_error>

#include "io/input_error.h"

namespace maillage::io {
namespace {

/// A DOCTYPE stands before the root element; a MapInfo header is a few kilobytes of text.
constexpr std::size_t head_size = 1 << 20;

std::string lower_case_head(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::string head(head_size, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    // UTF-16 hides a word behind zero bytes.
    std::erase(head, '\0');
    std::transform(head.begin(), head.end(), head.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return head;
}

bool is_connection(const std::string& text) {
    return text.starts_with("/vsi") || text.starts_with("\\\\") || text.find("://") != std::string::npos ||
           text.starts_with("<");
}

Error refused(const std::filesystem::path& path, TextKey what, TextKey remedy) {
    return input_error(path, {}, message(what), remedy);
}

}  // namespace

Status check_input_file(const std::filesystem::path& path) {
    if (is_connection(path.string()))
        return fail(refused(path, "dataset.connection"_text, "dataset.connection_remedy"_text));
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (!std::filesystem::exists(status))
        return fail(refused(path, "dataset.missing"_text, "dataset.missing_remedy"_text));
    if (!std::filesystem::is_regular_file(status))
        return fail(refused(path, "dataset.not_a_file"_text, "dataset.not_a_file_remedy"_text));
    if (!std::ifstream(path, std::ios::binary))
        return fail(refused(path, "dataset.forbidden"_text, "dataset.forbidden_remedy"_text));
    if (std::filesystem::file_size(path, failure) == 0)
        return fail(refused(path, "dataset.empty"_text, "dataset.empty_remedy"_text));
    return {};
}

Status check_stands_alone(const std::filesystem::path& path, std::string_view driver) {
    bool names_others = false;
    if (driver == "GML" || driver == "KML" || driver == "LIBKML") {
        names_others = lower_case_head(path).find("<!doctype") != std::string::npos;
    } else if (driver == "MapInfo File") {
        const std::string head = lower_case_head(path);
        for (const char* word : {"open table", "create view", "isseamless\" = \"true"})
            names_others = names_others || head.find(word) != std::string::npos;
    }
    if (names_others)
        return fail(refused(path, "dataset.names_others"_text, "dataset.names_others_remedy"_text));
    return {};
}

}  // namespace maillage::io
