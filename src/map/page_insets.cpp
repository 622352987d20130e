// SPDX-License-Identifier: Apache-2.0
#include "map/page_insets.h"

#include <algorithm>
#include <cmath>

#include "map/circle_scale.h"
#include "map/scale_bar.h"

namespace maillage::map {
namespace {

// Style px, on the 4 px grid of ui.md.
constexpr float margin = 16;
constexpr float gap = 8;
constexpr float padding = 8;
constexpr float title_size = 11.5F;
constexpr float title_band = 20;
constexpr float scale_band = 22;
// Half a site's sign with its halo: one on the coast stays whole.
constexpr float sign_room = 11;
constexpr float scale_size = 10.5F;
constexpr float longest_bar = 44;
// In a lower one without a title the land needs the band of the scale bar.
constexpr float least_height_for_scale = 72;
// The lines between more of them would be all one sees.
constexpr std::size_t most_lined_departments = 12;
// Smaller ones hold no island and its title.
constexpr float least_side = 76;
// The share of the frame that insets may take.
constexpr float column_share = 0.13F;
constexpr float row_share = 0.16F;

void add_bar(DrawList& list, float left, float top, float width, float height, Color color) {
    Shape shape;
    shape.kind = ShapeKind::rectangle;
    shape.at = {left + width / 2, top + height / 2};
    shape.half_size = {width / 2, height / 2};
    shape.fill = color;
    list.shapes.push_back(shape);
}

void add_text(DrawList& list, const std::string& words, PointF at, float size, FontWeight weight, TextAnchor anchor,
              const Theme& theme) {
    TextRun run;
    run.utf8 = words;
    run.at = at;
    run.size = size;
    run.weight = weight;
    run.anchor = anchor;
    run.color = theme.ink;
    run.halo_width = 1.5F;
    run.halo = theme.label_halo;
    list.texts.push_back(std::move(run));
}

/// The longest of a few sizes that fits, or nothing.
void add_title(DrawList& list, const std::string& title, float width, const Theme& theme, const TextMeasure& measure) {
    for (const float size : {title_size, title_size - 1.5F})
        if (measure(title, size, FontWeight::semi_bold).width <= width - 2 * padding)
            return add_text(list, title, {padding, padding + size * 0.9F}, size, FontWeight::semi_bold,
                            TextAnchor::left, theme);
}

void add_scale(DrawList& list, double meters_per_style_px, float width, float height, const Theme& theme) {
    const ScaleBar scale = scale_bar(meters_per_style_px, longest_bar);
    const auto length = static_cast<float>(scale.length_px);
    const float right = width - padding;
    const float base = height - padding;
    add_bar(list, right - length, base - 1.5F, length, 1.5F, theme.ink);
    add_text(list, scale.label, {right - length - 4, base + 1}, scale_size, FontWeight::medium, TextAnchor::right,
             theme);
}

void add_frame(DrawList& list, float width, float height, const Theme& theme) {
    Shape frame;
    frame.kind = ShapeKind::rectangle;
    frame.at = {width / 2, height / 2};
    frame.half_size = {width / 2, height / 2};
    frame.fill = with_opacity(theme.panel, 0);
    frame.border_width = 1;
    frame.border = theme.second_ink;
    list.shapes.push_back(frame);
}

}  // namespace

std::vector<ScreenBox> inset_boxes(const ScreenBox& frame, std::size_t count) {
    std::vector<ScreenBox> out;
    if (count == 0) return out;
    const float width = frame.right - frame.left;
    const float height = frame.bottom - frame.top;
    const bool column = width >= height;
    const auto n = static_cast<float>(count);
    const float along = ((column ? height : width) - 2 * margin - (n - 1) * gap) / n;
    const float across = column ? width * column_share : std::min(height * row_share, along * 1.2F);
    if (std::min(along, across) < least_side) return out;
    for (std::size_t i = 0; i < count; ++i) {
        const float at = margin + static_cast<float>(i) * (along + gap);
        if (column)
            out.push_back({frame.right - margin - across, frame.top + at, frame.right - margin, frame.top + at + along});
        else
            out.push_back({frame.left + at, frame.bottom - margin - across, frame.left + at + along,
                           frame.bottom - margin});
    }
    return out;
}

ScreenBox room_beside(const ScreenBox& frame, const std::vector<ScreenBox>& insets) {
    ScreenBox room = frame;
    if (insets.empty()) return room;
    const bool column = frame.right - frame.left >= frame.bottom - frame.top;
    if (column)
        room.right = insets.front().left - gap;
    else
        room.bottom = insets.front().top - gap;
    return room;
}

Inset compose_inset(const MapContent& content, const MapView& beside, const InsetMap& inset, const ScreenBox& box,
                    const TextMeasure& measure) {
    const double scale = beside.device_scale;
    const auto px = [scale](float style) { return static_cast<int>(std::lround(style * scale)); };
    Inset out;
    out.frame = {px(box.left), px(box.top), px(box.right) - px(box.left), px(box.bottom) - px(box.top)};
    out.view.width = out.frame.width;
    out.view.height = out.frame.height;
    out.view.device_scale = scale;

    MapContent own = content;
    own.covered.clear();
    own.hidden_layers.insert("labels");
    if (inset.geometry->departments().size() > most_lined_departments) own.hidden_layers.insert("borders");
    if (auto* circles = std::get_if<Circles>(&own.subject))
        circles->px_per_root = CircleScale(*circles, content.geometry->box(), beside).px_per_root();
    own.geometry = inset.geometry;
    const bool scaled = box.bottom - box.top >= least_height_for_scale;
    const double side = inset.title.empty() ? sign_room : padding;
    const double above = inset.title.empty() ? sign_room : title_band;
    const double below = scaled ? scale_band : sign_room;
    out.view = fit_to_scope(own, out.view, {side * scale, above * scale, side * scale, below * scale});
    out.lists = build_map(own, out.view, measure);

    const Theme& colors = theme(content.theme);
    const auto width = static_cast<float>(out.view.width / scale);
    const auto height = static_cast<float>(out.view.height / scale);
    DrawList signs;
    signs.space = Space::screen;
    signs.z = 100;
    if (scaled) add_scale(signs, out.view.meters_per_px * scale, width, height, colors);
    add_frame(signs, width, height, colors);
    if (!inset.title.empty()) add_title(signs, inset.title, width, colors, measure);
    see(signs, content.vision);
    out.lists.lists.push_back(std::move(signs));
    return out;
}

}  // namespace maillage::map
