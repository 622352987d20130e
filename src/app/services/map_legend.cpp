// SPDX-License-Identifier: Apache-2.0
#include "app/services/map_legend.h"

#include "app/services/format.h"
#include "map/circle_scale.h"
#include "map/subject_style.h"

namespace maillage::app {
namespace {

/// Writes the rows of one legend.
class Legend {
  public:
    Legend(map::PageTexts& texts, const Workspace& workspace, const map::MapContent& content, const Catalog& catalog)
        : texts_(texts), workspace_(workspace), content_(content), catalog_(catalog) {
        for (const auto commune : workspace.scope.communes) persons_ += workspace.demand.persons[commune];
    }

    /// Without a site no commune has a distance: then nothing is written.
    bool distances() {
        std::vector<std::int64_t> persons(content_.classes.count(), 0);
        bool any = false;
        for (const auto commune : workspace_.scope.communes) {
            const std::size_t index = content_.classes.class_of(content_.distance_m[commune]);
            if (index >= persons.size()) continue;
            any = true;
            persons[index] += workspace_.demand.persons[commune];
        }
        if (!any) return false;
        for (std::size_t i = 0; i < persons.size(); ++i)
            texts_.classes.push_back({catalog_.text(content_.classes.label(i)), share(persons[i]), {}});
        return true;
    }

    void classes(const map::Choropleth& choropleth) {
        for (std::size_t i = 0; i < choropleth.classes.count(); ++i)
            texts_.classes.push_back({catalog_.text(map::class_label(choropleth, i)),
                                      share(choropleth.classes.weights[i]), number(choropleth.classes.counts[i])});
        add_missing(choropleth.classes.missing, choropleth.classes.missing_weight);
    }

    void circles(const map::Circles& circles) {
        for (const double value : map::circle_legend_values(circles.largest))
            texts_.circles.push_back({format_integer(static_cast<std::int64_t>(value), catalog_.language()), {}, {}});
        add_missing(circles.missing, circles.missing_weight);
    }

  private:
    [[nodiscard]] std::string share(std::int64_t persons) const {
        const auto of_all =
            persons_ > 0 ? std::optional(static_cast<double>(persons) / static_cast<double>(persons_)) : std::nullopt;
        return share_text(of_all, catalog_.language());
    }

    [[nodiscard]] std::string number(std::size_t communes) const {
        return format_integer(static_cast<std::int64_t>(communes), catalog_.language());
    }

    void add_missing(std::size_t communes, std::int64_t persons) {
        if (map::shows_missing(content_))
            texts_.classes.push_back({catalog_.text("map.missing"_text), share(persons), number(communes)});
        texts_.columns = {{}, catalog_.text("map.column_persons"_text), catalog_.text("map.column_communes"_text)};
    }

    map::PageTexts& texts_;
    const Workspace& workspace_;
    const map::MapContent& content_;
    const Catalog& catalog_;
    std::int64_t persons_ = 0;
};

}  // namespace

void write_legend(map::PageTexts& texts, const Workspace& workspace, const map::MapContent& content,
                  const Catalog& catalog, const ThemeChoice& choice, const std::string& column_name) {
    const map::Indicator& indicator = *map::find_indicator(choice.indicator);
    texts.legend_title = catalog.text(
        indicator.need == map::IndicatorNeed::column ? message(indicator.title).with("column", column_name)
                                                     : message(indicator.title));
    const std::string unit =
        catalog.text(message(indicator.unit).with("distance", catalog.text(workspace.distance.label())));
    Legend legend(texts, workspace, content, catalog);
    if (const auto* choropleth = std::get_if<map::Choropleth>(&content.subject)) {
        texts.legend_note = unit;
        return legend.classes(*choropleth);
    }
    if (const auto* circles = std::get_if<map::Circles>(&content.subject)) {
        texts.legend_note = catalog.text(message("map.note_circles"_text).with("unit", unit));
        return legend.circles(*circles);
    }
    texts.legend_note = legend.distances() ? catalog.text(message("map.note_shares"_text).with("unit", unit))
                                           : catalog.text("map.note_no_site"_text);
}

}  // namespace maillage::app
