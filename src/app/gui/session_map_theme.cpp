// SPDX-License-Identifier: Apache-2.0
// What the map shows: indicator, classes, colours, and a column joined from a planner's file.
#include <algorithm>
#include <utility>

#include "app/gui/map_theme_words.h"
#include "app/gui/session.h"
#include "app/services/format.h"
#include "io/column_roles.h"
#include "io/layer_reader.h"
#include "io/number_text.h"

namespace maillage::app::gui {
namespace {

constexpr std::string_view column_job = "column";

bool needs_column(const ThemeChoice& choice) {
    const map::Indicator* indicator = map::find_indicator(choice.indicator);
    return indicator != nullptr && indicator->need == map::IndicatorNeed::column;
}

/// Values that change with the sites or the day; the others are classified once.
bool follows_sites(const ThemeChoice& choice) { return choice.indicator == "distance" || choice.indicator == "places"; }

/// Columns whose first value is a number and that mean nothing else.
std::vector<std::string> number_columns(const io::LayerTable& table, std::size_t code) {
    std::vector<std::string> names;
    for (std::size_t field = 0; field < table.fields.size(); ++field) {
        const io::ColumnRole role = io::column_role(table, field);
        if (field == code || (role != io::ColumnRole::none && role != io::ColumnRole::population)) continue;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const auto cell = table.cell(row, field);
            if (!cell) continue;
            if (io::number_from_text(*cell)) names.push_back(table.fields[field].name);
            break;
        }
    }
    return names;
}

Result<OfferedColumns> columns_of(const std::filesystem::path& file) {
    const auto tables = io::read_layers(file, io::ValidityCheck::none);
    if (!tables) return fail(tables.error());
    for (const io::LayerTable& table : *tables) {
        const auto code = io::find_column(table, io::ColumnRole::commune_code);
        if (!code) continue;
        OfferedColumns offered{file, table.fields[*code].name, number_columns(table, *code)};
        if (!offered.numbers.empty()) return offered;
    }
    return fail(Error{ErrorKind::input, message("window.no_columns"_text), file.string(), {},
                      message("window.no_columns_remedy"_text)});
}

}  // namespace

void Session::show_on_map(ThemeChoice choice) {
    state_.themed.shows = std::move(choice);
    refresh_content();
}

void Session::set_thresholds(const std::string& words) {
    const auto classes = thresholds_from_words(words);
    if (!classes) return tell(catalog().text(message("window.bad_thresholds"_text).with("words", words)), true);
    ThemeChoice choice = state_.themed.shows;
    choice.classes = *classes;
    show_on_map(std::move(choice));
}

void Session::set_color_vision(map::ColorVision vision) {
    state_.themed.vision = vision;
    refresh_content();
}

void Session::ask_column() {
    if (!state_.workspace) return;
    ask_open();
    if (state_.tools.browser) state_.tools.browser->joins = true;
}

void Session::offer_columns(const std::filesystem::path& file) {
    jobs_.start(column_job, [this, file](Feedback&) -> JobRunner::Completion {
        auto offered = columns_of(file);
        return [this, offered = std::move(offered)] {
            if (!offered) return tell(catalog().text(offered.error()), true);
            state_.themed.offered = *offered;
            join_column(offered->numbers.front());
        };
    });
}

void Session::join_column(const std::string& column) {
    if (!state_.themed.offered || !state_.workspace) return;
    const OfferedColumns& offered = *state_.themed.offered;
    const std::string request = offered.file.string() + ":" + offered.code + ":" + column;
    const std::string source = offered.file.filename().string();
    jobs_.start(column_job, [this, request, source, workspace = state_.workspace](Feedback&) -> JobRunner::Completion {
        ThemeData data;
        Status joined = app::join_column(data, *workspace, request);
        return [this, joined = std::move(joined), data = std::move(data), source]() mutable {
            if (!joined) return tell(catalog().text(joined.error()), true);
            MapThemeState& themed = state_.themed;
            themed.data = std::move(data);
            themed.source = source;
            kept_choice_.reset();
            if (!needs_column(themed.shows)) themed.shows = ThemeChoice{"share", {}, {}};
            refresh_content();
        };
    });
}

void Session::apply_theme(map::MapContent& content) {
    MapThemeState& themed = state_.themed;
    content.vision = themed.vision;
    // A column belongs to the territory it was joined to.
    if (!themed.data.column.empty() && themed.data.column.size() != state_.workspace->territory->communes.size()) {
        themed.data = {};
        themed.offered.reset();
    }
    if (needs_column(themed.shows) && themed.data.column.empty()) themed.shows = {};
    if (kept_choice_ == themed.shows) {
        content.subject = kept_subject_;
        return;
    }
    kept_choice_.reset();
    if (const auto shown = show_theme(content, *state_.workspace, themed.shows, themed.data); !shown) {
        tell(catalog().text(shown.error()), true);
        themed.shows = {};
        return;
    }
    if (follows_sites(themed.shows)) return;
    kept_choice_ = themed.shows;
    kept_subject_ = content.subject;
}

void Session::complete_legend() {
    map::PageTexts& texts = state_.texts;
    const map::MapContent& content = *state_.content;
    if (needs_column(state_.themed.shows)) texts.sources += " – " + state_.themed.source;
    if (!std::holds_alternative<std::monostate>(content.subject)) return;
    // The heads of the columns say what the page's note says of the shares.
    const map::Indicator& indicator = *map::find_indicator(state_.themed.shows.indicator);
    texts.legend_note = catalog().text(
        message(indicator.unit).with("distance", catalog().text(state_.workspace->distance.label())));
    std::vector<std::int64_t> communes(texts.classes.size());
    for (const territory::Index commune : state_.workspace->scope.communes) {
        const std::size_t index = content.classes.class_of(content.distance_m[commune]);
        if (index < communes.size()) ++communes[index];
    }
    for (std::size_t i = 0; i < communes.size(); ++i)
        texts.classes[i].count = format_integer(communes[i], catalog().language());
    texts.columns = {{}, catalog().text("map.column_persons"_text), catalog().text("map.column_communes"_text)};
}

}  // namespace maillage::app::gui
