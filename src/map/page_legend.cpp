// SPDX-License-Identifier: Apache-2.0
#include "map/page_legend.h"

#include <algorithm>

#include "map/circle_scale.h"
#include "map/layers/circle_layer.h"
#include "map/layers/site_layer.h"
#include "map/subject_style.h"

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
constexpr float column_gap = 18;
constexpr float column_head_size = 11;
constexpr float column_head_height = 18;
// Half a letter: the label of the largest circle stands at its top.
constexpr float circle_air = 8;
constexpr float corner = 5;
constexpr float marker_column = 26;
// Labels of nested circles stand this far from the largest, and from each other.
constexpr float circle_label_gap = 14;
constexpr float circle_label_step = 16;

class Card {
  public:
    Card(const MapContent& content, const PageTexts& texts, const MapView& view, bool with_values,
         const TextMeasure& measure)
        : content_(content),
          texts_(texts),
          measure_(measure),
          theme_(theme(content.theme)) {
        if (const auto* circles = std::get_if<Circles>(&content.subject)) measure_circles(*circles, view);
        if (with_values) measure_columns();
    }

    LegendCard build() {
        const bool distances = std::holds_alternative<std::monostate>(content_.subject);
        const bool seen = !content_.hidden_layers.contains(subject_layer(content_.subject));
        const bool classes = seen && !texts_.classes.empty() && !(distances && content_.distance_m.empty());
        if (!seen) radii_.clear();
        const bool says_why = seen && distances && texts_.classes.empty() && !texts_.legend_note.empty();
        const bool explains = classes || !radii_.empty() || says_why;
        const bool markers = !texts_.markers.empty() && !content_.hidden_layers.contains("sites");
        if (!explains && !markers) return {};
        card_.width = 2 * padding + inner_width(explains);
        y_ = padding;
        if (explains) add_head();
        if (!radii_.empty()) add_circles();
        if (classes) add_classes();
        if (markers) add_markers(explains);
        card_.height = y_ + padding;
        add_ground();
        return std::move(card_);
    }

  private:
    [[nodiscard]] float wide(const std::string& text, float size,
                             FontWeight weight = FontWeight::regular) const {
        return text.empty() ? 0 : measure_(text, size, weight).width;
    }

    void measure_circles(const Circles& circles, const MapView& view) {
        const CircleScale scale(circles, content_.geometry->box(), view);
        const std::vector<double> values = circle_legend_values(circles.largest);
        for (std::size_t i = 0; i < std::min(values.size(), texts_.circles.size()); ++i)
            radii_.push_back(scale.radius(values[i]));
    }

    /// Width of a column: its widest row or its head.
    [[nodiscard]] float column(std::string LegendEntry::*field) const {
        float width = 0;
        for (const LegendEntry& entry : texts_.classes) width = std::max(width, wide(entry.*field, row_size));
        return width > 0 ? std::max(width, wide(texts_.columns.*field, column_head_size)) : 0;
    }

    void measure_columns() {
        value_width_ = column(&LegendEntry::value);
        count_width_ = column(&LegendEntry::count);
    }

    [[nodiscard]] float columns_width() const {
        const float both = value_width_ + count_width_ + (value_width_ > 0 && count_width_ > 0 ? column_gap : 0);
        return both > 0 ? value_gap + both : 0;
    }

    void columns(const LegendEntry& entry, float baseline, float size) {
        const float right = card_.width - padding;
        if (value_width_ > 0)
            text(entry.value, right, baseline, size, FontWeight::regular, theme_.second_ink, TextAnchor::right);
        if (count_width_ > 0)
            text(entry.count, right - (value_width_ > 0 ? value_width_ + column_gap : 0), baseline, size,
                 FontWeight::regular, theme_.second_ink, TextAnchor::right);
    }

    [[nodiscard]] float inner_width(bool explains) const {
        float width = 0;
        if (explains) {
            width = std::max(wide(texts_.legend_title, title_size, FontWeight::semi_bold),
                             wide(texts_.legend_note, note_size));
            float label = 0;
            for (const LegendEntry& entry : texts_.classes) label = std::max(label, wide(entry.label, row_size));
            width = std::max(width, swatch_width + gap + label + columns_width());
            for (const LegendEntry& entry : texts_.circles)
                if (!radii_.empty())
                    width = std::max(width, 2 * radii_.front() + circle_label_gap + wide(entry.label, row_size));
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

    void add_head() {
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
    }

    /// Nested on a common foot, the largest below; each label on a line from its circle's top.
    void add_circles() {
        const float largest = radii_.front();
        y_ += circle_air;
        const float foot = y_ + std::max(2 * largest, circle_label_step * static_cast<float>(radii_.size()));
        float next = y_;
        for (std::size_t i = 0; i < radii_.size(); ++i) {
            Shape circle = stock_circle(radii_[i], theme_);
            circle.at = {padding + largest, foot - radii_[i]};
            circle.border_width = 0.8F;
            circle.border = theme_.circle_rim;
            card_.shapes.push_back(circle);
        }
        for (std::size_t i = 0; i < radii_.size(); ++i) {
            const float top = foot - 2 * radii_[i];
            const float at = std::max(next, top);
            add_leader(padding + largest, padding + 2 * largest + circle_label_gap - 4, at);
            text(texts_.circles[i].label, padding + 2 * largest + circle_label_gap, at + row_size * 0.36F, row_size,
                 FontWeight::regular, theme_.ink, TextAnchor::left);
            next = at + circle_label_step;
        }
        y_ = std::max(foot, next - circle_label_step / 2) + circle_air;
    }

    void add_leader(float left, float right, float y) {
        constexpr float thickness = 0.75F;
        Shape line;
        line.kind = ShapeKind::rectangle;
        line.at = {(left + right) / 2, y};
        line.half_size = {(right - left) / 2, thickness / 2};
        line.fill = theme_.second_ink;
        card_.shapes.push_back(line);
    }

    void add_classes() {
        const std::vector<FillStyle> styles = subject_styles(content_);
        const bool heads = (count_width_ > 0 && !texts_.columns.count.empty()) ||
                           (value_width_ > 0 && !texts_.columns.value.empty());
        if (heads) {
            columns(texts_.columns, y_ + column_head_size, column_head_size);
            y_ += column_head_height;
        }
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
            columns(texts_.classes[i], baseline, row_size);
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
    float value_width_ = 0;  ///< 0 = no such column
    float count_width_ = 0;
    const TextMeasure& measure_;
    const Theme& theme_;
    std::vector<float> radii_;  ///< of the legend's circles, the largest first
    LegendCard card_;
    float y_ = 0;
};

}  // namespace

LegendCard legend_card(const MapContent& content, const PageTexts& texts, const MapView& view, bool with_values,
                       const TextMeasure& measure) {
    return Card(content, texts, view, with_values, measure).build();
}

}  // namespace maillage::map
