// SPDX-License-Identifier: Apache-2.0
#include "app/services/map_service.h"

#include <algorithm>
#include <map>

#include "app/services/map_legend.h"
#include "app/services/wording.h"
#include "render/png_writer.h"

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

Result<std::vector<map::InsetMap>> prepare_insets(const Workspace& workspace) {
    const auto& set = *workspace.territory;
    std::map<int, std::shared_ptr<const map::TerritoryGeometry>> whole;  // two departments may share a CRS
    std::vector<map::InsetMap> insets;
    for (const territory::Index department : workspace.scope.departments) {
        const int epsg = set.departments.display_epsg[department];
        if (epsg == workspace.scope.display_epsg) continue;
        if (!whole.contains(epsg)) {
            auto built = map::TerritoryGeometry::build(workspace.territory, epsg);
            if (!built) return fail(built.error());
            whole[epsg] = std::move(*built);
        }
        std::vector<territory::Index> communes;
        for (const territory::Index c : workspace.scope.communes)
            if (set.communes.department[c] == department) communes.push_back(c);
        insets.push_back({std::make_shared<const map::ScopeGeometry>(whole[epsg], communes),
                          set.departments.name[department]});
    }
    return insets;
}

map::MapContent map_content(const Workspace& workspace, const CheckResult& check,
                            std::shared_ptr<const map::ScopeGeometry> geometry) {
    map::MapContent content;
    content.geometry = std::move(geometry);
    content.distance_m = distances_by_commune(workspace, check);
    for (const LocatedSite& site : workspace.sites)
        if (is_drawn(site)) content.sites.push_back({site.host.place, marker_kind(site.site.state), site.site.name});
    return content;
}

map::PageTexts page_texts(const Workspace& workspace, const CheckResult& check, const map::MapContent& content,
                          const std::string& title, const Catalog& catalog, const ThemeChoice& choice,
                          const std::string& column_name) {
    map::PageTexts texts;
    texts.title = title.empty() ? default_title(workspace, catalog) : title;
    if (check.has_rule) texts.subtitle = rule_answer(workspace, check, catalog);
    write_legend(texts, workspace, content, catalog, choice, column_name);
    bool existing = false;
    bool planned = false;
    bool proposed = false;
    for (const auto& site : content.sites) {
        existing = existing || site.kind == map::MarkerKind::existing;
        planned = planned || site.kind == map::MarkerKind::planned;
        proposed = proposed || site.kind == map::MarkerKind::proposed;
    }
    if (existing) texts.markers.emplace_back(map::MarkerKind::existing, catalog.text("map.existing_site"_text));
    if (planned)
        texts.markers.emplace_back(map::MarkerKind::planned,
                                   catalog.text(leaves_out_planned(workspace) ? "map.planned_site_not_counted"_text
                                                                              : "map.planned_site"_text));
    if (proposed) texts.markers.emplace_back(map::MarkerKind::proposed, catalog.text(workspace.counts_proposals
                                                                              ? "map.proposed_counted"_text
                                                                              : "map.proposed_site"_text));
    texts.sources = workspace.territory->vintage.sources + " – " +
                    vintage_text(workspace.territory->vintage, catalog);
    texts.situation = situation_text(workspace, catalog);
    return texts;
}

Result<std::string> paint_map(const Workspace& workspace, const MapRequest& request, PagePrinter& printer,
                              const Catalog& catalog) {
    const CheckResult check = run_check(workspace);
    auto geometry = prepare_map(workspace);
    if (!geometry) return fail(geometry.error());
    map::MapContent content = map_content(workspace, check, std::move(*geometry));
    content.theme = request.theme;
    content.hidden_layers = request.hidden_layers;
    content.vision = request.vision;
    if (auto shown = show_theme(content, workspace, request.shows, request.data); !shown) return fail(shown.error());
    const map::PageTexts texts =
        page_texts(workspace, check, content, request.title, catalog, request.shows, request.data.column_name);
    auto shaper = printer.shaper();
    if (!shaper) return fail(shaper.error());
    constexpr double screen_dpi = 96;  // CSS reference pixel: 1/96 inch
    const map::PageFormat format{request.width, request.height, request.dpi / screen_dpi};
    const auto insets = prepare_insets(workspace);
    if (!insets) return fail(insets.error());
    auto page = map::compose_page(content, texts, format, (*shaper)->measure(), *insets);
    if (!page) return fail(page.error());
    auto image = printer.print(std::move(*page));
    if (!image) return fail(image.error());
    return render::encode_png(*image, request.dpi);
}

}  // namespace maillage::app
