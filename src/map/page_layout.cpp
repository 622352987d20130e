// SPDX-License-Identifier: Apache-2.0
#include "map/page_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "map/page_insets.h"
#include "map/page_legend.h"
#include "map/scale_bar.h"

namespace maillage::map {
namespace {

// Style px, on the 4 px grid of ui.md.
constexpr float side_padding = 24;
constexpr float card_margin = 16;
constexpr float scope_margin = 28;
constexpr float subtitle_size = 14;
constexpr float credit_size = 11.5F;
constexpr float scale_text_size = 12;
constexpr float longest_scale_bar = 130;
// The size at which one style px is one px.
constexpr double base_width = 1280;
constexpr double base_height = 800;
// Below this letters of 12 px break up.
constexpr double smallest_auto_scale = 0.75;
constexpr double smallest_scale = 0.25;
constexpr double largest_scale = 16;

struct TitleStep {
    float size;
    std::size_t lines;
};
constexpr std::array<TitleStep, 5> title_steps{{{24, 1}, {20, 1}, {17, 1}, {17, 2}, {14, 3}}};

/// Words into lines no wider than `width`, or nothing where they need more than `most` lines.
std::optional<std::vector<std::string>> wrapped(const std::string& text, float width, float size,
                                                FontWeight weight, std::size_t most,
                                                const TextMeasure& measure) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        const std::string longer = line.empty() ? word : line + " " + word;
        if (measure(longer, size, weight).width <= width) {
            line = longer;
        } else {
            if (line.empty() || measure(word, size, weight).width > width) return std::nullopt;
            lines.push_back(line);
            line = word;
        }
        at = end + 1;
    }
    if (!line.empty()) lines.push_back(line);
    if (lines.size() > most) return std::nullopt;
    return lines;
}

class PageComposer {
  public:
    PageComposer(const MapContent& content, const PageTexts& texts, const PageFormat& format, double scale,
                 const TextMeasure& measure, std::span<const InsetMap> insets)
        : content_(content),
          texts_(texts),
          insets_(insets),
          measure_(measure),
          theme_(theme(content.theme)),
          scale_(scale),
          width_(static_cast<float>(format.width / scale)),
          height_(static_cast<float>(format.height / scale)) {
        page_.view.width = format.width;
        page_.view.height = format.height;
        page_.view.device_scale = scale;
        furniture_.space = Space::screen;
        furniture_.z = 100;
    }

    Page compose() {
        const float top = header();
        const float bottom = footer();
        frame_ = {0, top, width_, height_ - bottom};
        place_frame();
        place_legend();
        add_scale_bar();
        add_north();
        paint_map();
        paint_insets();
        page_.lists.paper = seen(theme_.panel, content_.vision);
        see(furniture_, content_.vision);
        page_.lists.lists.push_back(std::move(furniture_));
        return std::move(page_);
    }

  private:
    void text(const std::string& utf8, PointF at, float size, FontWeight weight, Color color,
              TextAnchor anchor, bool on_map = false) {
        TextRun run;
        run.utf8 = utf8;
        run.at = at;
        run.size = size;
        run.weight = weight;
        run.anchor = anchor;
        run.color = color;
        run.halo_width = on_map ? 1.75F : 0;
        run.halo = theme_.label_halo;
        furniture_.texts.push_back(std::move(run));
    }

    /// Height of the band above the map; 0 without a title.
    float header() {
        const float room = width_ - 2 * side_padding;
        float y = 18;
        bool any = false;
        for (const TitleStep& step : title_steps) {
            if (texts_.title.empty()) break;
            const auto lines =
                wrapped(texts_.title, room, step.size, FontWeight::semi_bold, step.lines, measure_);
            // A title never takes more than a fifth of the page.
            if (!lines || static_cast<float>(lines->size()) * step.size * 1.25F > height_ / 5) continue;
            for (const std::string& line : *lines) {
                y += step.size * 0.95F;
                text(line, {side_padding, y}, step.size, FontWeight::semi_bold, theme_.ink, TextAnchor::left);
                y += step.size * 0.3F;
            }
            any = true;
            break;
        }
        if (!texts_.subtitle.empty() && height_ > 360) {
            const auto lines =
                wrapped(texts_.subtitle, room, subtitle_size, FontWeight::regular, 2, measure_);
            for (const std::string& line : lines.value_or(std::vector<std::string>{})) {
                y += subtitle_size * 1.2F;
                text(line, {side_padding, y}, subtitle_size, FontWeight::regular, theme_.second_ink,
                     TextAnchor::left);
                y += subtitle_size * 0.15F;
                any = true;
            }
        }
        return any ? y + 14 : 0;
    }

    /// Height of the band below the map. Credits and situation share a line where they fit, else take their
    /// own.
    float footer() {
        const float room = width_ - 2 * side_padding;
        const float line = credit_size * 1.45F;
        const float situation = texts_.situation.empty()
                                    ? 0
                                    : measure_(texts_.situation, credit_size, FontWeight::semi_bold).width;
        const bool one_line =
            !texts_.sources.empty() && situation > 0 &&
            measure_(texts_.sources, credit_size, FontWeight::regular).width + situation + 24 <= room;
        auto sources = wrapped(texts_.sources, room, credit_size, FontWeight::regular, 3, measure_)
                           .value_or(std::vector<std::string>{});
        if (height_ < 300 && sources.size() > 1) sources.clear();
        const bool show_situation = situation > 0 && situation <= room;
        const std::size_t lines = sources.size() + (show_situation && !one_line ? 1 : 0);
        if (lines == 0) return 0;
        const float band = static_cast<float>(lines) * line + 20;
        float y = height_ - band + 10 + credit_size * 0.95F;
        if (show_situation) {
            text(texts_.situation, one_line ? PointF{width_ - side_padding, y} : PointF{side_padding, y},
                 credit_size, FontWeight::semi_bold, theme_.ink,
                 one_line ? TextAnchor::right : TextAnchor::left);
            if (!one_line) y += line;
        }
        for (const std::string& words : sources) {
            text(words, {side_padding, y}, credit_size, FontWeight::regular, theme_.second_ink,
                 TextAnchor::left);
            y += line;
        }
        return band;
    }

    void place_frame() {
        Frame& frame = page_.lists.frame;
        frame.top = static_cast<int>(std::lround(frame_.top * scale_));
        frame.height = std::max(1, static_cast<int>(std::lround(frame_.bottom * scale_)) - frame.top);
        frame.width = page_.view.width;
        frame_.top = static_cast<float>(frame.top / scale_);
        frame_.bottom = static_cast<float>((frame.top + frame.height) / scale_);
        map_view_ = page_.view;
        map_view_.height = frame.height;
        inset_boxes_ = inset_boxes(frame_, insets_.size());
        room_ = room_beside(frame_, inset_boxes_);
        fit(0);
    }

    /// The scope in the frame, `left` style px kept free for the legend.
    void fit(float left) {
        const double margin =
            std::min({double{scope_margin}, width_ * 0.06, (frame_.bottom - frame_.top) * 0.06});
        const double m = margin * scale_;
        const double right = m + (frame_.right - room_.right) * scale_;
        const double below = m + (frame_.bottom - room_.bottom) * scale_;
        map_view_ = fit_to_scope(content_, map_view_, {m + left * scale_, m, right, below});
    }

    void place_legend() {
        const float frame_height = room_.bottom - room_.top;
        for (const bool with_values : {true, false}) {
            LegendCard card = legend_card(content_, texts_, map_view_, with_values, measure_);
            if (card.width <= 0) return;
            if (card.width > room_.right * 0.5F || card.height > frame_height * 0.9F - 2 * card_margin) continue;
            put(card);
            return;
        }
    }

    void put(const LegendCard& card) {
        const float bottom = room_.bottom - card_margin - card.height;
        const float right = room_.right - card_margin - card.width;
        const float top = frame_.top + card_margin;
        // Scale bar and north arrow keep the right corners: the card stands clear of both.
        const std::array<PointF, 4> corners{
            {{card_margin, bottom}, {card_margin, top}, {right, bottom - 44}, {right, top + 52}}};
        PointF at = corners[0];
        std::size_t least = communes_under(card, at);
        for (const PointF& corner : corners) {
            const std::size_t hidden = communes_under(card, corner);
            if (hidden >= least) continue;
            least = hidden;
            at = corner;
        }
        if (least > 0) {
            at = corners[0];
            fit(card.width + card_margin);
        }
        for (Shape shape : card.shapes) {
            shape.at = {shape.at.x + at.x, shape.at.y + at.y};
            furniture_.shapes.push_back(shape);
        }
        for (TextRun run : card.texts) {
            run.at = {run.at.x + at.x, run.at.y + at.y};
            furniture_.texts.push_back(std::move(run));
        }
        page_.furniture.push_back({at.x, at.y, at.x + card.width, at.y + card.height});
    }

    [[nodiscard]] std::size_t communes_under(const LegendCard& card, PointF at) const {
        const TerritoryGeometry& whole = content_.geometry->whole();
        constexpr float air = 10;
        std::size_t hidden = 0;
        for (const std::uint32_t f : content_.geometry->by_population()) {
            const PointF p = whole.commune_point(f);
            const geo::Xy px =
                map_view_.to_screen({whole.origin().x + double{p.x}, whole.origin().y + double{p.y}});
            const double x = px.x / scale_;
            const double y = px.y / scale_ + frame_.top;
            if (x > at.x - air && x < at.x + card.width + air && y > at.y - air &&
                y < at.y + card.height + air)
                ++hidden;
        }
        return hidden;
    }

    void bar(float left, float top, float width, float height) {
        Shape shape;
        shape.kind = ShapeKind::rectangle;
        shape.at = {left + width / 2, top + height / 2};
        shape.half_size = {width / 2, height / 2};
        shape.fill = theme_.ink;
        furniture_.shapes.push_back(shape);
    }

    void add_scale_bar() {
        const ScaleBar scale =
            scale_bar(map_view_.meters_per_px * scale_, std::min<double>(longest_scale_bar, width_ * 0.3));
        const auto length = static_cast<float>(scale.length_px);
        const float right = room_.right - side_padding;
        const float base = room_.bottom - 14;
        if (frame_.bottom - frame_.top < 90) return;
        bar(right - length, base - 2, length, 2);
        bar(right - length, base - 8, 2, 8);
        bar(right - 2, base - 8, 2, 8);
        text(scale.label, {right - length / 2, base - 11}, scale_text_size, FontWeight::medium, theme_.ink,
             TextAnchor::centre, true);
        page_.furniture.push_back({right - length - 4, base - 28, right + 4, base + 4});
    }

    void add_north() {
        if (frame_.bottom - frame_.top < 160 || texts_.north.empty()) return;
        Shape arrow;
        arrow.kind = ShapeKind::north_arrow;
        arrow.at = {room_.right - side_padding - 8, frame_.top + 42};
        arrow.half_size = {7, 11};
        arrow.fill = theme_.ink;
        furniture_.shapes.push_back(arrow);
        text(texts_.north, {arrow.at.x, arrow.at.y - 15}, scale_text_size, FontWeight::semi_bold, theme_.ink,
             TextAnchor::centre, true);
        page_.furniture.push_back({arrow.at.x - 12, frame_.top + 8, arrow.at.x + 12, arrow.at.y + 16});
    }

    void paint_insets() {
        for (std::size_t i = 0; i < inset_boxes_.size(); ++i)
            page_.insets.push_back(compose_inset(content_, map_view_, insets_[i], inset_boxes_[i], measure_));
    }

    void paint_map() {
        MapContent content = content_;
        page_.furniture.insert(page_.furniture.end(), inset_boxes_.begin(), inset_boxes_.end());
        for (ScreenBox box : page_.furniture) {
            box.top -= frame_.top;
            box.bottom -= frame_.top;
            content.covered.push_back(box);
        }
        const Frame frame = page_.lists.frame;
        const Color paper = page_.lists.paper;
        page_.lists = build_map(content, map_view_, measure_);
        page_.lists.frame = frame;
        page_.lists.paper = paper;
        // The page's view is the map's with more above and below.
        page_.view.meters_per_px = map_view_.meters_per_px;
        const double shift = frame.top + frame.height / 2.0 - page_.view.height / 2.0;
        page_.view.centre = {map_view_.centre.x, map_view_.centre.y + shift * map_view_.meters_per_px};
    }

    const MapContent& content_;
    const PageTexts& texts_;
    std::span<const InsetMap> insets_;
    const TextMeasure& measure_;
    const Theme& theme_;
    double scale_;
    float width_;   ///< style px
    float height_;  ///< style px
    ScreenBox frame_;
    std::vector<ScreenBox> inset_boxes_;
    ScreenBox room_;  ///< of the frame, beside the insets
    MapView map_view_;
    Page page_;
    DrawList furniture_;
};

}  // namespace

Result<Page> compose_page(const MapContent& content, const PageTexts& texts, const PageFormat& format,
                          const TextMeasure& measure, std::span<const InsetMap> insets) {
    const auto side_ok = [](int side) { return side >= smallest_page_px && side <= largest_page_px; };
    const bool scale_ok =
        format.scale == 0 || (format.scale >= smallest_scale && format.scale <= largest_scale);
    if (!side_ok(format.width) || !side_ok(format.height) || !scale_ok)
        return fail({ErrorKind::usage,
                     message("map.bad_page_size"_text)
                         .with("width", std::to_string(format.width))
                         .with("height", std::to_string(format.height))
                         .with("scale", format.scale, 2),
                     {},
                     {},
                     message("map.bad_page_size_remedy"_text)});
    const double suited = std::min(format.width / base_width, format.height / base_height);
    const double scale = format.scale > 0 ? format.scale : std::max(smallest_auto_scale, suited);
    return PageComposer(content, texts, format, scale, measure, insets).compose();
}

}  // namespace maillage::map
