// SPDX-License-Identifier: Apache-2.0
// What happens to the window itself: another monitor, a graphics card that was reset.
#include <algorithm>

#include "app/gui/session.h"

namespace maillage::app::gui {

void Session::rescale(double ratio) {
    if (!(ratio > 0)) return;
    state_.scale = std::clamp(static_cast<float>(static_cast<double>(state_.scale) * ratio), lowest_scale, highest_scale);
    keeper_.scale = state_.scale;  // not kept for the next run: that one asks its own monitor
}

void Session::tell_renewed() { tell(catalog().text("window.renewed"_text), false); }

}  // namespace maillage::app::gui
