// SPDX-License-Identifier: Apache-2.0
// `kill -9` at fifty random moments of an editing run: the project file is always one whole state that was saved, and
// what the program offers afterwards lacks at most the edits since the last copy.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "io/autosave.h"
#include "io/scratch_folder.h"
#include "support/random_location_problem.h"

namespace maillage {
namespace {

/// What the editor said before it was killed.
struct Deeds {
    std::uint64_t edits = 0;
    std::uint64_t copied = 0;
    std::uint64_t saved = 0;
};

Deeds deeds_of(const std::string& said) {
    Deeds deeds;
    std::istringstream lines(said);
    std::string deed;
    for (std::uint64_t number = 0; lines >> deed >> number;) {
        if (deed == "edit") deeds.edits = number;
        if (deed == "copy") deeds.copied = number;
        if (deed == "saved") deeds.saved = number;
    }
    return deeds;
}

/// Starts the editor, kills it after that long, gives what it said.
Deeds killed_after(std::chrono::microseconds life, const test::ScratchFolder& folder, int seed) {
    int ends[2];
    EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    const std::string file = folder.file("p.maillage").string();
    const std::string state = folder.file("state").string();
    const std::string number = std::to_string(seed);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::execl(MAILLAGE_CRASH_EDITOR, MAILLAGE_CRASH_EDITOR, file.c_str(), state.c_str(), number.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    // The life begins with the first edit, however long the start took.
    pollfd first{ends[0], POLLIN, 0};
    EXPECT_EQ(::poll(&first, 1, 10'000), 1);
    std::string said;
    char buffer[65536];
    const auto end = std::chrono::steady_clock::now() + life;
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    while (std::chrono::steady_clock::now() < end) {  // a full pipe would stop the editor
        const ssize_t got = ::read(ends[0], buffer, sizeof buffer);
        if (got > 0) said.append(buffer, static_cast<std::size_t>(got));
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    ::kill(child, SIGKILL);
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the editor ended by itself, with " << WEXITSTATUS(status);
    for (ssize_t got; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;) said.append(buffer, static_cast<std::size_t>(got));
    ::close(ends[0]);
    return deeds_of(said);
}

/// The number of edits a project of the editor has, which its last site bears; the forty sites before follow each other.
std::uint64_t edits_of(const project::Project& project) {
    const project::SiteTable& sites = *project.sites;
    std::uint64_t last = 0;
    for (const planning::Site& site : sites) {
        const std::uint64_t number = std::strtoull(site.name.c_str() + 5, nullptr, 10);
        EXPECT_TRUE(last == 0 || number == last + 1) << "sites of different states in one file";
        last = number;
    }
    return last;
}

TEST(Crash, FiftyKillsLoseAtMostTheEditsSinceTheLastCopy) {
    test_support::Dice dice(20171106);
    int with_copy = 0;
    int with_file = 0;
    for (int run = 0; run < 50; ++run) {
        const test::ScratchFolder folder;
        const auto file = folder.file("p.maillage");
        const Deeds deeds = killed_after(std::chrono::microseconds(dice.between(0, 200'000)), folder, run);
        std::uint64_t found = 0;
        if (std::filesystem::exists(file)) {
            const auto read = io::read_project(file);
            ASSERT_TRUE(read) << run << ": " << read.error().message.key.id << " at " << read.error().place;
            found = edits_of(read->document.project);
            // The state saved last, or the one whose saving was under way when the end came.
            EXPECT_GE(found, deeds.saved) << run;
            ++with_file;
        } else {
            EXPECT_EQ(deeds.saved, 0u) << run;
        }
        const auto lost = io::recoverable(folder.file("state"));
        ASSERT_LE(lost.size(), 1u) << run;
        if (!lost.empty()) {
            EXPECT_EQ(lost[0].project, file);
            const auto read = io::recover(lost[0]);
            ASSERT_TRUE(read) << run << ": " << read.error().message.key.id << " at " << read.error().place;
            found = std::max(found, edits_of(read->document.project));
            ++with_copy;
        }
        EXPECT_GE(found, std::max(deeds.copied, deeds.saved)) << run;
        EXPECT_GE(found + io::autosave_edits, deeds.edits) << run << ": more was lost than between two copies";
    }
    // Or nothing was tried.
    EXPECT_GT(with_copy, 5);
    EXPECT_GT(with_file, 5);
}

}  // namespace
}  // namespace maillage
