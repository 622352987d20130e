// SPDX-License-Identifier: Apache-2.0
#include "io/autosave.h"

#include <csignal>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/recent_files.h"
#include "io/scratch_folder.h"
#include "io/state_folder.h"
#include "support/random_projects.h"

namespace maillage {
namespace {

using namespace std::chrono_literals;
using io::Autosave;
using io::AutosaveClock;

const AutosaveClock::time_point start{1000h};

TEST(AutosaveDue, EveryTenthEdit) {
    for (std::uint64_t edits = 0; edits < 10; ++edits) EXPECT_FALSE(io::is_autosave_due({0, start}, edits, start));
    EXPECT_TRUE(io::is_autosave_due({0, start}, 10, start));
    EXPECT_FALSE(io::is_autosave_due({40, start}, 49, start));
    EXPECT_TRUE(io::is_autosave_due({40, start}, 50, start));
}

TEST(AutosaveDue, EveryMinuteInWhichSomethingWasEdited) {
    EXPECT_FALSE(io::is_autosave_due({4, start}, 4, start + 24h));
    EXPECT_FALSE(io::is_autosave_due({4, start}, 5, start + 59s));
    EXPECT_TRUE(io::is_autosave_due({4, start}, 5, start + 60s));
}

/// Runs `work` in a process of its own that then dies as by a power cut.
template <class Work>
void in_a_killed_process(const Work& work) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        work();
        ::raise(SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
}

io::ProjectDocument document(const std::filesystem::path& folder) {
    return {test_support::random_project(5, folder.string()), {Date{2017, 11, 6}}};
}

TEST(AutosaveCopy, OfALivingProcessIsNobodyElses) {
    const test::ScratchFolder folder;
    Autosave autosave(folder.path(), start);
    EXPECT_FALSE(autosave.due(3, start));
    EXPECT_TRUE(autosave.due(10, start));
    EXPECT_FALSE(autosave.write(document(folder.path()), folder.file("p.maillage"), 10, start));
    EXPECT_FALSE(autosave.due(10, start + 1h));
    EXPECT_FALSE(autosave.due(19, start));
    EXPECT_TRUE(autosave.due(20, start));
    EXPECT_TRUE(io::recoverable(folder.path()).empty());
    Autosave other(folder.path(), start);  // a second project of the same process
    EXPECT_FALSE(other.write(document(folder.path()), {}, 1, start));
    EXPECT_TRUE(io::recoverable(folder.path()).empty());
    other.close();
    autosave.close();
    EXPECT_TRUE(std::filesystem::is_empty(folder.file("autosave")));
}

TEST(AutosaveCopy, OfAKilledProcessIsOfferedUntilGivenUp) {
    const test::ScratchFolder folder;
    const auto file = folder.file("p.maillage");
    const auto before = document(folder.path());
    in_a_killed_process([&] {
        Autosave autosave(folder.path(), start);
        autosave.clear(2, start);
        static_cast<void>(autosave.write(before, file, 14, start));
    });
    const auto lost = io::recoverable(folder.path());
    ASSERT_EQ(lost.size(), 1u);
    EXPECT_EQ(lost[0].project, file);
    EXPECT_EQ(lost[0].edits, 12u);
    EXPECT_GT(lost[0].saved_at, 1'700'000'000);
    const auto read = io::recover(lost[0]);
    ASSERT_TRUE(read) << read.error().message.key.id;
    EXPECT_TRUE(test_support::same_content(read->document.project, before.project));
    EXPECT_EQ(read->document.view, before.view);
    io::discard(lost[0]);
    EXPECT_TRUE(io::recoverable(folder.path()).empty());
    EXPECT_TRUE(std::filesystem::is_empty(folder.file("autosave")));
}

TEST(AutosaveCopy, OfAProjectWithoutAFileIsOfferedToo) {
    const test::ScratchFolder folder;
    in_a_killed_process([&] {
        Autosave autosave(folder.path(), start);
        static_cast<void>(autosave.write(document(folder.path()), {}, 1, start));
    });
    const auto lost = io::recoverable(folder.path());
    ASSERT_EQ(lost.size(), 1u);
    EXPECT_TRUE(lost[0].project.empty());
    EXPECT_TRUE(io::recover(lost[0]));
}

TEST(AutosaveCopy, AfterASaveOrACleanEndThereIsNothing) {
    const test::ScratchFolder folder;
    in_a_killed_process([&] {
        Autosave autosave(folder.path(), start);
        static_cast<void>(autosave.write(document(folder.path()), {}, 1, start));
        autosave.clear(1, start);
    });
    in_a_killed_process([&] {
        Autosave autosave(folder.path(), start);
        static_cast<void>(autosave.write(document(folder.path()), {}, 1, start));
        autosave.close();
    });
    EXPECT_TRUE(io::recoverable(folder.path()).empty());
    Autosave(folder.path(), start).close();  // sweeps the lock of the killed one
    EXPECT_TRUE(std::filesystem::is_empty(folder.file("autosave")));
}

TEST(AutosaveCopy, ThatIsBrokenIsNotOfferedAndBreaksNothing) {
    const test::ScratchFolder folder;
    std::filesystem::create_directories(folder.file("autosave"));
    folder.write("autosave/1-0.autosave", "{\"format\": \"maillage-auto");
    folder.write("autosave/2-0.autosave", "");
    folder.write("autosave/3-0.autosave", R"({"format": "maillage-autosave", "version": 1, "edits": -3, "project": 7})");
    folder.write("autosave/.maillage-4-0.autosave", R"({"format": "maillage-autosave", "version": 1})");
    std::filesystem::create_directories(folder.file("autosave/5-0.autosave"));
    const auto lost = io::recoverable(folder.path());
    ASSERT_EQ(lost.size(), 1u);
    EXPECT_EQ(lost[0].edits, 0u);
    EXPECT_EQ(io::recover(lost[0]).error().message.key, "project.not_a_project"_text);
}

TEST(AutosaveCopy, WithoutAFolderToWriteWarnsOnce) {
    const test::ScratchFolder folder;
    folder.write("file", "in the way");
    for (const auto& state : {folder.file("file"), std::filesystem::path("/proc/nowhere"), std::filesystem::path()}) {
        Autosave autosave(state, start);
        const auto warning = autosave.write(document(folder.path()), {}, 10, start);
        ASSERT_TRUE(warning);
        EXPECT_EQ(warning->message.key, "project.no_autosave"_text);
        EXPECT_FALSE(autosave.write(document(folder.path()), {}, 20, start));
        EXPECT_FALSE(autosave.due(20, start));
        autosave.clear(21, start);
        autosave.close();
        EXPECT_TRUE(io::recoverable(state).empty());
    }
}

TEST(StateFolder, FollowsTheSpecification) {
    ::setenv("XDG_STATE_HOME", "/tmp/state", 1);
    EXPECT_EQ(io::state_folder(), "/tmp/state/maillage");
    ::setenv("XDG_STATE_HOME", "relative", 1);
    ::setenv("HOME", "/somebody", 1);
    EXPECT_EQ(io::state_folder(), "/somebody/.local/state/maillage");
    ::unsetenv("XDG_STATE_HOME");
    ::unsetenv("HOME");
    EXPECT_TRUE(io::state_folder().empty());
}

TEST(RecentFiles, AreTheTenLastOnesThatAreStillThere) {
    const test::ScratchFolder folder;
    EXPECT_TRUE(io::recent_files(folder.path()).empty());
    for (int i = 0; i < 12; ++i) {
        const auto file = folder.write("p" + std::to_string(i) + ".maillage", "x");
        io::add_recent_file(folder.file("state"), file);
    }
    io::add_recent_file(folder.file("state"), folder.file("p5.maillage"));
    std::filesystem::remove(folder.file("p7.maillage"));
    const auto recent = io::recent_files(folder.file("state"));
    ASSERT_EQ(recent.size(), 9u);
    EXPECT_EQ(recent[0], folder.file("p5.maillage"));
    EXPECT_EQ(recent[1], folder.file("p11.maillage"));
    EXPECT_EQ(recent[8], folder.file("p2.maillage"));
}

TEST(RecentFiles, ThatCannotBeKeptAreNot) {
    const test::ScratchFolder folder;
    const auto file = folder.write("p.maillage", "x");
    io::add_recent_file("/proc/nowhere", file);
    io::add_recent_file({}, file);
    io::add_recent_file(folder.path(), folder.write("zwei\nzeilen.maillage", "x"));
    EXPECT_TRUE(io::recent_files(folder.path()).empty());
    folder.write("recent", std::string(100'000, 'x') + "\nrelative\n" + file.string() + "\n");
    EXPECT_EQ(io::recent_files(folder.path()), (std::vector{file}));
}

}  // namespace
}  // namespace maillage
