// SPDX-License-Identifier: Apache-2.0
#include "app/cli/help_words.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/usage_error.h"

namespace maillage::app {
namespace {

/// CLI11 has labels for its own words, but prints the names of arguments as they are.
class HelpFormatter : public CLI::Formatter {
  public:
    std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
        const std::string name = CLI::Formatter::make_option_name(option, is_positional);
        return is_positional ? get_label(name) : name;
    }
};

struct Label {
    const char* word;  ///< as CLI11 says it, or as the command names its argument
    TextKey text;
};

constexpr Label labels[] = {
    {"Usage", "usage.usage"_text},
    {"OPTIONS", "usage.options_slot"_text},
    {"SUBCOMMAND", "usage.command_slot"_text},
    {"Positionals", "usage.arguments"_text},
    {"REQUIRED", "usage.needed"_text},
    {"Excludes", "usage.excludes_slot"_text},
    {"TEXT", "usage.text_slot"_text},
    {"FLOAT", "usage.number_slot"_text},
    {"INT", "usage.whole_number_slot"_text},
    {"UINT", "usage.whole_number_slot"_text},
    {project_slot, "usage.project_slot"_text},
    {"FILE", "usage.file_slot"_text},
    {"CERTIFICATE", "usage.certificate_slot"_text},
};

/// Wide enough for the longest option with its kind of value.
constexpr std::size_t left_column = 34;

}  // namespace

void localise_help(CLI::App& app, const Catalog& catalog) {
    const auto formatter = std::make_shared<HelpFormatter>();
    for (const Label& label : labels) formatter->label(label.word, catalog.text(label.text));
    formatter->column_width(left_column);
    app.formatter(formatter);
}

}  // namespace maillage::app
