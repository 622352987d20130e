// SPDX-License-Identifier: Apache-2.0
// The form of source files: size, licence line, build lists, finished work, no trace of anyone's machine.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "lint/source_tree.h"

namespace maillage::lint {
namespace {

std::vector<SourceFile> all_cpp_files() {
    std::vector<SourceFile> files;
    for (const char* folder : {"src", "tests", "bench"})
        for (SourceFile& file : cpp_files_under(folder)) files.push_back(std::move(file));
    return files;
}

TEST(SourceForm, NoFileIsLongerThan600Lines) {
    std::vector<SourceFile> files = all_cpp_files();
    for (SourceFile& file : files_under("", {".py", ".sh", ".glsl", ".vert", ".frag", ".cmake", "CMakeLists.txt"}))
        files.push_back(std::move(file));
    ASSERT_GT(files.size(), 50u);
    for (const SourceFile& file : files) EXPECT_LE(lines_of(file.text).size(), 600u) << file.path;
}

TEST(SourceForm, EverySourceBeginsWithItsLicence) {
    for (const SourceFile& file : all_cpp_files())
        EXPECT_TRUE(file.text.starts_with("// SPDX-License-Identifier: Apache-2.0\n")) << file.path;
    for (const SourceFile& file : files_under("", {".py", ".sh", ".glsl", ".vert", ".frag"}))
        EXPECT_LT(file.text.find("SPDX-License-Identifier: Apache-2.0\n"), 80u) << file.path;
}

TEST(SourceForm, HeadersAreIncludedOnce) {
    for (const SourceFile& file : all_cpp_files())
        EXPECT_TRUE(!file.path.ends_with(".h") || file.text.find("\n#pragma once\n") != std::string::npos)
            << file.path;
}

/// So each header is compiled alone once, where it is used first: what it forgets to include is missed there.
TEST(SourceForm, ASourceIncludesItsOwnHeaderFirst) {
    std::size_t seen = 0;
    for (const SourceFile& file : cpp_files_under("src")) {
        if (!file.path.ends_with(".cpp")) continue;
        const std::string header = file.path.substr(4, file.path.size() - 8) + ".h";
        if (text_of("src/" + header).empty()) continue;
        ++seen;
        const std::size_t first = file.text.find("\n#include ");
        ASSERT_NE(first, std::string::npos) << file.path;
        EXPECT_TRUE(file.text.substr(first + 1).starts_with("#include \"" + header + "\"\n")) << file.path;
    }
    EXPECT_GT(seen, 300u);
}

/// Whether `build`, a CMakeLists.txt, names the file `name`.
bool lists(std::string_view build, std::string_view name) {
    const std::size_t at = build.find(name);
    return at != std::string_view::npos && (at == 0 || std::string_view(" \n(/").find(build[at - 1]) != std::string::npos);
}

/// A CMakeLists.txt of a folder above the file names it; what stands in tests/support is named by any test that uses it.
bool is_built(const std::string& path, const std::vector<SourceFile>& builds) {
    return std::any_of(builds.begin(), builds.end(), [&](const SourceFile& build) {
        const std::string folder = build.path.substr(0, build.path.rfind('/') + 1);
        const bool above = path.starts_with(folder);
        const bool support = path.starts_with("tests/support/") && build.path.starts_with("tests/");
        return (above && lists(build.text, path.substr(folder.size()))) ||
               (support && lists(build.text, path.substr(path.find("support/"))));
    });
}

/// A source nobody lists is never compiled, and nobody sees it rot.
TEST(SourceForm, EverySourceIsListedInTheBuild) {
    const auto builds = files_under("", {"CMakeLists.txt"});
    for (const SourceFile& file : all_cpp_files())
        EXPECT_TRUE(!file.path.ends_with(".cpp") || is_built(file.path, builds)) << file.path << " is in no CMakeLists.txt";
}

/// What grows is a registry: every `folder`/*`ending`.cpp is an entry and its header is named there.
TEST(SourceForm, EveryEntryIsInItsRegistry) {
    struct Registry {
        const char* folder;
        const char* ending;
        const char* registry;
    };
    constexpr auto registries = std::to_array<Registry>({
        {"src/optimise/solvers", "", "src/optimise/solvers/registry.cpp"},
        {"src/map/layers", "_layer", "src/map/layers/layer_registry.cpp"},
        {"src/io/exporters", "_exporter", "src/io/exporters/registry.cpp"},
        {"src/io/instances", "_instance", "src/io/instances/registry.cpp"},
        {"src/app/cli/commands", "_command", "src/app/cli/command_registry.cpp"},
        {"src/app/gui/panels", "_panel", "src/app/gui/panels/registry.cpp"},
    });
    for (const auto& [folder, ending, registry] : registries) {
        const std::string text = text_of(registry);
        for (const SourceFile& file : files_under(folder, {".cpp"})) {
            if (!file.path.ends_with(std::string(ending) + ".cpp") || file.path == registry) continue;
            const std::string header = file.path.substr(4, file.path.size() - 8) + ".h";
            EXPECT_NE(text.find(header), std::string::npos) << file.path << " is not in " << registry;
        }
    }
}

std::vector<SourceFile> all_text_files() {
    return files_under("", {".h", ".cpp", ".py", ".sh", ".txt", ".md", ".cmake", ".json", ".toml", ".glsl", ".vert",
                            ".frag", "run", "test", "clean-room", "build"});
}

bool holds_word(std::string_view text, std::string_view word) {
    const auto is_letter = [&](std::size_t i) {
        return i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) != 0;
    };
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        if (!is_letter(at - 1) && !is_letter(at + word.size())) return true;
    return false;
}

/// The words are cut in two here so that this file does not find itself.
TEST(SourceForm, NothingIsLeftUnfinished) {
    for (const SourceFile& file : all_text_files())
        for (const char* word : {"TO" "DO", "FIX" "ME", "XX" "X", "HA" "CK", "TEMP" "ORARY"})
            EXPECT_FALSE(holds_word(file.text, word)) << file.path << " says " << word;
}

TEST(SourceForm, NoPathOfAnyonesMachine) {
    for (const SourceFile& file : all_text_files())
        for (const char* path : {"/ho" "me/", "/ro" "ot/", "/wo" "rk/", "/Us" "ers/", "C:" "\\"})
            EXPECT_EQ(file.text.find(path), std::string::npos) << file.path << " names " << path;
}

}  // namespace
}  // namespace maillage::lint
