// SPDX-License-Identifier: Apache-2.0
#include "app/services/map_service.h"

#include <algorithm>

#include "app/services/format.h"
#include "app/services/wording.h"
#include "render/paint_page.h"
#include "render/png_writer.h"
#include "render/text_shaper.h"

namespace maillage::app {
namespace {

map::MarkerKind marker_kind(planning::SiteState state) {
    switch (state) {
        case planning::SiteState::existing: return map::MarkerKind::existing;
        case planning::SiteState::planned: return map::MarkerKind::planned;
        case planning::SiteState::proposed: return map::MarkerKind::proposed;
        case planning::SiteState::rejected: return map::MarkerKind::rejected;
    }
    return map::MarkerKind::existing;
}

/// A site is drawn when it is known on the day, or when it does not stand yet (then its state shows it).
bool is_drawn(const LocatedSite& site) {
    return site.knowledge.known || site.site.state != planning::SiteState::existing;
}

/// People of the scope by distance class.
std::vector<std::int64_t> persons_by_class(const Workspace& workspace, const map::MapContent& content) {
    std::vector<std::int64_t> persons(content.classes.count(), 0);
    for (const auto commune : workspace.scope.communes) {
        const std::size_t index = content.classes.class_of(content.distance_m[commune]);
        if (index < persons.size()) persons[index] += workspace.demand.persons[commune];
    }
    return persons;
}

/// Planned sites of a file are shown, but people do not go there yet.
bool leaves_out_planned(const Workspace& workspace) {
    return std::any_of(workspace.sites.begin(), workspace.sites.end(), [](const LocatedSite& site) {
        return site.site.state == planning::SiteState::planned && !site.knowledge.known;
    });
}

std::string default_title(const Workspace& workspace, const Catalog& catalog) {
    const std::string scope = scope_name(workspace.scope, catalog);
    if (!workspace.programme) return scope;
    return in_language(workspace.programme->name, catalog.language());
}

}  // namespace

Result<std::shared_ptr<const map::ScopeGeometry>> prepare_map(const Workspace& workspace) {
    return map::prepare_geometry(workspace.territory, workspace.scope.communes, workspace.scope.display_epsg);
}

map::MapContent map_content(const Workspace& workspace, const CheckResult& check,
                            std::shared_ptr<const map::ScopeGeometry> geometry) {
    map::MapContent content;
    content.geometry = std::move(geometry);
    content.distance_m.assign(workspace.territory->communes.size(), -1);
    for (std::size_t i = 0; i < workspace.scope.communes.size(); ++i)
        if (check.tables.allocation.host[i] != planning::no_site)
            content.distance_m[workspace.scope.communes[i]] = check.tables.allocation.cost[i].value;
    for (const LocatedSite& site : workspace.sites)
        if (is_drawn(site)) content.sites.push_back({site.host.place, marker_kind(site.site.state), site.site.name});
    return content;
}

map::PageTexts page_texts(const Workspace& workspace, const CheckResult& check, const map::MapContent& content,
                          const std::string& title, const Catalog& catalog) {
    map::PageTexts texts;
    texts.title = title.empty() ? default_title(workspace, catalog) : title;
    if (check.has_rule) texts.subtitle = rule_answer(workspace, check, catalog);
    texts.legend_title = catalog.text("map.legend_title"_text);
    texts.legend_note = catalog.text(
        message("map.legend_note"_text).with("distance", catalog.text(workspace.distance.label())));
    const auto persons = persons_by_class(workspace, content);
    const auto population = static_cast<double>(check.tables.coverage.population);
    for (std::size_t index = 0; index < content.classes.count(); ++index) {
        const bool any = population > 0 && !check.hosts.empty();
        const auto share = any ? std::optional(static_cast<double>(persons[index]) / population) : std::nullopt;
        texts.classes.push_back({catalog.text(content.classes.label(index)), share_text(share, catalog.language())});
    }
    bool planned = false;
    bool proposed = false;
    for (const auto& site : content.sites) {
        planned = planned || site.kind == map::MarkerKind::planned;
        proposed = proposed || site.kind == map::MarkerKind::proposed;
    }
    texts.markers.emplace_back(map::MarkerKind::existing, catalog.text("map.existing_site"_text));
    if (planned)
        texts.markers.emplace_back(map::MarkerKind::planned,
                                   catalog.text(leaves_out_planned(workspace) ? "map.planned_site_not_counted"_text
                                                                              : "map.planned_site"_text));
    if (proposed) texts.markers.emplace_back(map::MarkerKind::proposed, catalog.text("map.proposed_site"_text));
    texts.sources = workspace.territory->vintage.sources + " – " +
                    vintage_text(workspace.territory->vintage, catalog);
    texts.situation = situation_text(workspace, catalog);
    return texts;
}

Result<std::string> paint_map(const Workspace& workspace, const MapRequest& request,
                              const std::filesystem::path& shaders, const Catalog& catalog) {
    const CheckResult check = run_check(workspace);
    auto geometry = prepare_map(workspace);
    if (!geometry) return fail(geometry.error());
    map::MapContent content = map_content(workspace, check, std::move(*geometry));
    content.theme = request.theme;
    content.hidden_layers = request.hidden_layers;
    const map::PageTexts texts = page_texts(workspace, check, content, request.title, catalog);
    auto shaper = render::TextShaper::create();
    if (!shaper) return fail(shaper.error());
    constexpr double screen_dpi = 96;  // CSS reference pixel: 1/96 inch
    const map::PageFormat format{request.width, request.height, request.dpi / screen_dpi};
    auto page = map::compose_page(content, texts, format, shaper->measure());
    if (!page) return fail(page.error());
    auto image = render::paint_page(*page, *shaper, {shaders, 0});
    if (!image) return fail(image.error());
    return render::encode_png(*image, request.dpi);
}

}  // namespace maillage::app
