// SPDX-License-Identifier: Apache-2.0
// Sites of the project file, from fields nobody vouches for. Failures go to the fields' log.
#pragma once

#include "io/json_fields.h"
#include "project/project.h"

namespace maillage::io {

/// The list `key` of an object; ids are unique within it.
[[nodiscard]] project::SiteTable read_site_table(JsonFields& fields, std::string_view key);

}  // namespace maillage::io
