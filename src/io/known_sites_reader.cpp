// SPDX-License-Identifier: Apache-2.0
#include "io/known_sites_reader.h"

#include <algorithm>

#include "io/sourced_fields.h"

namespace maillage::io {
namespace {

using namespace planning;

constexpr TomlWords<SiteEventKind, 10> event_words{{
    {"applied", SiteEventKind::applied},
    {"labelled", SiteEventKind::labelled},
    {"launched", SiteEventKind::launched},
    {"session_start", SiteEventKind::session_start},
    {"inaugurated", SiteEventKind::inaugurated},
    {"opened", SiteEventKind::opened},
    {"moved", SiteEventKind::moved},
    {"suspended", SiteEventKind::suspended},
    {"closed", SiteEventKind::closed},
    {"label_expired", SiteEventKind::label_expired},
}};
constexpr TomlWords<PartnerKind, 3> partner_words{{
    {"intercommunality", PartnerKind::intercommunality},
    {"town", PartnerKind::town},
    {"department", PartnerKind::department},
}};
constexpr TomlWords<CountPrecision, 2> count_words{{
    {"exact", CountPrecision::exact},
    {"about", CountPrecision::about},
}};
constexpr TomlWords<SiteState, 4> state_words{{
    {"existing", SiteState::existing},
    {"planned", SiteState::planned},
    {"proposed", SiteState::proposed},
    {"rejected", SiteState::rejected},
}};

// Generous bounds that stop a slip of the keyboard: no session has ten thousand places, no training lasts ten
// years.
constexpr std::int32_t max_people = 10'000;
constexpr std::int32_t max_months = 120;
constexpr std::int32_t max_hours = 20'000;
constexpr std::int32_t max_trainings = 1'000;

using Sources = std::vector<Source>;

SiteEvent read_event(TomlFields& fields, const Sources& sources) {
    SiteEvent event;
    event.kind = fields.word("kind", event_words);
    if (const auto date = partial_date(fields, "date", "precision")) {
        event.date = date->day;
        event.precision = date->precision;
    }
    event.certainty = fields.word("certainty", certainty_words);
    event.citation = citation(fields, sources);
    event.note = bilingual(fields, "note", false);
    fields.finish();
    return event;
}

TrainingAction read_action(TomlFields& fields, const Sources& sources) {
    TrainingAction action;
    action.id = fields.text("id");
    action.title = fields.optional_text("title");
    action.level = fields.optional_text("level");
    action.trainings = fields.optional_integer("trainings", 1, max_trainings);
    action.months = fields.optional_integer("months", 1, max_months);
    action.centre_hours = fields.optional_integer("centre_hours", 0, max_hours);
    action.company_hours = fields.optional_integer("company_hours", 0, max_hours);
    action.subsidised = fields.optional_flag("subsidised");
    action.citation = citation(fields, sources);
    action.note = bilingual(fields, "note", false);
    fields.finish();
    return action;
}

std::optional<Headcount> headcount(TomlFields& fields, std::string_view key, std::string_view precision_key) {
    const auto people = fields.optional_integer(key, 1, max_people);
    if (!people) return std::nullopt;
    return Headcount{*people, fields.word(precision_key, count_words)};
}

Session read_session(TomlFields& fields, const Sources& sources) {
    Session session;
    session.id = fields.text("id");
    session.action = fields.optional_text("action");
    if (fields.has("start")) session.start = partial_date(fields, "start", "start_precision");
    session.places = headcount(fields, "places", "places_precision");
    session.trainees = headcount(fields, "trainees", "trainees_precision");
    session.every_months = fields.optional_integer("every_months", 1, max_months);
    session.citation = citation(fields, sources);
    session.note = bilingual(fields, "note", false);
    fields.finish();
    return session;
}

std::optional<Partner> read_partner(TomlFields& site, const Sources& sources) {
    auto fields = site.optional_table("partner");
    if (!fields) return std::nullopt;
    Partner partner;
    partner.name = fields->text("name");
    partner.aliases = fields->texts("aliases");
    partner.kind = fields->word("kind", partner_words);
    partner.certainty = fields->word("certainty", certainty_words);
    partner.citation = citation(*fields, sources);
    partner.note = bilingual(*fields, "note", false);
    fields->finish();
    return partner;
}

std::optional<Organiser> read_organiser(TomlFields& site, const Sources& sources) {
    auto fields = site.optional_table("organiser");
    if (!fields) return std::nullopt;
    Organiser organiser;
    organiser.name = fields->text("name");
    organiser.aliases = fields->texts("aliases");
    organiser.certainty = fields->word("certainty", certainty_words);
    organiser.citation = citation(*fields, sources);
    organiser.note = bilingual(*fields, "note", false);
    fields->finish();
    return organiser;
}

void read_identity(TomlFields& fields, Site& site) {
    const std::string id = fields.text("id");
    if (const auto code = SiteId::parse(id)) {
        site.id = *code;
    } else if (!fields.log().failed()) {
        fields.refuse("id", message("sites.bad_id"_text).with("id", id),
                      message("sites.bad_id_remedy"_text).with("length", std::int64_t{SiteId::capacity}));
    }
    const std::string commune = fields.text("commune");
    const auto code = CommuneCode::parse(commune);
    if (code && commune.size() == CommuneCode::capacity) {
        site.commune = *code;
    } else if (!fields.log().failed()) {
        fields.refuse("commune", message("sites.bad_commune"_text).with("code", commune),
                      message("sites.bad_commune_remedy"_text));
    }
}

void read_activities(TomlFields& fields, const Sources& sources, Site& site) {
    for (TomlFields& event : fields.tables("event")) site.events.push_back(read_event(event, sources));
    UniqueIds action_ids;
    for (TomlFields& action : fields.tables("action")) {
        site.actions.push_back(read_action(action, sources));
        action_ids.add(action, site.actions.back().id);
    }
    UniqueIds session_ids;
    for (TomlFields& fields_of_session : fields.tables("session")) {
        site.sessions.push_back(read_session(fields_of_session, sources));
        const Session& session = site.sessions.back();
        session_ids.add(fields_of_session, session.id);
        const bool known =
            std::any_of(site.actions.begin(), site.actions.end(),
                        [&](const TrainingAction& action) { return action.id == session.action; });
        if (!session.action.empty() && !known)
            fields_of_session.refuse("action",
                                     message("sites.unknown_action"_text).with("id", session.action),
                                     message("sites.unknown_action_remedy"_text));
    }
}

Site read_site(TomlFields& fields, const Sources& sources) {
    Site site;
    read_identity(fields, site);
    site.name = fields.text("name");
    site.programme = fields.text("programme");
    site.label = fields.text("label");
    site.state = fields.word_or("state", state_words, SiteState::existing);
    site.citation = citation(fields, sources);
    site.note = bilingual(fields, "note", false);
    site.partner = read_partner(fields, sources);
    site.organiser = read_organiser(fields, sources);
    read_activities(fields, sources, site);
    fields.finish();
    return site;
}

}  // namespace

Result<SiteRegister> read_known_sites(const std::filesystem::path& path) {
    const Result<TomlTable> document = read_toml(path);
    if (!document) return fail(document.error());
    TomlLog log(path.string());
    TomlFields file(*document, log);
    check_format(file);
    SiteRegister sites;
    sites.id = file.slug("id");
    sites.sources = read_sources(file);
    UniqueIds ids;
    for (TomlFields& fields : file.tables("site")) {
        sites.sites.push_back(read_site(fields, sites.sources));
        ids.add(fields, sites.sites.back().id.text());
    }
    file.finish();
    if (const Status status = log.status(); !status) return fail(status.error());
    return sites;
}

}  // namespace maillage::io
