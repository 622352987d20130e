// SPDX-License-Identifier: Apache-2.0
// Sites of the project file, from fields nobody vouches for. Failures go to the fields' log.
#pragma once

#include "io/json_fields.h"
#include "project/project.h"

namespace maillage::io {

/// What is known of a site beyond its name, place and state: programme, label, sentence, partner, organiser, events,
/// actions, sessions.
void read_site_knowledge(JsonFields& fields, planning::Site& site);

/// The list `key` of an object; ids are unique within it.
[[nodiscard]] project::SiteTable read_site_table(JsonFields& fields, std::string_view key);

}  // namespace maillage::io
