// SPDX-License-Identifier: Apache-2.0
#include "io/atomic_file.h"

#include <csignal>
#include <functional>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/input_error.h"
#include "io/scratch_folder.h"

namespace maillage::io {
namespace {

using test::bytes_of;
using test::ScratchFolder;

TEST(AtomicFile, WritesAWholeNewFile) {
    const ScratchFolder folder;
    ASSERT_TRUE(write_file(folder.file("out.csv"), "a,b\n", Existing::refuse));
    EXPECT_EQ(bytes_of(folder.file("out.csv")), "a,b\n");
    EXPECT_EQ(folder.names(), std::vector<std::string>{"out.csv"});
    struct stat status {};
    ASSERT_EQ(::stat(folder.file("out.csv").c_str(), &status), 0);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    EXPECT_EQ(status.st_mode & 0777, 0666 & ~mask) << "as any program's file, not private as mkstemp's";
}

TEST(AtomicFile, RefusesAnExistingFileUnlessTold) {
    const ScratchFolder folder;
    folder.write("out.csv", "old");
    const Status refused = write_file(folder.file("out.csv"), "new", Existing::refuse);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message.key.id, "output.exists");
    EXPECT_EQ(refused.error().kind, ErrorKind::environment);
    EXPECT_EQ(bytes_of(folder.file("out.csv")), "old");
    ASSERT_TRUE(write_file(folder.file("out.csv"), "new", Existing::replace));
    EXPECT_EQ(bytes_of(folder.file("out.csv")), "new");
    EXPECT_EQ(folder.names(), std::vector<std::string>{"out.csv"});
}

/// What a long work asks before it begins: the same answers as the write after it, and nothing is made.
TEST(AtomicFile, SaysBeforehandWhatCannotBeWritten) {
    const ScratchFolder folder;
    folder.write("out.csv", "old");
    const auto answer = [&](const std::filesystem::path& file, Existing existing) {
        const Status checked = check_target(file, existing);
        EXPECT_EQ(checked.has_value(), file.filename() == "new.csv" || existing == Existing::replace);
        return checked ? std::string("yes") : std::string(checked.error().message.key.id);
    };
    EXPECT_EQ(answer(folder.file("new.csv"), Existing::refuse), "yes");
    EXPECT_EQ(answer(folder.file("out.csv"), Existing::refuse), "output.exists");
    EXPECT_EQ(answer(folder.file("out.csv"), Existing::replace), "yes");
    EXPECT_EQ(answer(folder.file("nowhere") / "out.csv", Existing::refuse), "output.no_folder");
    EXPECT_EQ(answer(folder.file("out.csv") / "out.csv", Existing::refuse), "output.no_folder");
    EXPECT_EQ(answer(folder.path(), Existing::refuse), "output.not_a_file");
    EXPECT_EQ(folder.names(), std::vector<std::string>{"out.csv"});
    EXPECT_EQ(bytes_of(folder.file("out.csv")), "old");
}

TEST(AtomicFile, NeverReplacesAFileMadeMeanwhile) {
    const ScratchFolder folder;
    const Status late = write_file_with(folder.file("out.csv"), Existing::refuse, [&](const auto& temporary) {
        folder.write("out.csv", "somebody else's");
        return write_plain(temporary, "ours");
    });
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().message.key.id, "output.exists");
    EXPECT_EQ(bytes_of(folder.file("out.csv")), "somebody else's");
    EXPECT_EQ(folder.names(), std::vector<std::string>{"out.csv"});
}

TEST(AtomicFile, LeavesTheOldFileWhenTheWriterFails) {
    const ScratchFolder folder;
    folder.write("out.csv", "old");
    const Status failed =
        write_file_with(folder.file("out.csv"), Existing::replace, [](const auto& temporary) {
            EXPECT_TRUE(write_plain(temporary, "half"));
            return Status(
                fail(environment_error(temporary, message("output.failed"_text), "output.full_remedy"_text)));
        });
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().file, folder.file("out.csv").string()) << "the file people asked for";
    EXPECT_EQ(bytes_of(folder.file("out.csv")), "old");
    EXPECT_EQ(folder.names(), std::vector<std::string>{"out.csv"});
}

TEST(AtomicFile, KeepsASymbolicLink) {
    const ScratchFolder folder;
    folder.write("real.csv", "old");
    std::filesystem::create_symlink("real.csv", folder.file("link.csv"));
    ASSERT_TRUE(write_file(folder.file("link.csv"), "new", Existing::replace));
    EXPECT_TRUE(std::filesystem::is_symlink(folder.file("link.csv")));
    EXPECT_EQ(bytes_of(folder.file("real.csv")), "new");
}

TEST(AtomicFile, SaysThatTheFolderIsMissingOrNoFolder) {
    const ScratchFolder folder;
    folder.write("file", "x");
    for (const char* name : {"none/out.csv", "file/out.csv"}) {
        const Status status = write_file(folder.file(name), "x", Existing::refuse);
        ASSERT_FALSE(status) << name;
        EXPECT_EQ(status.error().message.key.id, "output.no_folder") << name;
    }
    EXPECT_EQ(write_file("/dev/null", "x", Existing::replace).error().message.key.id, "output.not_a_file");
    EXPECT_EQ(write_file(folder.path(), "x", Existing::replace).error().message.key.id, "output.not_a_file");
}

/// Runs `body` in a child with less power; 0 where it holds.
int in_child(const std::function<bool()>& body) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(body() ? 0 : 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(AtomicFile, SaysThatTheFolderIsReadOnly) {
    const ScratchFolder folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    EXPECT_EQ(in_child([&] {
                  // The superuser writes everywhere: become nobody.
                  if (::geteuid() == 0 && ::setuid(65534) != 0) return false;
                  const Status status = write_file(folder.file("out.csv"), "x", Existing::refuse);
                  return !status && status.error().message.key.id == "output.read_only";
              }),
              0);
    EXPECT_TRUE(folder.names().empty());
}

TEST(AtomicFile, LeavesNothingOnAFullDisk) {
    const ScratchFolder folder;
    EXPECT_EQ(in_child([&] {
                  const rlimit limit{1000, 1000};
                  std::signal(SIGXFSZ, SIG_IGN);
                  if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return false;
                  const Status status =
                      write_file(folder.file("out.csv"), std::string(5000, 'x'), Existing::refuse);
                  return !status && status.error().message.key.id == "output.full";
              }),
              0);
    EXPECT_TRUE(folder.names().empty());
}

}  // namespace
}  // namespace maillage::io
