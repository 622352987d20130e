// SPDX-License-Identifier: Apache-2.0
// The words of the project file for enumerations, one table a kind, read and written by the same one.
#pragma once

#include <cassert>
#include <string_view>

#include "io/sourced_fields.h"
#include "optimise/location_problem.h"
#include "planning/site.h"

namespace maillage::io {

inline constexpr TomlWords<planning::SiteState, 4> project_state_words{{
    {"existing", planning::SiteState::existing},
    {"planned", planning::SiteState::planned},
    {"proposed", planning::SiteState::proposed},
    {"rejected", planning::SiteState::rejected},
}};
inline constexpr TomlWords<planning::SiteEventKind, 10> project_event_words{{
    {"applied", planning::SiteEventKind::applied},
    {"labelled", planning::SiteEventKind::labelled},
    {"launched", planning::SiteEventKind::launched},
    {"session_start", planning::SiteEventKind::session_start},
    {"inaugurated", planning::SiteEventKind::inaugurated},
    {"opened", planning::SiteEventKind::opened},
    {"moved", planning::SiteEventKind::moved},
    {"suspended", planning::SiteEventKind::suspended},
    {"closed", planning::SiteEventKind::closed},
    {"label_expired", planning::SiteEventKind::label_expired},
}};
inline constexpr TomlWords<planning::DatePrecision, 5> project_precision_words{{
    {"day", planning::DatePrecision::day},
    {"month", planning::DatePrecision::month},
    {"year", planning::DatePrecision::year},
    {"before", planning::DatePrecision::before},
    {"unknown", planning::DatePrecision::unknown},
}};
inline constexpr TomlWords<planning::PartnerKind, 3> project_partner_words{{
    {"intercommunality", planning::PartnerKind::intercommunality},
    {"town", planning::PartnerKind::town},
    {"department", planning::PartnerKind::department},
}};
inline constexpr TomlWords<planning::CountPrecision, 2> project_count_words{{
    {"exact", planning::CountPrecision::exact},
    {"about", planning::CountPrecision::about},
}};
inline constexpr TomlWords<optimise::Objective, 4> project_objective_words{{
    {"p-median", optimise::Objective::p_median},
    {"max-cover", optimise::Objective::max_cover},
    {"set-cover", optimise::Objective::set_cover},
    {"p-center", optimise::Objective::p_center},
}};

/// The word that stands for a value. Every value of the enumeration stands in its table.
template <class Enum, std::size_t Count>
constexpr std::string_view word_for(const TomlWords<Enum, Count>& words, Enum value) {
    for (const auto& [word, meaning] : words)
        if (meaning == value) return word;
    assert(false);
    return {};
}

}  // namespace maillage::io
