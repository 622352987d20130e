// SPDX-License-Identifier: Apache-2.0
#include "app/services/workspace.h"

#include <algorithm>
#include <cmath>
#include <system_error>

#include "io/column_join.h"
#include "io/known_sites_reader.h"
#include "io/outline_check.h"
#include "io/programme_reader.h"
#include "io/site_file_reader.h"
#include "io/territory_reader.h"

namespace maillage::app {
namespace {

using planning::Band;

Error unknown_programme(const std::string& id) {
    return {ErrorKind::usage, message("programme.unknown"_text).with("id", id), {}, {},
            message("programme.remedy"_text)};
}

Result<std::optional<Date>> parse_day(const std::string& text) {
    if (text.empty()) return std::optional<Date>{};
    const auto day = parse_date(text);
    if (!day)
        return fail({ErrorKind::usage, message("date.bad"_text).with("given", text), {}, {},
                     message("date.remedy"_text)});
    return day;
}

Error bad_band(const char* option, double given) {
    return {ErrorKind::usage, message("band.bad"_text).with("option", option).with("given", given, 1), {}, {},
            message("band.remedy"_text)};
}

Result<std::optional<evidence::Programme>> load_programme(const std::filesystem::path& data, const std::string& id) {
    if (id.empty()) return std::optional<evidence::Programme>{};
    const bool plain = std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    const auto file = data / "assets" / "programmes" / (id + ".toml");
    std::error_code unreachable;  // a name too long for the disk is no programme either
    if (!plain || !std::filesystem::exists(file, unreachable)) return fail(unknown_programme(id));
    auto programme = io::read_programme(file);
    if (!programme) return fail(programme.error());
    return std::optional(std::move(*programme));
}

Result<std::vector<planning::Site>> load_sites(const std::filesystem::path& data, const Question& question,
                                               const Workspace& workspace, std::vector<Message>& warnings) {
    if (question.site_table != nullptr) return *question.site_table;
    if (!question.sites.empty()) {
        auto read = io::read_sites(question.sites, *workspace.territory);
        if (!read) return fail(read.error());
        warnings.insert(warnings.end(), read->warnings.begin(), read->warnings.end());
        return std::move(read->sites);
    }
    if (!workspace.programme) return std::vector<planning::Site>{};
    auto known = io::read_known_sites(data / "geodata" / "sites" / (workspace.programme->sites + ".toml"));
    if (!known) return fail(known.error());
    return planning::sites_of(*known, workspace.programme->id);
}

/// Gives every site its commune and point; those outside the scope are left out, and named.
Status place_sites(Workspace& workspace, std::vector<planning::Site> sites, const std::filesystem::path& file) {
    std::string outside;
    for (planning::Site& site : sites) {
        const auto commune = workspace.territory->communes.find(site.commune);
        if (!commune)
            return fail({ErrorKind::input, message("sites.unknown_commune"_text).with("code", site.commune.text()),
                         file.string(), site.name, message("sites.unknown_commune_remedy"_text)});
        if (!workspace.scope.contains(*commune)) {
            outside += (outside.empty() ? "" : ", ") + site.name;
            continue;
        }
        workspace.sites.push_back(locate(*workspace.territory, *commune, std::move(site)));
    }
    if (!outside.empty()) workspace.warnings.push_back(message("sites.outside_scope"_text).with("names", outside));
    return {};
}

Status load_demand(Workspace& workspace, const std::string& demand) {
    workspace.demand_warnings.clear();
    if (demand.empty() || demand == "population") {
        workspace.demand = planning::population_demand(*workspace.territory);
        return {};
    }
    auto column = io::read_joined_column(demand, *workspace.territory);
    if (!column) return fail(column.error());
    workspace.demand_warnings = std::move(column->warnings);
    workspace.demand = planning::column_demand(column->values, column->name);
    return {};
}

/// A column that weighs nothing within the scope can neither measure nor plan.
Status check_demand(const Workspace& workspace, const std::string& demand) {
    if (demand.empty()) return {};
    for (const auto commune : workspace.scope.communes)
        if (workspace.demand.persons[commune] > 0) return {};
    return fail({ErrorKind::input, message("demand.all_zero"_text).with("demand", demand), {}, {},
                 message("demand.all_zero_remedy"_text)});
}

/// What can be said before the territory is read; places by commune come after it.
Result<std::optional<planning::TakeUp>> stated_take_up(const Question& question) {
    if (question.take_up) return planning::TakeUp{*question.take_up};
    if (question.capacity.empty()) return std::nullopt;
    return fail({ErrorKind::usage, message("load.capacity_alone"_text), {}, {}, message("load.capacity_alone_remedy"_text)});
}

/// "24", or FILE:CODE:COLUMN.
Status read_places(const std::string& text, Workspace& workspace) {
    if (text.empty()) return {};
    planning::TakeUp& take_up = *workspace.take_up;
    take_up.places = project::places_of(text);
    if (take_up.places) return {};
    auto column = io::read_joined_column(text, *workspace.territory);
    if (!column && column.error().kind == ErrorKind::usage)
        return fail({ErrorKind::usage, message("load.bad_capacity"_text).with("given", text), {}, {},
                     message("load.bad_capacity_remedy"_text)});
    if (!column) return fail(column.error());
    for (const double value : column->values)
        take_up.places_by_commune.push_back(value < 0 ? -1 : static_cast<std::int64_t>(std::floor(value)));
    workspace.demand_warnings.insert(workspace.demand_warnings.end(), column->warnings.begin(), column->warnings.end());
    return {};
}

planning::DepartmentRule programme_rule(const std::optional<evidence::Programme>& programme) {
    const auto* zones = programme ? evidence::zone_rule(*programme) : nullptr;
    if (zones == nullptr || zones->level != territory::Level::department) return {};
    return {{zones->min, zones->max}, {}};
}

/// A rule by codes, in the indices of this territory.
Result<planning::DepartmentRule> located_rule(const Question& question, const territory::TerritorySet& territory) {
    planning::DepartmentRule rule{question.rule->everywhere, {}};
    for (const auto& [code, bounds] : question.rule->exceptions) {
        const auto department = territory.departments.find(code);
        if (!department)
            return fail({ErrorKind::input, message("project.unknown_department"_text).with("code", code.text()),
                         question.project.string(), "rule.departments", message("project.unknown_department_remedy"_text)});
        rule.exceptions[*department] = bounds;
    }
    return rule;
}

bool is_intended(planning::SiteState state) {
    return state == planning::SiteState::planned || state == planning::SiteState::proposed;
}

void warn_of_counted_proposals(Workspace& workspace) {
    std::int64_t count = 0;
    for (const LocatedSite& site : workspace.sites) count += is_intended(site.site.state) ? 1 : 0;
    if (workspace.counts_proposals && count > 0)
        workspace.warnings.push_back(message("check.proposals_counted"_text).with("count", count));
}

void note_territory(const Workspace& workspace, const std::filesystem::path& file, Feedback& feedback) {
    const auto& territory = *workspace.territory;
    feedback.note(message("log.territory"_text)
                      .with("file", file.string())
                      .with("communes", static_cast<std::int64_t>(territory.communes.size()))
                      .with("intercommunalities", static_cast<std::int64_t>(territory.intercommunalities.size()))
                      .with("departments", static_cast<std::int64_t>(territory.departments.size())));
    feedback.note(message("log.scope"_text)
                      .with("scope", workspace.scope.id)
                      .with("communes", static_cast<std::int64_t>(workspace.scope.communes.size()))
                      .with("departments", static_cast<std::int64_t>(workspace.scope.departments.size())));
}

void note_demand(const Workspace& workspace, Feedback& feedback) {
    std::int64_t persons = 0;
    for (const auto commune : workspace.scope.communes) persons += workspace.demand.persons[commune];
    feedback.note(message("log.demand"_text).with("persons", persons));
}

void note_sites(const Workspace& workspace, Feedback& feedback) {
    feedback.note(message("log.sites"_text)
                      .with("count", static_cast<std::int64_t>(workspace.sites.size()))
                      .with("known", static_cast<std::int64_t>(workspace.known_sites().size())));
}

std::string default_scope(const std::optional<evidence::Programme>& programme) {
    return programme && !programme->scope.empty() ? programme->scope : "france";
}

}  // namespace

Result<planning::Bands> parse_bands(const std::vector<double>& radii_km, const std::vector<double>& minutes,
                                    const planning::DistanceModel& distance) {
    planning::Bands bands;
    constexpr double farthest_km = 2000;  // no place of France is farther from another on its own landmass
    for (const double km : radii_km) {
        if (!(km > 0 && km <= farthest_km)) return fail(bad_band("--radius", km));
        bands.push_back(planning::kilometer_band(km));
    }
    if (!minutes.empty() && !distance.has_minutes())
        return fail({ErrorKind::usage, message("band.no_minutes"_text), {}, {}, message("band.no_minutes_remedy"_text)});
    const auto minute_band = [&](double limit) { return planning::minute_band(limit, *distance.speed_kmh); };
    for (const double limit : minutes) {
        if (!(limit > 0 && limit <= 24 * 60)) return fail(bad_band("--minutes", limit));
        bands.push_back(minute_band(limit));
    }
    if (bands.empty())
        for (const int value : planning::default_band_values)
            bands.push_back(distance.has_minutes() ? minute_band(value) : planning::kilometer_band(value));
    std::stable_sort(bands.begin(), bands.end(), [](const Band& a, const Band& b) { return a.limit < b.limit; });
    bands.erase(std::unique(bands.begin(), bands.end()), bands.end());
    return bands;
}

LocatedSite locate(const territory::TerritorySet& territory, territory::Index commune, planning::Site site) {
    planning::Host host = planning::commune_host(territory, commune);
    host.id = site.id;
    if (site.position) host.place = *site.position;
    return {std::move(site), host, {}};
}

std::vector<std::size_t> Workspace::known_sites() const {
    std::vector<std::size_t> known;
    for (std::size_t i = 0; i < sites.size(); ++i)
        if (sites[i].knowledge.known) known.push_back(i);
    return known;
}

std::vector<planning::Host> Workspace::known_hosts() const {
    std::vector<planning::Host> hosts;
    for (const LocatedSite& site : sites)
        if (site.knowledge.known) hosts.push_back(site.host);
    return hosts;
}

std::vector<Message> Workspace::all_warnings() const {
    std::vector<Message> all = demand_warnings;
    all.insert(all.end(), warnings.begin(), warnings.end());
    return all;
}

void Workspace::look_at(std::optional<Date> day) {
    as_of = day;
    for (LocatedSite& site : sites) {
        site.knowledge = planning::known_on(site.site, day);
        if (counts_proposals && is_intended(site.site.state)) site.knowledge.known = true;
        if (counts_planned && site.site.state == planning::SiteState::planned) site.knowledge.known = true;
    }
}

Result<Workspace> with_demand(const Workspace& workspace, const std::string& demand) {
    Workspace other = workspace;
    if (auto loaded = load_demand(other, demand); !loaded) return fail(loaded.error());
    if (auto weighty = check_demand(other, demand); !weighty) return fail(weighty.error());
    return other;
}

Result<Workspace> with_take_up(const Workspace& workspace, double per_thousand, const std::string& capacity) {
    Workspace other = workspace;
    other.take_up = planning::TakeUp{per_thousand};
    if (auto places = read_places(capacity, other); !places) return fail(places.error());
    return other;
}

Result<Workspace> open_workspace(const std::filesystem::path& data, const Question& question, Feedback& feedback) {
    Workspace workspace;
    auto day = parse_day(question.as_of);
    if (!day) return fail(day.error());
    auto distance = planning::parse_distance_model(question.distance);
    if (!distance) return fail(distance.error());
    workspace.distance = *distance;
    auto bands = parse_bands(question.radii_km, question.minutes, *distance);
    if (!bands) return fail(bands.error());
    workspace.bands = std::move(*bands);
    auto take_up = stated_take_up(question);
    if (!take_up) return fail(take_up.error());
    workspace.take_up = *take_up;
    auto programme = load_programme(data, question.programme);
    if (!programme) return fail(programme.error());
    workspace.programme = std::move(*programme);
    workspace.rule = programme_rule(workspace.programme);

    if (!question.territory.empty())
        if (auto sound = io::check_outlines(question.territory); !sound) return fail(sound.error());
    auto territory = io::read_territory(question.territory.empty() ? data / "geodata" : question.territory, feedback);
    if (!territory) return fail(territory.error());
    workspace.territory = std::move(*territory);
    if (question.rule != nullptr) {
        auto rule = located_rule(question, *workspace.territory);
        if (!rule) return fail(rule.error());
        workspace.has_own_rule = rule->everywhere != workspace.rule.everywhere || !rule->exceptions.empty();
        workspace.rule = std::move(*rule);
    }
    auto scope = territory::parse_scope(*workspace.territory,
                                        question.scope.empty() ? default_scope(workspace.programme) : question.scope);
    if (!scope) return fail(scope.error());
    workspace.scope = std::move(*scope);
    if (auto places = read_places(question.capacity, workspace); !places) return fail(places.error());
    note_territory(workspace, question.territory.empty() ? data / "geodata" : question.territory, feedback);
    workspace.costs = std::make_shared<planning::CostModel>(*workspace.territory);
    if (auto loaded = load_demand(workspace, question.demand); !loaded) return fail(loaded.error());
    note_demand(workspace, feedback);
    if (auto weighty = check_demand(workspace, question.demand); !weighty) return fail(weighty.error());
    auto sites = load_sites(data, question, workspace, workspace.warnings);
    if (!sites) return fail(sites.error());
    const auto& sites_file = question.site_table != nullptr ? question.project : question.sites;
    if (auto placed = place_sites(workspace, std::move(*sites), sites_file); !placed) return fail(placed.error());
    workspace.names_sites = question.site_table != nullptr || !question.sites.empty() || workspace.programme.has_value();
    workspace.counts_proposals = question.counts_proposals;
    workspace.counts_planned = question.site_table != nullptr;
    warn_of_counted_proposals(workspace);
    workspace.look_at(*day);
    note_sites(workspace, feedback);
    return workspace;
}

}  // namespace maillage::app
