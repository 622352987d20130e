// SPDX-License-Identifier: Apache-2.0
// Writing where one cannot: a full disk, a read-only folder, a folder that is a file or is not there. Exit 3, one line,
// nothing half-written, what stood there before untouched.
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

using maillage::test::bytes_of;
using maillage::test::ScratchFolder;

/// A mount of this test's own, seen by nobody else; needs the right to make one.
class OwnMount {
  public:
    explicit OwnMount(const std::filesystem::path& at) : at_(at) {
        stands_ = ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                  ::mount("tmpfs", at.c_str(), "tmpfs", 0, "size=4k,nr_inodes=16") == 0;
    }
    OwnMount(const OwnMount&) = delete;
    OwnMount& operator=(const OwnMount&) = delete;
    ~OwnMount() {
        if (stands_) ::umount2(at_.c_str(), MNT_DETACH);
    }

    [[nodiscard]] bool stands() const { return stands_; }
    [[nodiscard]] bool make_read_only() const {
        return ::mount("none", at_.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, "size=4k") == 0;
    }

  private:
    std::filesystem::path at_;
    bool stands_ = false;
};

Arguments plan_to(const std::filesystem::path& file, const Arguments& rest = {}) {
    Arguments arguments = occitanie("plan", {"--new", "3", "--lang", "fr", "-o", file.string()});
    arguments.insert(arguments.end(), rest.begin(), rest.end());
    return arguments;
}

void expect_refused(const Ended& ended, const std::string& name) {
    EXPECT_EQ(ended.exit, 3) << ended.err;
    EXPECT_EQ(lines_of(ended.err).size(), 1u) << ended.err;
    EXPECT_NE(ended.err.find(name), std::string::npos) << ended.err;
    EXPECT_FALSE(has_placeholder(ended.err)) << ended.err;
    EXPECT_EQ(ended.err.find("CREATE TABLE"), std::string::npos) << "words, not what a library said: " << ended.err;
}

class CannotWrite : public testing::TestWithParam<const char*> {
  protected:
    ScratchFolder folder_;
    [[nodiscard]] std::string name() const { return std::string("plan.") + GetParam(); }
};

TEST_P(CannotWrite, OnAFullDisk) {
    const OwnMount disk(folder_.path());
    std::ofstream(folder_.file("other"), std::ios::binary) << std::string(4096, 'x');
    auto launch = maillage_with(plan_to(folder_.file(name())));
    if (!disk.stands()) launch.largest_file = 1024;  // no right to mount: no file may grow instead
    expect_refused(test_support::run_program(launch), name());
    EXPECT_EQ(folder_.names(), std::vector<std::string>{"other"}) << "nothing half-written";
}

TEST_P(CannotWrite, InAReadOnlyFolder) {
    const OwnMount disk(folder_.path());
    const bool locked = disk.stands() ? disk.make_read_only()
                                      : ::geteuid() != 0 && ::chmod(folder_.path().c_str(), 0555) == 0;
    // Where neither a mount nor a mode can lock one: nobody makes a file in /proc.
    const std::filesystem::path locked_folder = locked ? folder_.path() : "/proc";
    expect_refused(maillage(plan_to(locked_folder / name())), name());
    EXPECT_TRUE(folder_.names().empty());
}

/// The write itself fails after some bytes, over a file that is already there.
TEST_P(CannotWrite, WhereFilesMayNotGrow) {
    const auto before = folder_.write(name(), "the planner's own words");
    auto launch = maillage_with(plan_to(before, {"--force"}));
    launch.largest_file = 1024;
    const Ended ended = test_support::run_program(launch);
    expect_refused(ended, name());
    EXPECT_EQ(bytes_of(before), "the planner's own words");
    EXPECT_EQ(folder_.names(), std::vector<std::string>{name()}) << "nothing half-written";
}

TEST_P(CannotWrite, InAFolderThatIsAFile) {
    folder_.write("folder", "a file");
    expect_refused(maillage(plan_to(folder_.file("folder") / name())), "folder");
    EXPECT_EQ(bytes_of(folder_.file("folder")), "a file");
}

TEST_P(CannotWrite, InAFolderThatIsNotThere) {
    expect_refused(maillage(plan_to(folder_.file("nowhere") / name())), "nowhere");
    EXPECT_TRUE(folder_.names().empty()) << "no folder is made unasked";
}

TEST_P(CannotWrite, OverAFolder) {
    std::filesystem::create_directory(folder_.file(name()));
    expect_refused(maillage(plan_to(folder_.file(name()), {"--force"})), name());
    EXPECT_TRUE(std::filesystem::is_directory(folder_.file(name())));
    EXPECT_EQ(folder_.names().size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(Formats, CannotWrite, testing::Values("geojson", "csv", "gpkg"),
                         [](const auto& chosen) { return std::string(chosen.param); });

/// stdout on a full disk: said, not swallowed.
TEST(CannotPrint, StandardOutputIsFull) {
    auto launch = maillage_with({});
    launch.program = "/bin/sh";
    launch.arguments = {"-c", std::string("exec \"$0\" \"$@\" > /dev/full"), MAILLAGE_BINARY, "check", "--programme",
                        "ern-occitanie"};
    const Ended ended = test_support::run_program(launch);
    EXPECT_EQ(ended.exit, 3) << ended.err;
    EXPECT_FALSE(ended.err.empty());
}

}  // namespace
}  // namespace maillage::cli_test
