// SPDX-License-Identifier: Apache-2.0
// What a map shows, chosen by name.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "app/services/map_service.h"
#include "io/column_join.h"
#include "map/ramps.h"
#include "planning/site_calendar.h"

namespace maillage::app {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

template <class Table>
std::string keys_of(const Table& table) {
    std::string out;
    for (const auto& entry : table) out += (out.empty() ? "" : ", ") + std::string(entry.key);
    return out;
}

Error refused(Message what, Message remedy) { return {ErrorKind::usage, std::move(what), {}, {}, std::move(remedy)}; }

/// Places of the known sites by commune: NaN where a site does not say.
std::vector<double> places_by_commune(const Workspace& workspace) {
    std::vector<double> places(workspace.territory->communes.size(), 0);
    for (const std::size_t i : workspace.known_sites()) {
        const LocatedSite& site = workspace.sites[i];
        const auto said = planning::places_on(site.site, workspace.as_of);
        places[site.host.commune] += said ? said->people : missing;
    }
    return places;
}

Status check_needs(const map::Indicator& indicator, const ThemeData& data) {
    switch (indicator.need) {
        case map::IndicatorNeed::nothing: return {};
        case map::IndicatorNeed::column:
            if (!data.column.empty()) return {};
            return fail(refused(message("theme.no_column"_text).with("theme", std::string(indicator.key)),
                                message("theme.no_column_remedy"_text)));
        case map::IndicatorNeed::situation_before:
            if (!data.distance_before_m.empty()) return {};
            return fail(refused(message("theme.no_before"_text).with("theme", std::string(indicator.key)),
                                message("theme.no_before_remedy"_text)));
    }
    return {};
}

/// The ramp asked for, which must diverge exactly where the indicator does.
Status check_ramp(const map::Indicator& indicator, const std::string& ramp) {
    if (ramp.empty()) return {};
    const map::Ramp* found = map::find_ramp(ramp);
    if (found == nullptr)
        return fail(refused(message("theme.unknown_ramp"_text).with("given", ramp),
                            message("theme.known"_text).with("names", keys_of(map::ramps()))));
    if (indicator.is_stock() || found->diverging != map::find_ramp(indicator.ramp)->diverging)
        return fail(refused(message("theme.bad_ramp"_text)
                                .with("ramp", ramp)
                                .with("theme", std::string(indicator.key)),
                            message("theme.bad_ramp_remedy"_text)));
    return {};
}

Result<std::optional<map::Classification>> chosen_classes(const map::Indicator& indicator, const std::string& text) {
    if (text.empty()) return std::optional<map::Classification>{};
    auto classes = map::parse_classification(text);
    if (!classes) return fail(classes.error());
    if (indicator.is_stock() || indicator.fixed_limits)
        return fail(refused(message("theme.no_classes"_text).with("theme", std::string(indicator.key)),
                            message("theme.no_classes_remedy"_text)));
    return std::optional(std::move(*classes));
}

/// The distances' own look: at most as many round thresholds as the ramp has steps, no ramp of another kind. Nothing
/// where the choice needs a choropleth.
std::optional<map::DistanceClasses> own_classes(const ThemeChoice& choice,
                                                const std::optional<map::Classification>& classes) {
    if (!choice.ramp.empty()) return std::nullopt;
    if (!classes) return map::DistanceClasses{};
    if (classes->method != "manual" || classes->thresholds.size() > map::ramp_steps) return std::nullopt;
    map::DistanceClasses out{{}};
    for (const double km : classes->thresholds) {
        constexpr double farthest_km = 20'000;  // half the Earth's circumference
        if (!(km > 0 && km <= farthest_km)) return std::nullopt;
        out.thresholds_m.push_back(static_cast<std::int32_t>(std::lround(km * 1000)));
    }
    return out;
}

}  // namespace

std::vector<std::int32_t> distances_by_commune(const Workspace& workspace, const CheckResult& check) {
    std::vector<std::int32_t> metres(workspace.territory->communes.size(), -1);
    for (std::size_t i = 0; i < workspace.scope.communes.size(); ++i)
        if (check.tables.allocation.host[i] != planning::no_site)
            metres[workspace.scope.communes[i]] = check.tables.allocation.cost[i].value;
    return metres;
}

Status show_theme(map::MapContent& content, const Workspace& workspace, const ThemeChoice& choice,
                  const ThemeData& data) {
    const map::Indicator* indicator = map::find_indicator(choice.indicator);
    if (indicator == nullptr)
        return fail(refused(message("theme.unknown"_text).with("given", choice.indicator),
                            message("theme.known"_text).with("names", keys_of(map::indicators()))));
    if (auto needs = check_needs(*indicator, data); !needs) return needs;
    if (auto ramp = check_ramp(*indicator, choice.ramp); !ramp) return ramp;
    auto classes = chosen_classes(*indicator, choice.classes);
    if (!classes) return fail(classes.error());
    content.subject = {};
    if (indicator->key == "distance")
        if (const auto own = own_classes(choice, *classes)) {
            content.classes = *own;
            return {};
        }
    const std::vector<double> places = places_by_commune(workspace);
    const map::IndicatorInput input{*workspace.territory, content.distance_m, data.distance_before_m, places,
                                    data.column};
    content.subject = map::make_subject(*indicator, input, workspace.scope.communes, workspace.demand.persons, *classes,
                                        choice.ramp);
    return {};
}

Status join_column(ThemeData& data, const Workspace& workspace, const std::string& column) {
    auto joined = io::read_joined_column(column, *workspace.territory);
    if (!joined) return fail(joined.error());
    data.column_name = std::move(joined->name);
    data.column = std::move(joined->values);
    for (double& value : data.column)
        if (value < 0) value = missing;  // the reader's "says nothing"
    return {};
}

}  // namespace maillage::app
