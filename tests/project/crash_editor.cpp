// SPDX-License-Identifier: Apache-2.0
// A planner at work, as a program: edits a project, autosaves as the window does and saves now and then, as fast as it
// can, until it is killed. What it did goes to stdout, a line after each deed, so that the test knows what must be there.
// Usage: crash_editor PROJECT STATE-FOLDER SEED
// Lines: "edit N" (the project now has N edits), "copy N", "saved N".
#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

#include "io/autosave.h"
#include "project/actions/site_actions.h"
#include "project/history.h"
#include "support/random_location_problem.h"

namespace {

using namespace maillage;

/// Unbuffered: what was said before the end was said.
void say(const char* deed, std::uint64_t edits) {
    const std::string line = std::string(deed) + " " + std::to_string(edits) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::exit(2);
}

/// Adds a site named after the number of the edit, and moves, renames or deletes others: the project of N edits tells N
/// by its last site.
project::Project edited(const project::Project& before, std::uint64_t number, test_support::Dice& dice) {
    planning::Site site;
    site.commune = CommuneCode::parse("31107").value();
    site.name = "edit " + std::to_string(number);
    site.id = SiteId::parse("edit-" + std::to_string(number)).value();
    site.note.fr = std::string(static_cast<std::size_t>(dice.between(1, 2000)), 'x');
    project::Project next = before;
    if (before.sites->size() > 40) {
        const SiteId oldest = before.sites->front().id;
        next = project::delete_sites(next, std::span(&oldest, 1)).value();
    }
    return project::add_sites(next, {site}).value();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const std::filesystem::path file = argv[1];
    test_support::Dice dice(std::strtoull(argv[3], nullptr, 10));
    project::History history;
    io::Autosave autosave(argv[2]);
    while (true) {
        const std::uint64_t number = history.edits() + 1;
        history.commit(edited(history.present(), number, dice), {});
        say("edit", number);
        const auto now = io::AutosaveClock::now();
        if (autosave.due(number, now)) {
            if (autosave.write({history.committed(), {}}, file, number, now)) return 3;
            say("copy", number);
        }
        if (!dice.chance(4)) continue;
        if (!io::write_project({history.committed(), {}}, file, io::Existing::replace)) return 4;
        say("saved", number);
        autosave.clear(number, io::AutosaveClock::now());
        history.mark_saved();
    }
}
