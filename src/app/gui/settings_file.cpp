// SPDX-License-Identifier: Apache-2.0
#include "app/gui/settings_file.h"

#include <array>
#include <string_view>
#include <utility>

#include "io/atomic_file.h"
#include "io/json_reader.h"
#include "io/json_writer.h"
#include "io/state_folder.h"

namespace maillage::app::gui {
namespace {

constexpr int settings_version = 1;
constexpr std::size_t most_bytes = 64 * 1024;
constexpr double lowest_scale = 0.5;
constexpr double highest_scale = 4;

constexpr std::array<std::pair<Task, std::string_view>, 3> task_words{
    {{Task::map, "map"}, {Task::sites, "sites"}, {Task::propose, "propose"}}};

std::filesystem::path file_of(const std::filesystem::path& config) { return config / "settings.json"; }

template <class T>
const T* member(const Value& object, std::string_view key) {
    const Value* found = object.find(key);
    return found == nullptr ? nullptr : std::get_if<T>(&found->content());
}

bool truth(const Value& object, std::string_view key, bool otherwise) {
    const bool* found = member<bool>(object, key);
    return found == nullptr ? otherwise : *found;
}

std::string_view word(const Value& object, std::string_view key) {
    const std::string* found = member<std::string>(object, key);
    return found == nullptr ? std::string_view() : std::string_view(*found);
}

/// 2 and 1.5 are different kinds of number to JSON.
std::optional<double> scale_of(const Value& object) {
    double scale = 0;
    if (const auto* decimal = member<Value::Decimal>(object, "scale")) scale = decimal->number;
    if (const auto* whole = member<std::int64_t>(object, "scale")) scale = static_cast<double>(*whole);
    return scale >= lowest_scale && scale <= highest_scale ? std::optional(scale) : std::nullopt;
}

}  // namespace

Settings read_settings(const std::filesystem::path& config) {
    Settings settings;
    if (config.empty()) return settings;
    const auto text = io::read_bytes(file_of(config), most_bytes);
    if (!text) return settings;
    const auto value = io::parse_json(*text, file_of(config));
    const std::int64_t* version = value ? member<std::int64_t>(*value, "version") : nullptr;
    if (version == nullptr || *version != settings_version) return settings;
    if (word(*value, "language") == "fr") settings.language = Language::french;
    if (word(*value, "language") == "en") settings.language = Language::english;
    settings.scale = scale_of(*value);
    if (word(*value, "theme") == "dark") settings.theme = map::ThemeKind::dark;
    for (const auto& [task, name] : task_words)
        if (word(*value, "task") == name) settings.task = task;
    settings.panels_folded = truth(*value, "panels_folded", false);
    settings.tour_seen = truth(*value, "tour_seen", false);
    settings.animations = truth(*value, "animations", true);
    return settings;
}

void write_settings(const std::filesystem::path& config, const Settings& settings) {
    Value value;
    value.set("version", settings_version);
    if (settings.language) value.set("language", *settings.language == Language::french ? "fr" : "en");
    if (settings.scale) value.set("scale", Value(*settings.scale, 2));
    value.set("theme", settings.theme == map::ThemeKind::dark ? "dark" : "light");
    for (const auto& [task, name] : task_words)
        if (task == settings.task) value.set("task", name);
    value.set("panels_folded", settings.panels_folded);
    value.set("tour_seen", settings.tour_seen);
    value.set("animations", settings.animations);
    if (!io::make_private_folder(config)) return;
    const std::string text = io::json_text(value, io::JsonLayout::indented) + "\n";
    static_cast<void>(io::write_file(file_of(config), text, io::Existing::replace));
}

}  // namespace maillage::app::gui
