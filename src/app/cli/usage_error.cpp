// SPDX-License-Identifier: Apache-2.0
#include "app/cli/usage_error.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>
#include <optional>

#include "app/cli/accepted.h"
#include "app/cli/command.h"
#include "app/services/comma_list.h"

namespace maillage::app {
namespace {

/// The command that was being read; the program itself where there was none.
const CLI::App& command_of(const CLI::App& app) {
    const auto commands = app.get_subcommands();
    return commands.empty() ? app : *commands.front();
}

std::string call_of(const CLI::App& app) {
    const CLI::App& command = command_of(app);
    return &command == &app ? "maillage" : "maillage " + command.get_name();
}

Error wrong(const CLI::App& app, Message what) {
    return {ErrorKind::usage, std::move(what), {}, {}, message("usage.remedy"_text).with("command", call_of(app))};
}

struct Culprit {
    std::string option;
    std::string value;
};

/// CLI11 has no fields for them: "--format: xml" where a check refused, "…: --radius = abc" where it could not convert.
Culprit culprit_of(const CLI::ParseError& error) {
    std::string said = error.what();
    if (const std::size_t option = said.find(" --"); !said.starts_with("-") && option != std::string::npos)
        said.erase(0, option + 1);
    const std::size_t end = said.find_first_of(": ");
    Culprit culprit{said.substr(0, end), {}};
    if (end == std::string::npos) return culprit;
    const std::size_t value = said.find_first_not_of(":= ", end);
    culprit.value = value == std::string::npos ? "" : said.substr(value);
    if (culprit.value == empty_value) culprit.value.clear();
    return culprit;
}

std::string help_of(const CLI::App& app, const std::string& option) {
    const CLI::Option* found = command_of(app).get_option_no_throw(option);
    if (found == nullptr) found = app.get_option_no_throw(option);
    return found == nullptr ? std::string() : found->get_description();
}

/// Letters to change, add or drop to make one from the other. Source: Levenshtein, Doklady 163 (1965).
std::size_t letters_apart(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t same = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({same, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

/// The nearest of the names, if a slip of two letters explains the difference.
std::optional<std::string> meant(const std::string& word, const std::vector<std::string>& names) {
    std::optional<std::string> best;
    std::size_t least = std::min<std::size_t>(3, word.size());
    for (const std::string& name : names) {
        const std::size_t apart = letters_apart(word, name);
        if (apart >= least) continue;
        least = apart;
        best = name;
    }
    return best;
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command_of(app).get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const CommandEntry& entry : commands()) names.emplace_back(entry.name);
    return names;
}

Error unknown_command(const CLI::App& app, const std::string& word) {
    Error error = wrong(app, message("usage.unknown_command"_text).with("word", word).with("commands", comma_list(command_names())));
    if (const auto near = meant(word, command_names())) error.remedy = message("usage.did_you_mean"_text).with("name", *near);
    return error;
}

Error unexpected(const CLI::App& app) {
    const auto extras = app.remaining(true);
    const std::string word = extras.empty() ? std::string() : extras.front();
    if (word.starts_with("-")) {
        Error error = wrong(app, message("usage.unknown_option"_text).with("option", word).with("command", call_of(app)));
        if (const auto near = meant(word.substr(0, word.find('=')), option_names(app)))
            error.remedy = message("usage.did_you_mean"_text).with("name", *near);
        return error;
    }
    if (&command_of(app) != &app)
        return wrong(app, message("usage.unexpected"_text).with("word", word).with("command", call_of(app)));
    return unknown_command(app, word);
}

Error mismatch(const CLI::App& app, const std::string& name) {
    const CLI::Option* option = command_of(app).get_option_no_throw(name);
    if (option == nullptr) option = app.get_option_no_throw(name);
    const bool repeated = option != nullptr && option->results().size() > 1;
    return wrong(app, message(repeated ? "usage.repeated"_text : "usage.no_value"_text)
                          .with("option", name)
                          .with("expected", help_of(app, name)));
}

}  // namespace

Error usage_error(const CLI::App& app, const CLI::ParseError& error) {
    const Culprit culprit = culprit_of(error);
    // A first word that is no project was meant as a command.
    if (culprit.option == project_slot) return unknown_command(app, culprit.value);
    const auto about = [&](TextKey key) {
        return wrong(app, message(key)
                              .with("option", app.get_formatter()->get_label(culprit.option))
                              .with("value", culprit.value)
                              .with("expected", help_of(app, culprit.option)));
    };
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return unexpected(app);
    if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) return about("usage.bad_value"_text);
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) return about("usage.bad_value"_text);
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return about("usage.required"_text);
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return mismatch(app, culprit.option);
    if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
        const std::string other = culprit.value.substr(culprit.value.rfind(' ') + 1);
        return wrong(app, message("usage.excludes"_text).with("option", culprit.option).with("other", other));
    }
    return about("usage.other"_text);
}

}  // namespace maillage::app
