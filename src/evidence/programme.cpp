// SPDX-License-Identifier: Apache-2.0
#include "evidence/programme.h"

#include <algorithm>

namespace maillage::evidence {

const SitesPerZone* zone_rule(const Programme& programme) {
    for (const Rule& rule : programme.rules)
        if (const auto* terms = std::get_if<SitesPerZone>(&rule.terms)) return terms;
    return nullptr;
}

const Fact* find_fact(const Programme& programme, std::string_view id) {
    const auto found = std::find_if(programme.facts.begin(), programme.facts.end(),
                                    [&](const Fact& fact) { return fact.id == id; });
    return found == programme.facts.end() ? nullptr : &*found;
}

}  // namespace maillage::evidence
