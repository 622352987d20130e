// SPDX-License-Identifier: Apache-2.0
#include "app/gui/sites_view.h"

#include <algorithm>
#include <limits>

#include "base/utf8.h"

namespace maillage::app::gui {
namespace {

bool fits(const Workspace& workspace, const LocatedSite& site, const std::string& wanted) {
    if (wanted.empty()) return true;
    const auto& territory = *workspace.territory;
    const auto department = territory.communes.department[site.host.commune];
    const std::string words[] = {site.site.name, territory.communes.name[site.host.commune],
                                 territory.departments.name[department], territory.departments.code[department].text(),
                                 site.site.commune.text()};
    return std::ranges::any_of(words, [&](const std::string& word) {
        return folded(word).find(wanted) != std::string::npos;
    });
}

}  // namespace

std::vector<SiteLine> site_lines(const Workspace& workspace, const CheckResult& check, const SitesView& view) {
    std::vector<SiteLine> lines;
    const std::string wanted = folded(view.filter);
    for (std::size_t i = 0; i < workspace.sites.size(); ++i) {
        if (!fits(workspace, workspace.sites[i], wanted)) continue;
        const auto at = std::ranges::find(check.site_of, i);
        const bool counts = at != check.site_of.end();
        lines.push_back({i, counts ? std::optional(static_cast<std::size_t>(at - check.site_of.begin())) : std::nullopt});
    }
    const auto& territory = *workspace.territory;
    const auto persons = [&](const SiteLine& line) {
        return line.host ? check.tables.sites[*line.host].persons : std::int64_t{-1};
    };
    const auto mean = [&](const SiteLine& line) {
        constexpr double nowhere = std::numeric_limits<double>::max();
        return line.host ? check.tables.sites[*line.host].mean_km.value_or(nowhere) : nowhere;
    };
    const auto department = [&](const SiteLine& line) {
        return territory.communes.department[workspace.sites[line.site].host.commune];
    };
    const auto before = [&](const SiteLine& a, const SiteLine& b) {
        switch (view.sort) {
            case SiteColumn::name: return folded(workspace.sites[a.site].site.name) < folded(workspace.sites[b.site].site.name);
            case SiteColumn::department: return department(a) < department(b);
            case SiteColumn::persons: return persons(a) < persons(b);
            case SiteColumn::mean: return mean(a) < mean(b);
        }
        return false;
    };
    std::stable_sort(lines.begin(), lines.end(),
                     [&](const SiteLine& a, const SiteLine& b) { return view.descending ? before(b, a) : before(a, b); });
    return lines;
}

}  // namespace maillage::app::gui
