// SPDX-License-Identifier: Apache-2.0
// The program under test, run with a few arguments.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "support/run_program.h"

namespace maillage::cli_test {
/// A key that is not there fails the test that asks for it, and no other.
inline void require(bool holds) {
    if (!holds) throw std::out_of_range("the document lacks what the test reads");
}
}  // namespace maillage::cli_test
#define JSON_ASSERT(holds) maillage::cli_test::require(holds)
#include <nlohmann/json.hpp>

namespace maillage::cli_test {

using Arguments = std::vector<std::string>;
using nlohmann::json;
using test_support::Ended;

/// A launch of the binary the build made, or of the one that MAILLAGE_TEST_PROGRAM names: another build's.
test_support::Launch maillage_with(const Arguments& arguments);

/// Runs it in English with the caller's working folder; a crash fails the test.
Ended maillage(const Arguments& arguments);

/// Appends `--format json` and reads stdout; a failure of either fails the test and gives an empty object. The exit
/// code expected stands first.
json json_of(int exit, Arguments arguments);

/// `{"check", "--programme", "ern-occitanie"}` and what follows.
Arguments occitanie(std::string_view command, const Arguments& rest = {});

/// Sorted codes of the plan's or check's sites in that state ("" takes all).
std::vector<std::string> codes_of(const json& document, std::string_view state);

/// Comma-separated.
std::string joined(const std::vector<std::string>& codes);

/// How often `part` stands in `text`.
std::size_t count_of(std::string_view text, std::string_view part);

/// A `{name}` that should have been replaced before anyone saw it.
bool has_placeholder(const std::string& text);

std::vector<std::string> lines_of(std::string_view text);

}  // namespace maillage::cli_test
