// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "app/cli/command.h"
#include "app/cli/commands/catchment_command.h"
#include "app/cli/commands/check_command.h"
#include "app/cli/commands/info_command.h"
#include "app/cli/commands/map_command.h"
#include "app/cli/commands/plan_command.h"
#include "app/cli/commands/solve_command.h"
#include "app/cli/commands/verify_command.h"

namespace maillage::app {

std::span<const CommandEntry> commands() {
    static constexpr std::array<CommandEntry, 7> entries = {{
        {"check", "command.check"_text, "--programme ern-occitanie --as-of 2017-11-13", attach_check},
        {"plan", "command.plan"_text, "--programme ern-occitanie --new 3", attach_plan},
        {"solve", "command.solve"_text, "example:villages.csv --sites-total 3", attach_solve},
        {"verify", "command.verify"_text, "example:villages.certificate.json", attach_verify},
        {"catchment", "command.catchment"_text, "--programme ern-occitanie --at 30189,66136", attach_catchment},
        {"map", "command.map"_text, "--programme ern-occitanie -o carte.png --force", attach_map},
        {"info", "command.info"_text, "", attach_info},
    }};
    return entries;
}

}  // namespace maillage::app
