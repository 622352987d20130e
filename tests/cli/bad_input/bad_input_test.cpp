// SPDX-License-Identifier: Apache-2.0
// The table of cases.toml: every bad input ends with one line that says file, place, expected and remedy; exit 3;
// nothing written; no socket opened; no crash.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <ostream>
#include <set>
#include <toml++/toml.h>

#include "cli/bad_input/broken_files.h"
#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

struct BadInput {
    std::string id;
    std::vector<std::string> made;                            ///< fixtures of broken_files.h
    std::vector<std::pair<std::string, std::string>> files;   ///< name, bytes
    Arguments arguments;                                      ///< `@` stands for the folder of the files
    std::vector<std::string> says;
    int exit = 3;
};

void PrintTo(const BadInput& bad, std::ostream* stream) { *stream << bad.id; }

std::vector<std::string> texts(const toml::table& entry, const char* key) {
    std::vector<std::string> all;
    if (const auto* list = entry[key].as_array())
        for (const auto& item : *list) all.push_back(item.value_or(std::string()));
    return all;
}

/// `%20`-like escapes for what TOML cannot hold: bytes that are no UTF-8, a NUL.
std::string unescaped(const std::string& text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%' || i + 2 >= text.size()) {
            bytes += text[i];
            continue;
        }
        bytes += static_cast<char>(std::strtol(text.substr(i + 1, 2).c_str(), nullptr, 16));
        i += 2;
    }
    return bytes;
}

std::vector<BadInput> read_cases() {
    const toml::table document =
        toml::parse_file(std::string(MAILLAGE_SOURCE_DIR) + "/tests/cli/bad_input/cases.toml");
    std::vector<BadInput> cases;
    for (const auto& item : *document["case"].as_array()) {
        const toml::table& entry = *item.as_table();
        BadInput bad;
        bad.id = entry["id"].value_or(std::string());
        bad.made = texts(entry, "made");
        bad.arguments = texts(entry, "run");
        bad.says = texts(entry, "says");
        bad.exit = entry["exit"].value_or(3);
        if (const auto* files = entry["files"].as_table())
            for (const auto& [name, bytes] : *files)
                bad.files.emplace_back(std::string(name.str()), unescaped(bytes.value_or(std::string())));
        cases.push_back(std::move(bad));
    }
    return cases;
}

class BadInputCase : public testing::TestWithParam<BadInput> {};

std::map<std::string, std::string> bytes_in(const maillage::test::ScratchFolder& folder) {
    std::map<std::string, std::string> all;
    for (const auto& name : folder.names())
        if (std::filesystem::is_regular_file(folder.file(name))) all[name] = maillage::test::bytes_of(folder.file(name));
    return all;
}

Arguments filled_in(const Arguments& arguments, const std::filesystem::path& folder) {
    Arguments all;
    for (std::string argument : arguments) {
        for (auto at = argument.find('@'); at != std::string::npos; at = argument.find('@', at))
            argument.replace(at, 1, folder.string());
        all.push_back(argument);
    }
    all.insert(all.end(), {"--lang", "fr"});
    return all;
}

TEST_P(BadInputCase, EndsWithOneLineAndNothingElse) {
    const BadInput& bad = GetParam();
    const maillage::test::ScratchFolder folder;
    for (const auto& fixture : bad.made) make_broken_file(fixture, folder.path());
    for (const auto& [name, bytes] : bad.files) folder.write(name, bytes);
    const auto before = bytes_in(folder);

    auto launch = maillage_with(filled_in(bad.arguments, folder.path()));
    launch.folder = folder.path();
    launch.without_sockets = true;
    launch.patience = std::chrono::seconds(60);
    const Ended ended = test_support::run_program(launch);

    EXPECT_FALSE(ended.out_of_patience) << "it hangs";
    EXPECT_EQ(ended.exit, bad.exit) << ended.out.substr(0, 400) << "\n" << ended.err;
    if (bad.exit == 3) {
        EXPECT_TRUE(ended.out.empty()) << ended.out.substr(0, 400);
        EXPECT_EQ(lines_of(ended.err).size(), 1u) << ended.err;
    }
    EXPECT_FALSE(has_placeholder(ended.err)) << "a placeholder is left: " << ended.err;
    for (const auto& words : bad.says)
        EXPECT_NE((bad.exit == 3 ? ended.err : ended.out + ended.err).find(words), std::string::npos)
            << "'" << words << "' is not in: " << ended.err;
    EXPECT_EQ(bytes_in(folder), before) << "a file appeared or changed";
}

INSTANTIATE_TEST_SUITE_P(Table, BadInputCase, testing::ValuesIn(read_cases()), [](const auto& chosen) {
    std::string name = chosen.param.id;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST(BadInputTable, HasDistinctNamesAndSaysSomethingForEach) {
    std::set<std::string> names;
    for (const auto& bad : read_cases()) {
        EXPECT_TRUE(names.insert(bad.id).second) << bad.id;
        EXPECT_FALSE(bad.says.empty()) << bad.id;
    }
    EXPECT_GT(names.size(), 40u);
}

}  // namespace
}  // namespace maillage::cli_test
