// SPDX-License-Identifier: Apache-2.0
// Signs, words and lists of what a site can be, and dates as a planner types them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/gui/widgets.h"
#include "planning/site.h"

namespace maillage::app::gui {

/// The state's own shape: disc, ring, diamond, cross.
void put_site_sign(const Ui& ui, Point centre, planning::SiteState state);
[[nodiscard]] TextKey state_words(planning::SiteState state);

/// A list of states; gives the one picked. Nothing current: the list asks for one.
std::optional<planning::SiteState> state_choice(Ui& ui, std::string_view id, std::optional<planning::SiteState> current,
                                                const Box& box);
std::optional<planning::SiteEventKind> event_choice(Ui& ui, std::string_view id, planning::SiteEventKind current,
                                                    const Box& box);
std::optional<planning::PartnerKind> partner_choice(Ui& ui, std::string_view id, planning::PartnerKind current,
                                                    const Box& box);

/// "2017-09-06", "2017-09", "2017", "<2017-09-01", "" as the file formats write them.
[[nodiscard]] std::string date_words(const std::optional<Date>& date, planning::DatePrecision precision);
/// The reverse; nothing for a text that is no date.
[[nodiscard]] std::optional<planning::PartialDate> parse_date_words(std::string_view text);

}  // namespace maillage::app::gui
