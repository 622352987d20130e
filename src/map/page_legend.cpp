// SPDX-License-Identifier: Apache-2.0
#include "map/page_legend.h"

#include <algorithm>

#include "map/layers/site_layer.h"

namespace maillage::map {
namespace {

// Style px, on the 4 px grid of ui.md.
constexpr float padding = 14;
constexpr float title_size = 14;
constexpr float note_size = 12;
constexpr float row_size = 12.5F;
constexpr float row_height = 20;
constexpr float swatch_width = 26;
constexpr float swatch_height = 14;
constexpr float gap = 10;
constexpr float value_gap = 28;
constexpr float corner = 5;
constexpr float marker_column = 26;

class Card {
  public:
    Card(const MapContent& content, const PageTexts& texts, bool with_values, const TextMeasure& measure)
        : content_(content),
          texts_(texts),
          with_values_(with_values),
          measure_(measure),
          theme_(theme(content.theme)) {}

    LegendCard build() {
        const bool classes = !content_.distance_m.empty() && !texts_.classes.empty();
        if (!classes && texts_.markers.empty()) return {};
        card_.width = 2 * padding + inner_width(classes);
        y_ = padding;
        if (classes) add_classes();
        if (!texts_.markers.empty()) add_markers(classes);
        card_.height = y_ + padding;
        add_ground();
        return std::move(card_);
    }

  private:
    [[nodiscard]] float wide(const std::string& text, float size,
                             FontWeight weight = FontWeight::regular) const {
        return text.empty() ? 0 : measure_(text, size, weight).width;
    }

    [[nodiscard]] float inner_width(bool classes) const {
        float width = 0;
        if (classes) {
            width = std::max(wide(texts_.legend_title, title_size, FontWeight::semi_bold),
                             wide(texts_.legend_note, note_size));
            float label = 0;
            float value = 0;
            for (const LegendEntry& entry : texts_.classes) {
                label = std::max(label, wide(entry.label, row_size));
                if (with_values_) value = std::max(value, wide(entry.value, row_size));
            }
            width = std::max(width, swatch_width + gap + label + (value > 0 ? value_gap + value : 0));
        }
        for (const auto& [kind, label] : texts_.markers)
            width = std::max(width, marker_column + gap + wide(label, row_size));
        return width;
    }

    void text(const std::string& utf8, float x, float baseline, float size, FontWeight weight, Color color,
              TextAnchor anchor) {
        if (utf8.empty()) return;
        TextRun run;
        run.utf8 = utf8;
        run.at = {x, baseline};
        run.size = size;
        run.weight = weight;
        run.anchor = anchor;
        run.color = color;
        run.tabular_digits = true;
        card_.texts.push_back(std::move(run));
    }

    void add_classes() {
        if (!texts_.legend_title.empty()) {
            text(texts_.legend_title, padding, y_ + 12, title_size, FontWeight::semi_bold, theme_.ink,
                 TextAnchor::left);
            y_ += 20;
        }
        if (!texts_.legend_note.empty()) {
            text(texts_.legend_note, padding, y_ + 11, note_size, FontWeight::regular, theme_.second_ink,
                 TextAnchor::left);
            y_ += 20;
        }
        y_ += 4;
        const std::vector<FillStyle> styles = content_.classes.styles(theme_);
        for (std::size_t i = 0; i < std::min(styles.size(), texts_.classes.size()); ++i) {
            Shape swatch;
            swatch.kind = ShapeKind::rectangle;
            swatch.at = {padding + swatch_width / 2, y_ + row_height / 2};
            swatch.half_size = {swatch_width / 2, swatch_height / 2};
            swatch.fill = styles[i].color;
            swatch.hatched = styles[i].hatched;
            swatch.hatch = styles[i].hatch;
            swatch.border_width = 0.75F;
            swatch.border = with_opacity(theme_.ink, 0.25);
            card_.shapes.push_back(swatch);
            const float baseline = y_ + row_height / 2 + row_size * 0.36F;
            text(texts_.classes[i].label, padding + swatch_width + gap, baseline, row_size,
                 FontWeight::regular, theme_.ink, TextAnchor::left);
            if (with_values_)
                text(texts_.classes[i].value, card_.width - padding, baseline, row_size, FontWeight::regular,
                     theme_.second_ink, TextAnchor::right);
            y_ += row_height;
        }
    }

    void add_markers(bool after_classes) {
        if (after_classes) y_ += 8;
        for (const auto& [kind, label] : texts_.markers) {
            Shape sign = site_shape(kind, theme_);
            sign.at = {padding + marker_column / 2, y_ + row_height / 2};
            sign.half_size = {sign.half_size.x * 0.85F, sign.half_size.y * 0.85F};
            card_.shapes.push_back(sign);
            text(label, padding + marker_column + gap, y_ + row_height / 2 + row_size * 0.36F, row_size,
                 FontWeight::regular, theme_.ink, TextAnchor::left);
            y_ += row_height;
        }
    }

    void add_ground() {
        Shape ground;
        ground.kind = ShapeKind::rectangle;
        ground.at = {card_.width / 2, card_.height / 2};
        ground.half_size = {card_.width / 2, card_.height / 2};
        ground.radius = corner;
        ground.fill = theme_.panel;
        ground.border_width = 1;
        ground.border = theme_.hairline;
        card_.shapes.insert(card_.shapes.begin(), ground);
    }

    const MapContent& content_;
    const PageTexts& texts_;
    bool with_values_;
    const TextMeasure& measure_;
    const Theme& theme_;
    LegendCard card_;
    float y_ = 0;
};

}  // namespace

LegendCard legend_card(const MapContent& content, const PageTexts& texts, bool with_values,
                       const TextMeasure& measure) {
    return Card(content, texts, with_values, measure).build();
}

}  // namespace maillage::map
