// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cli.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "app/cli/accepted.h"
#include "app/cli/command.h"
#include "app/cli/help_words.h"
#include "app/cli/shared_options.h"
#include "app/cli/usage_error.h"
#include "app/version.h"
#include "io/catalog_reader.h"
#include "io/project_file.h"

namespace maillage::app {
namespace {

/// English where the locale says so, else French: the users are French regional councils.
Language language_of_locale() {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).starts_with("en") ? Language::english : Language::french;
    }
    return Language::french;
}

/// The language is needed before parsing, for the texts of --help and of usage errors.
Language wanted_language(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        std::string_view value;
        if (argument == "--lang" && i + 1 < argc) value = argv[i + 1];
        if (argument.starts_with("--lang=")) value = argument.substr(7);
        if (value == "en") return Language::english;
        if (value == "fr") return Language::french;
    }
    return language_of_locale();
}

/// A file that is there, or one that is called like a project.
std::string could_be_project(const std::string& word) {
    std::error_code failure;
    const std::filesystem::path file(word);
    return file.extension() == io::project_ending || std::filesystem::exists(file, failure) ? "" : word;
}

struct Global {
    std::string language;
    bool quiet = false;
    bool verbose = false;
};

void add_global_options(CLI::App& app, Global& global, const Catalog& catalog) {
    app.add_option("--lang", global.language, catalog.text("option.lang"_text))->check(one_of({"fr", "en"}));
    app.add_flag("-q,--quiet", global.quiet, catalog.text("option.quiet"_text));
    app.add_flag("-v,--verbose", global.verbose, catalog.text("option.verbose"_text));
    app.set_help_flag("-h,--help", catalog.text("option.help"_text))->group(catalog.text("usage.options"_text));
}

std::string example_line(const CommandEntry& entry, const Catalog& catalog) {
    std::string line = "maillage " + std::string(entry.name);
    if (!entry.example.empty()) line += " " + std::string(entry.example);
    return catalog.text(message("usage.example"_text).with("line", line));
}

Result<Console> open_console(int argc, char** argv) {
    auto resources = io::find_resources();
    if (!resources) return fail(resources.error());
    const Language language = wanted_language(argc, argv);
    auto catalog = io::read_catalog(io::catalog_file(resources->assets(), language), language);
    if (!catalog) return fail(catalog.error());
    return Console{std::move(*resources), std::move(*catalog)};
}

ExitCode parse_and_run(int argc, char** argv, Console& console, OpenWindow open_window) {
    const Catalog& catalog = console.catalog;
    CLI::App app(catalog.text("program.summary"_text), "maillage");
    Global global;
    app.option_defaults()->group(catalog.text("usage.options"_text));
    add_global_options(app, global, catalog);
    app.set_version_flag("--version", "maillage " + std::string(version), catalog.text("option.version"_text));
    app.require_subcommand(0, 1);
    ProjectOptions project;
    app.add_option(project_slot, project.file, catalog.text("option.project_window"_text))->check(could_be_project);
    app.add_flag("--outside-paths", project.follows_outside, catalog.text("option.outside_paths"_text));
    localise_help(app, catalog);
    CommandAction action;
    for (const CommandEntry& entry : commands()) {
        CLI::App* command = app.add_subcommand(std::string(entry.name), catalog.text(entry.summary));
        command->group(catalog.text("usage.commands"_text));
        add_global_options(*command, global, catalog);
        command->footer(example_line(entry, catalog));
        CommandAction attached = entry.attach(*command, catalog);
        command->final_callback([&action, attached] { action = attached; });
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        std::fputs(app.help("", CLI::AppFormatMode::Normal).c_str(), stdout);
        return ExitCode::done;
    } catch (const CLI::CallForVersion&) {
        std::printf("maillage %s\n", std::string(version).c_str());
        return ExitCode::done;
    } catch (const CLI::ParseError& error) {
        return report_error(console, usage_error(app, error));
    }
    console.quiet = global.quiet;
    console.verbose = global.verbose;
    console.language_is_asked = !global.language.empty();
    if (action && !project.file.empty())
        return report_error(console, {ErrorKind::usage, message("usage.project_and_command"_text), {}, {},
                                      message("usage.remedy"_text).with("command", "maillage")});
    if (action) return action(console);
    if (open_window != nullptr) return open_window(console, project);
    return report_error(console, {ErrorKind::environment, message("window.not_built"_text), {}, {},
                                  message("window.not_built_remedy"_text)});
}

}  // namespace

ExitCode run_command_line(int argc, char** argv, OpenWindow open_window) {
    auto console = open_console(argc, argv);
    if (!console) {
        // Without texts there is no language to speak: the key and the folder are all there is.
        std::fprintf(stderr, "maillage: %s %s\n", std::string(console.error().message.key.id).c_str(),
                     console.error().file.c_str());
        return exit_code(console.error().kind);
    }
    return parse_and_run(argc, argv, *console, open_window);
}

}  // namespace maillage::app
