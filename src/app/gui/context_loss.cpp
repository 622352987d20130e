// SPDX-License-Identifier: Apache-2.0
#include "app/gui/context_loss.h"

namespace maillage::app::gui {

std::optional<Error> ContextLoss::recover(Session& session, double now, const std::function<Status()>& renew) {
    session.rescue();
    while (!lost_at_.empty() && now - lost_at_.front() > losses_within_s) lost_at_.pop_front();
    lost_at_.push_back(now);
    if (lost_at_.size() > most_losses)
        return Error{ErrorKind::environment, message("window.lost_gl"_text), {}, {},
                     message("window.lost_gl_remedy"_text)};
    if (const auto renewed = renew(); !renewed) return renewed.error();
    session.tell_renewed();
    return std::nullopt;
}

}  // namespace maillage::app::gui
