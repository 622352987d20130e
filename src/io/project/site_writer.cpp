// SPDX-License-Identifier: Apache-2.0
#include "io/project/site_writer.h"

#include <array>
#include <charconv>
#include <string_view>

#include "io/json_writer.h"
#include "io/project/words.h"

namespace maillage::io {
namespace {

using namespace planning;

void set_text(Value& object, const char* key, const std::string& text) {
    if (!text.empty()) object.set(key, text);
}

void set_number(Value& object, const char* key, std::optional<std::int32_t> number) {
    if (number) object.set(key, std::int64_t{*number});
}

void set_texts(Value& object, const char* key, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    Value list;
    for (const std::string& text : texts) list.push(text);
    object.set(key, std::move(list));
}

void set_note(Value& object, const BilingualText& note) {
    if (note.empty()) return;
    Value words;
    set_text(words, "fr", note.fr);
    set_text(words, "en", note.en);
    object.set("note", std::move(words));
}

/// What a statement stands on, last in its object: quote, source, note.
void set_evidence(Value& object, const Citation& citation, const BilingualText& note) {
    set_text(object, "quote", citation.quote);
    set_text(object, "source", citation.source);
    set_note(object, note);
}

/// A date without a known precision says nothing, nor does a precision without a date.
void set_date(Value& object, const char* key, const char* precision_key, std::optional<Date> date,
              DatePrecision precision) {
    if (!date || precision == DatePrecision::unknown) return;
    object.set(key, iso_text(*date));
    object.set(precision_key, word_for(project_precision_words, precision));
}

void set_headcount(Value& object, const char* key, const char* precision_key, const std::optional<Headcount>& count) {
    if (!count) return;
    object.set(key, std::int64_t{count->people});
    object.set(precision_key, word_for(project_count_words, count->precision));
}

Value event_value(const SiteEvent& event) {
    Value object;
    object.set("kind", word_for(project_event_words, event.kind));
    set_date(object, "date", "precision", event.date, event.precision);
    object.set("certainty", word_for(certainty_words, event.certainty));
    set_evidence(object, event.citation, event.note);
    return object;
}

Value action_value(const TrainingAction& action) {
    Value object;
    object.set("id", action.id);
    set_text(object, "title", action.title);
    set_text(object, "level", action.level);
    set_number(object, "trainings", action.trainings);
    set_number(object, "months", action.months);
    set_number(object, "centre_hours", action.centre_hours);
    set_number(object, "company_hours", action.company_hours);
    if (action.subsidised) object.set("subsidised", *action.subsidised);
    set_evidence(object, action.citation, action.note);
    return object;
}

Value session_value(const Session& session) {
    Value object;
    object.set("id", session.id);
    set_text(object, "action", session.action);
    if (session.start) set_date(object, "start", "start_precision", session.start->day, session.start->precision);
    set_headcount(object, "places", "places_precision", session.places);
    set_headcount(object, "trainees", "trainees_precision", session.trainees);
    set_number(object, "every_months", session.every_months);
    set_evidence(object, session.citation, session.note);
    return object;
}

Value partner_value(const Partner& partner) {
    Value object;
    set_text(object, "name", partner.name);
    set_texts(object, "aliases", partner.aliases);
    object.set("kind", word_for(project_partner_words, partner.kind));
    object.set("certainty", word_for(certainty_words, partner.certainty));
    set_evidence(object, partner.citation, partner.note);
    return object;
}

Value organiser_value(const Organiser& organiser) {
    Value object;
    set_text(object, "name", organiser.name);
    set_texts(object, "aliases", organiser.aliases);
    object.set("certainty", word_for(certainty_words, organiser.certainty));
    set_evidence(object, organiser.citation, organiser.note);
    return object;
}

template <class Item>
void set_list(Value& object, const char* key, const std::vector<Item>& items, Value (*value_of)(const Item&)) {
    if (items.empty()) return;
    Value list;
    for (const Item& item : items) list.push(value_of(item));
    object.set(key, std::move(list));
}

}  // namespace

Value number_value(double number) {
    constexpr int most_digits = 20;  // those of decimal_text
    const std::string rounded = decimal_text({number, most_digits});
    double kept = 0;
    std::from_chars(rounded.data(), rounded.data() + rounded.size(), kept);
    std::array<char, 400> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), kept, std::chars_format::fixed);
    const std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
    const std::size_t point = text.find('.');
    return {kept, point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1)};
}

Value site_value(const Site& site) {
    Value object;
    object.set("id", site.id.view());
    object.set("name", site.name);
    object.set("commune", site.commune.view());
    if (site.position) {
        object.set("lon", number_value(site.position->lon));
        object.set("lat", number_value(site.position->lat));
    }
    set_text(object, "programme", site.programme);
    set_text(object, "label", site.label);
    object.set("state", word_for(project_state_words, site.state));
    set_evidence(object, site.citation, site.note);
    if (site.partner) object.set("partner", partner_value(*site.partner));
    if (site.organiser) object.set("organiser", organiser_value(*site.organiser));
    set_list(object, "events", site.events, event_value);
    set_list(object, "actions", site.actions, action_value);
    set_list(object, "sessions", site.sessions, session_value);
    return object;
}

}  // namespace maillage::io
