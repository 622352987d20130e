// SPDX-License-Identifier: Apache-2.0
#include "app/gui/dropped_file.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>

#include "io/column_roles.h"
#include "io/file_precheck.h"
#include "io/layer_reader.h"
#include "io/project_file.h"

namespace maillage::app::gui {
namespace {

constexpr std::chrono::milliseconds growing_for{300};

Error trouble(const std::filesystem::path& file, TextKey what, TextKey remedy) {
    return {ErrorKind::input, message(what), file.string(), {}, message(remedy)};
}

/// Its size and the moment of its last change, twice.
bool is_being_written(const std::filesystem::path& file) {
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    const auto written = std::filesystem::last_write_time(file, failure);
    std::this_thread::sleep_for(growing_for);
    return size != std::filesystem::file_size(file, failure) || written != std::filesystem::last_write_time(file, failure);
}

std::optional<Error> outer_trouble(const std::filesystem::path& file) {
    std::error_code failure;
    if (std::filesystem::is_directory(file, failure))
        return trouble(file, "window.drop_folder"_text, "window.drop_folder_remedy"_text);
    if (const auto checked = io::check_input_file(file); !checked) return checked.error();
    if (std::filesystem::file_size(file, failure) > largest_dropped_file)
        return trouble(file, "window.drop_huge"_text, "window.drop_huge_remedy"_text);
    if (is_being_written(file)) return trouble(file, "window.drop_growing"_text, "window.drop_growing_remedy"_text);
    return std::nullopt;
}

bool is_number(std::string text) {
    std::replace(text.begin(), text.end(), ',', '.');
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && end == text.data() + text.size() && number >= 0;
}

/// Numbers alone, at least one.
bool holds_numbers(const io::LayerTable& table, std::size_t field) {
    bool any = false;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto cell = table.cell(row, field);
        if (!cell) continue;
        if (!is_number(*cell)) return false;
        any = true;
    }
    return any;
}

/// Nothing where it says where sites are, or has no code or no numbers.
std::optional<TableQuestion> table_question(const std::filesystem::path& file) {
    const auto layers = io::read_layers(file, io::ValidityCheck::none);
    if (!layers || layers->size() != 1 || io::layer_role(layers->front()) != io::LayerRole::table) return std::nullopt;
    const io::LayerTable& table = layers->front();
    const auto code = io::find_column(table, io::ColumnRole::commune_code);
    if (!code || io::find_column(table, io::ColumnRole::state) || io::find_column(table, io::ColumnRole::id))
        return std::nullopt;
    TableQuestion question{file, table.fields[*code].name, {}, 0, nullptr};
    for (std::size_t field = 0; field < table.fields.size(); ++field) {
        const io::ColumnRole role = io::column_role(table, field);
        if (role != io::ColumnRole::none && role != io::ColumnRole::population) continue;
        if (holds_numbers(table, field)) question.columns.push_back(table.fields[field].name);
    }
    if (question.columns.empty()) return std::nullopt;
    return question;
}

}  // namespace

DroppedFile look_at_dropped(const std::filesystem::path& file, const territory::TerritorySet& territory) {
    DroppedFile dropped{file, false, outer_trouble(file), nullptr, std::nullopt};
    if (dropped.trouble) return dropped;
    dropped.is_project = file.extension() == io::project_ending;
    if (dropped.is_project) return dropped;
    auto sites = io::read_sites(file, territory);
    if (sites) dropped.sites = std::make_shared<const io::SiteFile>(std::move(*sites));
    dropped.table = table_question(file);
    if (dropped.table) dropped.table->sites = dropped.sites;
    if (!dropped.table && !dropped.sites) dropped.trouble = sites.error();
    return dropped;
}

}  // namespace maillage::app::gui
