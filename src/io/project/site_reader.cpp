// SPDX-License-Identifier: Apache-2.0
#include "io/project/site_reader.h"

#include <algorithm>
#include <limits>

#include "io/project/words.h"

namespace maillage::io {
namespace {

using namespace planning;

// More than anybody plans, less than harms: all communes of France have a site each, a site a year of weekly events.
constexpr std::size_t most_sites = 50'000;
constexpr std::size_t most_parts = 1'000;
constexpr std::size_t most_aliases = 100;
constexpr std::int32_t any_count = std::numeric_limits<std::int32_t>::max();

/// Refuses an id that stands twice in one list.
class Ids {
  public:
    void add(const JsonFields& fields, const std::string& id) {
        if (ids_.insert(id).second) return;
        fields.refuse("id", message("json.duplicate_id"_text).with("id", id), message("toml.duplicate_id_remedy"_text));
    }

  private:
    std::set<std::string> ids_;
};

BilingualText read_note(JsonFields& fields) {
    BilingualText note;
    if (auto words = fields.optional_object("note")) {
        note.fr = words->optional_text("fr");
        note.en = words->optional_text("en");
        words->finish();
    }
    return note;
}

Citation read_citation(JsonFields& fields) { return {fields.optional_text("quote"), fields.optional_text("source")}; }

Certainty read_certainty(JsonFields& fields) { return fields.word_or("certainty", certainty_words, Certainty::stated); }

/// Both or neither: a date without a precision says too much, a precision without a date nothing.
std::optional<PartialDate> read_date(JsonFields& fields, std::string_view key, std::string_view precision_key) {
    const auto day = fields.optional_day(key);
    const auto precision = fields.word_or(precision_key, project_precision_words, DatePrecision::unknown);
    if (day.has_value() == (precision != DatePrecision::unknown))
        return day ? std::optional(PartialDate{*day, precision}) : std::nullopt;
    fields.refuse(key, message("toml.date_and_precision"_text).with("key", std::string(key)),
                  message("toml.date_and_precision_remedy"_text));
    return std::nullopt;
}

std::optional<Headcount> read_headcount(JsonFields& fields, std::string_view key, std::string_view precision_key) {
    const auto people = fields.optional_integer(key, 0, any_count);
    const auto precision = fields.word_or(precision_key, project_count_words, CountPrecision::exact);
    return people ? std::optional(Headcount{*people, precision}) : std::nullopt;
}

SiteEvent read_event(JsonFields& fields) {
    SiteEvent event;
    if (!fields.has("kind")) static_cast<void>(fields.text("kind"));
    event.kind = fields.word_or("kind", project_event_words, SiteEventKind::opened);
    if (const auto date = read_date(fields, "date", "precision")) {
        event.date = date->day;
        event.precision = date->precision;
    }
    event.certainty = read_certainty(fields);
    event.citation = read_citation(fields);
    event.note = read_note(fields);
    fields.finish();
    return event;
}

TrainingAction read_action(JsonFields& fields) {
    TrainingAction action;
    action.id = fields.text("id");
    action.title = fields.optional_text("title");
    action.level = fields.optional_text("level");
    action.trainings = fields.optional_integer("trainings", 0, any_count);
    action.months = fields.optional_integer("months", 0, any_count);
    action.centre_hours = fields.optional_integer("centre_hours", 0, any_count);
    action.company_hours = fields.optional_integer("company_hours", 0, any_count);
    action.subsidised = fields.optional_flag("subsidised");
    action.citation = read_citation(fields);
    action.note = read_note(fields);
    fields.finish();
    return action;
}

Session read_session(JsonFields& fields) {
    Session session;
    session.id = fields.text("id");
    session.action = fields.optional_text("action");
    session.start = read_date(fields, "start", "start_precision");
    session.places = read_headcount(fields, "places", "places_precision");
    session.trainees = read_headcount(fields, "trainees", "trainees_precision");
    session.every_months = fields.optional_integer("every_months", 0, any_count);
    session.citation = read_citation(fields);
    session.note = read_note(fields);
    fields.finish();
    return session;
}

std::optional<Partner> read_partner(JsonFields& site) {
    auto fields = site.optional_object("partner");
    if (!fields) return std::nullopt;
    Partner partner;
    partner.name = fields->optional_text("name");
    partner.aliases = fields->texts("aliases", most_aliases);
    partner.kind = fields->word_or("kind", project_partner_words, PartnerKind::intercommunality);
    partner.certainty = read_certainty(*fields);
    partner.citation = read_citation(*fields);
    partner.note = read_note(*fields);
    fields->finish();
    return partner;
}

std::optional<Organiser> read_organiser(JsonFields& site) {
    auto fields = site.optional_object("organiser");
    if (!fields) return std::nullopt;
    Organiser organiser;
    organiser.name = fields->optional_text("name");
    organiser.aliases = fields->texts("aliases", most_aliases);
    organiser.certainty = read_certainty(*fields);
    organiser.citation = read_citation(*fields);
    organiser.note = read_note(*fields);
    fields->finish();
    return organiser;
}

std::optional<geo::LonLat> read_position(JsonFields& fields) {
    if (!fields.has("lon") && !fields.has("lat")) return std::nullopt;
    return geo::LonLat{fields.number("lon", -180, 180), fields.number("lat", -90, 90)};
}

void read_identity(JsonFields& fields, Site& site) {
    const std::string id = fields.text("id");
    const auto own = SiteId::parse(id);
    if (!own)
        fields.refuse("id", message("sites.bad_id"_text).with("id", id),
                      message("sites.bad_id_remedy"_text).with("length", std::int64_t{SiteId::capacity}));
    site.id = own.value_or(SiteId{});
    const std::string commune = fields.text("commune");
    const auto code = CommuneCode::parse(commune);
    if (!code || commune.size() != CommuneCode::capacity)
        fields.refuse("commune", message("sites.bad_commune"_text).with("code", commune),
                      message("sites.bad_commune_remedy"_text));
    site.commune = code.value_or(CommuneCode{});
}

void read_activities(JsonFields& fields, Site& site) {
    for (JsonFields& event : fields.objects("events", most_parts)) site.events.push_back(read_event(event));
    Ids actions;
    for (JsonFields& action : fields.objects("actions", most_parts)) {
        site.actions.push_back(read_action(action));
        actions.add(action, site.actions.back().id);
    }
    Ids sessions;
    for (JsonFields& session : fields.objects("sessions", most_parts)) {
        site.sessions.push_back(read_session(session));
        sessions.add(session, site.sessions.back().id);
    }
}

Site read_site(JsonFields& fields) {
    Site site;
    read_identity(fields, site);
    site.name = fields.text("name");
    site.position = read_position(fields);
    site.state = fields.word_or("state", project_state_words, SiteState::existing);
    read_site_knowledge(fields, site);
    fields.finish();
    return site;
}

}  // namespace

void read_site_knowledge(JsonFields& fields, Site& site) {
    site.programme = fields.optional_text("programme");
    site.label = fields.optional_text("label");
    site.citation = read_citation(fields);
    site.note = read_note(fields);
    site.partner = read_partner(fields);
    site.organiser = read_organiser(fields);
    read_activities(fields, site);
}

project::SiteTable read_site_table(JsonFields& fields, std::string_view key) {
    project::SiteTable sites;
    Ids ids;
    for (JsonFields& site : fields.objects(key, most_sites)) {
        if (fields.log().failed()) break;
        sites.push_back(read_site(site));
        ids.add(site, sites.back().id.text());
    }
    return sites;
}

}  // namespace maillage::io
