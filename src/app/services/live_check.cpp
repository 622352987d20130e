// SPDX-License-Identifier: Apache-2.0
#include "app/services/live_check.h"

#include <utility>

namespace maillage::app {
namespace {

bool same(const planning::Host& a, const planning::Host& b) {
    return a.commune == b.commune && a.id == b.id && a.place.lon == b.place.lon && a.place.lat == b.place.lat;
}

/// Position of the only host that differs, hosts.size() where none does; nothing where more than one does.
std::optional<std::size_t> moved_host(const std::vector<planning::Host>& before, const std::vector<planning::Host>& now) {
    if (before.size() != now.size()) return std::nullopt;
    std::size_t moved = now.size();
    for (std::size_t j = 0; j < now.size(); ++j) {
        if (same(before[j], now[j])) continue;
        if (moved != now.size()) return std::nullopt;
        moved = j;
    }
    return moved;
}

}  // namespace

LiveCheck::LiveCheck(std::shared_ptr<const Workspace> base)
    : base_(std::move(base)), index_(planning::index_scope(*base_->territory, base_->scope, base_->demand)) {}

CheckResult LiveCheck::run(const Workspace& workspace) {
    follow(workspace.known_hosts());
    return run_check(workspace, index_, hosts_, allocation_);
}

void LiveCheck::follow(std::vector<planning::Host> hosts) {
    const auto moved = allocated_ ? moved_host(hosts_, hosts) : std::nullopt;
    if (!moved) {
        live_.reset();
        allocation_ = planning::allocate(*base_->costs, base_->scope.communes, hosts);
        allocated_ = true;
    } else if (*moved < hosts.size()) {
        if (!live_ || moving_ != *moved) live_.emplace(*base_->costs, base_->scope.communes, hosts, *moved);
        moving_ = *moved;
        live_->with(hosts[moving_], allocation_);
    }
    hosts_ = std::move(hosts);
}

}  // namespace maillage::app
