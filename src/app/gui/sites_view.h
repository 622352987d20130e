// SPDX-License-Identifier: Apache-2.0
// How the table of sites is read, and a text on its way into the document. Part of WindowState; no ImGui.
#pragma once

#include <string>
#include <vector>

#include "app/services/check_service.h"
#include "app/services/workspace.h"

namespace maillage::app::gui {

enum class SiteColumn { name, department, persons, mean };

struct SitesView {
    std::string filter;
    SiteColumn sort = SiteColumn::department;
    bool descending = false;
};

/// What is typed in a field of the inspector, before Enter or a click elsewhere makes it a step of undo.
struct Draft {
    std::string field;
    std::string text;
};

/// One line of the table: figures of a site that counts on the day looked at, else none.
struct SiteLine {
    std::size_t site = 0;             ///< into workspace.sites
    std::optional<std::size_t> host;  ///< into check.hosts
};

/// Sites whose name, department or commune holds the filter's words (accents and case forgiven), in the order asked
/// for; ties in the order of the document.
[[nodiscard]] std::vector<SiteLine> site_lines(const Workspace& workspace, const CheckResult& check,
                                               const SitesView& view);

}  // namespace maillage::app::gui
