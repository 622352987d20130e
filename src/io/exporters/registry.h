// SPDX-License-Identifier: Apache-2.0
// The formats a site list leaves in, by extension of the file.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "base/result.h"
#include "io/atomic_file.h"
#include "planning/site_record.h"

namespace maillage::io {

/// One format. Contract: the same list gives the same bytes; `write` creates `path`, which is not there yet, with no
/// file beside it; every site comes back through OGR with the fields of exporters/site_fields.h and its place; the
/// metadata are in the file. Errors (environment).
struct SiteExporter {
    std::string_view extension;  ///< lower case, without its point
    TextKey name;                ///< for menus and help
    Status (*write)(const planning::SiteList& list, const std::filesystem::path& path);
};

[[nodiscard]] std::span<const SiteExporter> site_exporters();

/// By extension, in either case. Error (usage): none writes it.
Result<const SiteExporter*> site_exporter_for(const std::filesystem::path& path);

/// Writes the list whole or not at all. Errors: those of site_exporter_for, atomic_file.h and the exporter.
Status export_sites(const planning::SiteList& list, const std::filesystem::path& path, Existing existing);

}  // namespace maillage::io
