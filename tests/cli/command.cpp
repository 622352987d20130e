// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <sstream>

namespace maillage::cli_test {

test_support::Launch maillage_with(const Arguments& arguments) {
    test_support::Launch launch;
    const char* other = std::getenv("MAILLAGE_TEST_PROGRAM");
    launch.program = other != nullptr ? other : MAILLAGE_BINARY;
    launch.arguments = arguments;
    return launch;
}

Ended maillage(const Arguments& arguments) {
    const Ended ended = test_support::run_program(maillage_with(arguments));
    EXPECT_FALSE(ended.crashed()) << "ended with " << ended.exit << "\n" << ended.err;
    EXPECT_FALSE(ended.out_of_patience);
    return ended;
}

json json_of(int exit, Arguments arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Ended ended = maillage(arguments);
    EXPECT_EQ(ended.exit, exit) << ended.err;
    json document = json::parse(ended.out, nullptr, false);
    EXPECT_TRUE(document.is_object()) << "stdout is not a JSON object:\n" << ended.out << ended.err;
    return document.is_object() ? document : json::object();
}

Arguments occitanie(std::string_view command, const Arguments& rest) {
    Arguments all{std::string(command), "--programme", "ern-occitanie"};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

std::vector<std::string> codes_of(const json& document, std::string_view state) {
    std::vector<std::string> codes;
    for (const auto& site : document.value("sites", json::array()))
        if (state.empty() || site.value("state", "") == state) codes.push_back(site.value("code", ""));
    std::sort(codes.begin(), codes.end());
    return codes;
}

std::string joined(const std::vector<std::string>& codes) {
    std::string all;
    for (const auto& code : codes) all += (all.empty() ? "" : ",") + code;
    return all;
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

bool has_placeholder(const std::string& text) {
    static const std::regex named("\\{[a-z_]+\\}");
    return std::regex_search(text, named);
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream stream{std::string(text)};
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

}  // namespace maillage::cli_test
