// SPDX-License-Identifier: Apache-2.0
#include "app/services/asked_rules.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "app/services/comma_list.h"
#include "app/services/site_bounds.h"
#include "io/column_join.h"
#include "planning/coverage.h"
#include "planning/plan_problem.h"

namespace maillage::app {
namespace {

using planning::SiteBounds;
using planning::Zoning;

Error usage(Message what, Message remedy) { return {ErrorKind::usage, std::move(what), {}, {}, std::move(remedy)}; }

/// Reads rules one by one; zonings are made when a rule first speaks of them.
class RuleReader {
  public:
    RuleReader(const Workspace& workspace, const RuleQuestion& question)
        : workspace_(workspace), question_(question), asked_{workspace.rule, {}, {}, {}} {}

    Result<AskedRules> read() {
        if (Status zones = read_zones(); !zones) return fail(zones.error());
        if (question_.max_distance_km) asked_.reach = planning::kilometer_band(*question_.max_distance_km).limit;
        return std::move(asked_);
    }

  private:
    Status read_zones() {
        for (const std::string& text : question_.zonings)
            if (Status added = add_zoning(text); !added) return added;
        if (Status departments = read_departments(); !departments) return departments;
        // What is said of one zone goes before what is said of all.
        for (const bool of_all : {true, false})
            for (const std::string& text : question_.zone_rules)
                if (Status added = add_rule(text, of_all); !added) return added;
        for (const auto& [name, zoning] : named_)
            if (std::ranges::none_of(rules(), [&](const auto& rule) { return rule.zoning == zoning; }))
                return fail(usage(message("plan.idle_zoning"_text).with("name", name),
                                  message("plan.idle_zoning_remedy"_text).with("name", name)));
        return {};
    }

    std::vector<planning::ZoningRule>& rules() { return asked_.zones; }

    Status read_departments() {
        if (question_.per_department.empty()) return {};
        auto bounds = parse_site_bounds(question_.per_department);
        if (!bounds) return fail(bounds.error());
        asked_.departments = {*bounds, {}};
        return {};
    }

    /// NAME=FILE:CODE:COLUMN
    Status add_zoning(const std::string& text) {
        const std::size_t equals = text.find('=');
        const std::string name = text.substr(0, equals);
        const bool is_free = !is_level(name) && name != "block" && name.find(':') == std::string::npos;
        if (equals == std::string::npos || name.empty() || !is_free)
            return fail(usage(message("plan.bad_zoning"_text).with("given", text), message("plan.bad_zoning_remedy"_text)));
        auto words = io::read_joined_words(text.substr(equals + 1), *workspace_.territory);
        if (!words) return fail(words.error());
        asked_.warnings.insert(asked_.warnings.end(), words->warnings.begin(), words->warnings.end());
        named_.emplace_back(name, std::make_shared<const Zoning>(planning::zoning_by_words(name, words->words)));
        return {};
    }

    [[nodiscard]] std::vector<std::string> levels() const {
        std::vector<std::string> all{"department", "region", "intercommunality"};
        for (const auto& [name, zoning] : named_) all.push_back(name);
        return all;
    }

    [[nodiscard]] bool is_level(const std::string& word) const {
        return std::ranges::any_of(levels(), [&](const std::string& level) { return level == word; });
    }

    /// LEVEL:CODE=MIN[:MAX]. The level is named because codes of regions and departments collide.
    Status add_rule(const std::string& text, bool of_all) {
        const std::size_t colon = text.find(':');
        const std::size_t equals = text.rfind('=');
        const auto bad = [&] {
            return fail(usage(message("plan.bad_zone_rule"_text).with("given", text),
                              message("plan.bad_zone_rule_remedy"_text).with("levels", comma_list(levels()))));
        };
        if (colon == std::string::npos || equals == std::string::npos || equals < colon) return bad();
        const std::string level = text.substr(0, colon);
        const std::string code = text.substr(colon + 1, equals - colon - 1);
        if (!is_level(level)) return bad();
        if ((code == "*") != of_all) return {};
        auto bounds = parse_site_bounds(text.substr(equals + 1));
        if (!bounds) return fail(bounds.error());
        const bool known = level == "department" ? bound_department(code, *bounds) : bound_zone(level, code, *bounds);
        if (known) return {};
        return fail(usage(message("plan.unknown_zone"_text)
                              .with("code", code)
                              .with("level", level)
                              .with("scope", workspace_.scope.id),
                          message("plan.unknown_zone_remedy"_text)));
    }

    bool bound_department(const std::string& code, const SiteBounds& bounds) {
        if (code == "*") {
            asked_.departments = {bounds, {}};
            return true;
        }
        const auto parsed = DepartmentCode::parse(code);
        const auto department = parsed ? workspace_.territory->departments.find(*parsed) : std::nullopt;
        if (!department || planning::zone_of_department(workspace_.scope, *department) < 0) return false;
        asked_.departments.exceptions[*department] = bounds;
        return true;
    }

    bool bound_zone(const std::string& level, const std::string& code, const SiteBounds& bounds) {
        planning::ZoningRule& rule = rule_of(level);
        const std::vector<int> zones = planning::zones_of(*rule.zoning, workspace_.scope);
        if (code == "*") {
            for (const int zone : zones) rule.bounds[zone] = bounds;
            return !zones.empty();
        }
        const auto zone = rule.zoning->find(code);
        if (!zone || !std::ranges::binary_search(zones, *zone)) return false;
        rule.bounds[*zone] = bounds;
        return true;
    }

    planning::ZoningRule& rule_of(const std::string& level) {
        const auto known = std::ranges::find_if(rules(), [&](const auto& rule) { return rule.zoning->id == level; });
        if (known != rules().end()) return *known;
        rules().push_back({zoning_of(level), {}});
        return rules().back();
    }

    [[nodiscard]] std::shared_ptr<const Zoning> zoning_of(const std::string& level) const {
        const auto named = std::ranges::find_if(named_, [&](const auto& one) { return one.first == level; });
        if (named != named_.end()) return named->second;
        return std::make_shared<const Zoning>(level == "region" ? planning::region_zoning(*workspace_.territory)
                                                                : planning::intercommunality_zoning(*workspace_.territory));
    }

    const Workspace& workspace_;
    const RuleQuestion& question_;
    AskedRules asked_;
    std::vector<std::pair<std::string, std::shared_ptr<const Zoning>>> named_;
};

}  // namespace

Result<AskedRules> read_asked_rules(const Workspace& workspace, const RuleQuestion& question) {
    return RuleReader(workspace, question).read();
}

}  // namespace maillage::app
