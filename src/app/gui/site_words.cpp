// SPDX-License-Identifier: Apache-2.0
#include "app/gui/site_words.h"

#include <array>
#include <vector>

namespace maillage::app::gui {
namespace {

using planning::DatePrecision;
using planning::PartnerKind;
using planning::SiteEventKind;
using planning::SiteState;

template <class T>
struct Word {
    T value;
    TextKey text;
};

constexpr std::array<Word<SiteState>, 4> states{{{SiteState::existing, "state.existing"_text},
                                                 {SiteState::planned, "state.planned"_text},
                                                 {SiteState::proposed, "state.proposed"_text},
                                                 {SiteState::rejected, "state.rejected"_text}}};
constexpr std::array<Word<SiteEventKind>, 10> events{{{SiteEventKind::applied, "event.applied"_text},
                                                      {SiteEventKind::labelled, "event.labelled"_text},
                                                      {SiteEventKind::launched, "event.launched"_text},
                                                      {SiteEventKind::opened, "event.opened"_text},
                                                      {SiteEventKind::session_start, "event.session_start"_text},
                                                      {SiteEventKind::inaugurated, "event.inaugurated"_text},
                                                      {SiteEventKind::suspended, "event.suspended"_text},
                                                      {SiteEventKind::moved, "event.moved"_text},
                                                      {SiteEventKind::label_expired, "event.label_expired"_text},
                                                      {SiteEventKind::closed, "event.closed"_text}}};
constexpr std::array<Word<PartnerKind>, 3> partners{{{PartnerKind::intercommunality, "partner.intercommunality"_text},
                                                     {PartnerKind::town, "partner.town"_text},
                                                     {PartnerKind::department, "partner.department"_text}}};

template <class T, std::size_t Count>
std::optional<T> pick(Ui& ui, std::string_view id, const std::array<Word<T>, Count>& words, std::optional<T> current,
                      const Box& box) {
    std::vector<std::string> texts;
    int at = -1;
    for (std::size_t i = 0; i < Count; ++i) {
        texts.push_back(ui.text(words[i].text));
        if (words[i].value == current) at = static_cast<int>(i);
    }
    const auto picked = choice(ui, id, at, texts, box);
    return picked ? std::optional(words[static_cast<std::size_t>(*picked)].value) : std::nullopt;
}

}  // namespace

void put_site_sign(const Ui& ui, Point centre, SiteState state) {
    const float radius = ui.px(5);
    switch (state) {
        case SiteState::existing: return put_disc(centre, radius, ui.palette.existing);
        case SiteState::planned: return put_ring(centre, radius, ui.palette.planned, ui.px(2.2F));
        case SiteState::proposed: return put_diamond(centre, radius + ui.px(1), ui.palette.proposed);
        case SiteState::rejected: break;
    }
    const float arm = radius * 0.7F;
    put_line({centre.x - arm, centre.y - arm}, {centre.x + arm, centre.y + arm}, ui.palette.second_ink, ui.px(1.8F));
    put_line({centre.x - arm, centre.y + arm}, {centre.x + arm, centre.y - arm}, ui.palette.second_ink, ui.px(1.8F));
}

TextKey state_words(SiteState state) {
    for (const auto& word : states)
        if (word.value == state) return word.text;
    return states[0].text;
}

std::optional<SiteState> state_choice(Ui& ui, std::string_view id, std::optional<SiteState> current, const Box& box) {
    return pick(ui, id, states, current, box);
}

std::optional<SiteEventKind> event_choice(Ui& ui, std::string_view id, SiteEventKind current, const Box& box) {
    return pick(ui, id, events, std::optional(current), box);
}

std::optional<PartnerKind> partner_choice(Ui& ui, std::string_view id, PartnerKind current, const Box& box) {
    return pick(ui, id, partners, std::optional(current), box);
}

std::string date_words(const std::optional<Date>& date, DatePrecision precision) {
    if (!date) return {};
    const std::string day = iso_text(*date);
    switch (precision) {
        case DatePrecision::day: return day;
        case DatePrecision::month: return day.substr(0, 7);
        case DatePrecision::year: return day.substr(0, 4);
        case DatePrecision::before: return "<" + day;
        case DatePrecision::unknown: break;
    }
    return {};
}

std::optional<planning::PartialDate> parse_date_words(std::string_view text) {
    constexpr std::size_t year_only = 4;
    constexpr std::size_t year_month = 7;
    DatePrecision precision = DatePrecision::day;
    if (text.empty()) return planning::PartialDate{{}, DatePrecision::unknown};
    if (text.starts_with("<")) {
        text.remove_prefix(1);
        precision = DatePrecision::before;
    }
    std::string day(text);
    if (precision == DatePrecision::day && day.size() == year_only) {
        day += "-01-01";
        precision = DatePrecision::year;
    } else if (precision == DatePrecision::day && day.size() == year_month) {
        day += "-01";
        precision = DatePrecision::month;
    }
    const auto date = parse_date(day);
    return date ? std::optional(planning::PartialDate{*date, precision}) : std::nullopt;
}

}  // namespace maillage::app::gui
