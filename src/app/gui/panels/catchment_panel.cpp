// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/catchment_panel.h"

#include <algorithm>
#include <array>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include "app/services/format.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

using planning::CandidateCatchment;

/// Sites named under "it would take from".
constexpr std::size_t most_taken = 5;
/// Right edge of the middle column, style px from the right edge.
constexpr float middle_from_right = 92;
/// Rows of the list in sight; the others scroll.
constexpr float most_rows = 11;

std::string persons(const Ui& ui, std::int64_t count) { return format_integer(count, ui.language()); }

/// Words, a figure, a figure.
void row_of_three(Ui& ui, const std::string& id, const std::array<std::string, 3>& words, FontRole role,
                  map::Color color, const Box& box) {
    const float y = middle_line(ui, role, box);
    const float middle = box.high.x - ui.px(middle_from_right);
    const float second = text_size(ui, role, words[1]).x;
    put_fitted(ui, id, role, {box.low.x, y}, color, words[0], middle - second - ui.px(2 * grid) - box.low.x);
    put_text(ui, role, {middle, y}, color, words[1], Align::right);
    put_text(ui, role, {box.high.x, y}, color, words[2], Align::right);
}

void draw_head(Ui& ui, const std::string& title, const std::string& below) {
    const Box head = take(ui, line_height(ui, FontRole::lead));
    const float side = ui.px(26);
    put_fitted(ui, "catchment_title", FontRole::lead, head.low, ui.palette.ink, title, head.width() - side - ui.px(grid));
    if (icon_button(ui, "catchment_close", icons::close, ui.text("window.close"_text), ButtonKind::quiet,
                    {{head.high.x - side, head.low.y}, {head.high.x, head.low.y + side}}))
        ui.act([](Session& session) { session.close_catchment(); });
    line(ui, "catchment_place", FontRole::small, ui.palette.second_ink, below);
    gap(ui, 2 * grid);
    const std::array<std::string, 2> words{ui.text("window.catchment_rings"_text), ui.text("window.catchment_own"_text)};
    if (const auto picked =
            choice(ui, "catchment_bands", ui.state.catchment->own_bands ? 1 : 0, words, take(ui, ui.px(28))))
        ui.act([own = *picked == 1](Session& session) { session.set_catchment_bands(own); });
    gap(ui, 3 * grid);
}

void draw_bands(Ui& ui, const CatchmentCard& card, const CandidateCatchment& candidate) {
    row_of_three(ui, "catchment_head",
                 {ui.text(ui.state.workspace->distance.label()), ui.text("window.catchment_persons"_text), ui.text("window.catchment_added"_text)},
                 FontRole::small, ui.palette.second_ink, take(ui, ui.px(20)));
    for (std::size_t band = 0; band < card.bands.size(); ++band)
        row_of_three(ui, "catchment_band_" + std::to_string(band),
                     {ui.text(message("window.within"_text).with("band", band_text(card.bands[band], ui.language()))),
                      persons(ui, candidate.within[band]), persons(ui, candidate.added[band])},
                     FontRole::small_medium, ui.palette.ink, take(ui, ui.px(22)));
    gap(ui, grid);
    paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.catchment_added_means"_text));
}

void draw_taken(Ui& ui, const CandidateCatchment& candidate) {
    gap(ui, 3 * grid);
    pair_line(ui, "catchment_persons", ui.text("window.catchment_nearest"_text), persons(ui, candidate.persons));
    const auto share = candidate.persons > 0 ? std::optional(static_cast<double>(candidate.home) /
                                                             static_cast<double>(candidate.persons))
                                             : std::nullopt;
    pair_line(ui, "catchment_home", ui.text("window.catchment_home"_text), share_text(share, ui.language()));
    pair_line(ui, "catchment_mean", ui.text("window.catchment_mean"_text),
              ui.text(message("window.from_to"_text)
                          .with("before", km_text(ui.state.check->tables.coverage.mean_km, ui.language()))
                          .with("after", km_text(candidate.mean_km, ui.language()))));
    if (candidate.taken.empty()) return;
    gap(ui, 2 * grid);
    line(ui, "catchment_taken", FontRole::small_bold, ui.palette.ink, ui.text("window.catchment_taken"_text));
    const auto& check = *ui.state.check;
    for (std::size_t i = 0; i < std::min(candidate.taken.size(), most_taken); ++i) {
        const auto host = static_cast<std::size_t>(candidate.taken[i].host);
        if (host >= check.site_of.size()) continue;  // the list is of the situation before
        pair_line(ui, "catchment_from_" + std::to_string(i), ui.state.workspace->sites[check.site_of[host]].site.name,
                  persons(ui, candidate.taken[i].persons));
    }
}

void draw_candidate(Ui& ui, const CatchmentCard& card, const CandidateCatchment& candidate) {
    draw_bands(ui, card, candidate);
    draw_taken(ui, candidate);
    gap(ui, 3 * grid);
    const territory::Index commune = candidate.candidate.commune;
    if (wide_button(ui, "catchment_open_site", ui.text("window.place_open_site"_text), ButtonKind::primary))
        ui.act([commune](Session& session) { session.add_site_in(commune); });
}

void draw_sort(Ui& ui, const char* id, CatchmentColumn column, const std::string& words, const Box& box, Align align) {
    const CatchmentCard& card = *ui.state.catchment;
    bool hovered = false;
    if (hit(ui, id, box, &hovered)) ui.act([column](Session& session) { session.sort_catchments(column); });
    const bool on = card.sort == column;
    const std::string arrow = !on ? std::string() : card.descending ? " \u2193" : " \u2191";
    const float x = align == Align::right ? box.high.x : box.low.x;
    put_fitted(ui, std::string(id) + "_words", on ? FontRole::small_bold : FontRole::small,
               {x, middle_line(ui, FontRole::small, box)}, on || hovered ? ui.palette.ink : ui.palette.second_ink,
               words + arrow, box.width(), align);
}

void draw_list(Ui& ui, const CatchmentCard& card) {
    const std::size_t band = main_band(card.bands);
    const Box head = take(ui, ui.px(24));
    const float middle = head.high.x - ui.px(middle_from_right);
    const float left = middle - ui.px(80);
    draw_sort(ui, "catchment_sort_name", CatchmentColumn::name, ui.text("window.site_place"_text),
              {head.low, {left - ui.px(grid), head.high.y}}, Align::left);
    draw_sort(ui, "catchment_sort_within", CatchmentColumn::within,
              ui.text(message("window.within"_text).with("band", band_text(card.bands[band], ui.language()))),
              {{left, head.low.y}, {middle, head.high.y}}, Align::right);
    draw_sort(ui, "catchment_sort_added", CatchmentColumn::added, ui.text("window.catchment_added"_text),
              {{middle + ui.px(grid), head.low.y}, head.high}, Align::right);
    const float row = ui.px(26);
    const float height = row * std::min(static_cast<float>(card.order.size()), most_rows);
    if (ImGui::BeginChild("catchment_list", {room(ui), height})) {
        for (const std::size_t at : card.order) {
            const CandidateCatchment& candidate = card.candidates[at];
            const Box box = take(ui, row);
            if (!ImGui::IsRectVisible({box.low.x, box.low.y}, {box.high.x, box.high.y})) continue;
            const auto& communes = ui.state.workspace->territory->communes;
            const std::string id = "catchment_row_" + communes.code[candidate.candidate.commune].text();
            bool hovered = false;
            if (hit(ui, id, box, &hovered)) ui.act([at](Session& session) { session.pick_catchment(at); });
            if (hovered || at == card.picked)
                put_box(box, hovered ? ui.palette.field_hover : ui.palette.field, ui.px(3));
            row_of_three(ui, id + "_name",
                         {communes.name[candidate.candidate.commune], persons(ui, candidate.within[band]),
                          persons(ui, candidate.added[band])},
                         at == card.picked ? FontRole::small_bold : FontRole::small_medium, ui.palette.ink, box);
        }
    }
    ImGui::EndChild();
    gap(ui, 3 * grid);
}

}  // namespace

void draw_catchment_panel(Ui& ui) {
    if (!ui.state.catchment || !ui.state.check) return;
    const CatchmentCard& card = *ui.state.catchment;
    const auto& territory = *ui.state.workspace->territory;
    const CandidateCatchment* candidate = card.candidate();
    if (!card.department) {
        const territory::Index commune = candidate->candidate.commune;
        draw_head(ui, territory.communes.name[commune],
                  ui.text(message("window.catchment_if_open"_text)
                              .with("department", department_title(territory, territory.communes.department[commune]))));
        return draw_candidate(ui, card, *candidate);
    }
    draw_head(ui, department_title(territory, *card.department), ui.text("window.catchment_candidates"_text));
    if (candidate == nullptr) {
        paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.catchment_working"_text));
        return;
    }
    draw_list(ui, card);
    line(ui, "catchment_picked", FontRole::body_bold, ui.palette.ink,
         territory.communes.name[candidate->candidate.commune]);
    gap(ui, grid);
    draw_candidate(ui, card, *candidate);
}

}  // namespace maillage::app::gui
