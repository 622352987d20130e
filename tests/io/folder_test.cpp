// SPDX-License-Identifier: Apache-2.0
// Folders as the file dialog reads them: odd names, dead links, what may not be read, order, endings, completion.
#include "io/folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "io/scratch_folder.h"

namespace maillage::io {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

Names names(const std::vector<FolderEntry>& entries) {
    Names found;
    for (const FolderEntry& entry : entries) found.push_back(entry.name);
    return found;
}

TEST(Folder, FoldersFirstThenNamesWithoutRegardToAccentsAndCase) {
    const test::ScratchFolder scratch;
    for (const char* name : {"b.csv", "A.csv", "École.csv", "dune.CSV", ".hidden"}) scratch.write(name, "x");
    fs::create_directory(scratch.file("z"));
    fs::create_directory(scratch.file("Y"));
    const auto folder = read_folder(scratch.path());
    ASSERT_TRUE(folder.has_value());
    EXPECT_EQ(names(folder->entries), (Names{"Y", "z", "A.csv", "b.csv", "dune.CSV", "École.csv"}));
    EXPECT_TRUE(folder->entries[0].is_folder);
    EXPECT_EQ(folder->entries[2].bytes, 1u);
    EXPECT_GE(folder->entries[2].modified, (Date{2020, 1, 1}));
    EXPECT_FALSE(folder->cut);
}

TEST(Folder, OrderBySizeAndDayKeepsFoldersFirst) {
    std::vector<FolderEntry> entries{{"b", "b", false, 5, {2020, 1, 1}},
                                     {"a", "a", false, 5, {2021, 1, 1}},
                                     {"c", "c", false, 1, {2019, 1, 1}},
                                     {"d", "d", true, 0, {2018, 1, 1}}};
    sort_entries(entries, FolderOrder::size, true);
    EXPECT_EQ(names(entries), (Names{"d", "a", "b", "c"}));
    sort_entries(entries, FolderOrder::size, false);
    EXPECT_EQ(names(entries), (Names{"d", "c", "a", "b"}));
    sort_entries(entries, FolderOrder::modified, true);
    EXPECT_EQ(names(entries), (Names{"d", "a", "b", "c"}));
    sort_entries(entries, FolderOrder::name, true);
    EXPECT_EQ(names(entries), (Names{"d", "c", "b", "a"}));
}

TEST(Folder, OddNamesKeepTheirBytesAndHaveALabel) {
    const test::ScratchFolder scratch;
    const std::string latin1 = "\xE9t\xE9.csv";
    scratch.write(latin1, "");
    scratch.write("two\nlines", "");
    fs::create_symlink("nowhere", scratch.file("dangling"));
    const auto folder = read_folder(scratch.path());
    ASSERT_TRUE(folder.has_value());
    ASSERT_EQ(folder->entries.size(), 3u);
    EXPECT_EQ(folder->entries[0].name, "dangling");
    EXPECT_FALSE(folder->entries[0].is_folder);
    EXPECT_EQ(folder->entries[1].name, latin1);
    EXPECT_EQ(folder->entries[1].label, "été.csv");
    EXPECT_EQ(folder->entries[2].label, "two?lines");
}

TEST(Folder, WhatIsNoReadableFolderIsSaid) {
    const test::ScratchFolder scratch;
    const auto missing = read_folder(scratch.file("no"));
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().message.key, "io.folder_missing"_text);
    EXPECT_EQ(read_folder(scratch.write("f", "")).error().message.key, "io.folder_is_file"_text);
    if (geteuid() == 0) return;  // root reads everything
    fs::create_directory(scratch.file("locked"));
    fs::permissions(scratch.file("locked"), fs::perms::none);
    EXPECT_EQ(read_folder(scratch.file("locked")).error().message.key, "io.folder_unreadable"_text);
    fs::permissions(scratch.file("locked"), fs::perms::owner_all);
}

TEST(Folder, AHugeOneIsCutAndSaysSo) {
    const test::ScratchFolder scratch;
    for (int i = 0; i < 30; ++i) scratch.write("f" + std::to_string(i), "");
    EXPECT_FALSE(read_folder(scratch.path(), 30)->cut);
    const auto folder = read_folder(scratch.path(), 29);
    EXPECT_TRUE(folder->cut);
    EXPECT_EQ(folder->entries.size(), 29u);
}

TEST(Folder, EndingsPassFilesAndAllFolders) {
    const std::vector<std::string> endings{".csv", ".geojson"};
    EXPECT_TRUE(has_ending({"A.CSV", "", false, 0, {}}, endings));
    EXPECT_TRUE(has_ending({"a.b.geojson", "", false, 0, {}}, endings));
    EXPECT_FALSE(has_ending({"csv", "", false, 0, {}}, endings));
    EXPECT_FALSE(has_ending({"a.csv.bak", "", false, 0, {}}, endings));
    EXPECT_TRUE(has_ending({"a.csv.bak", "", true, 0, {}}, endings));
    EXPECT_TRUE(has_ending({"anything", "", false, 0, {}}, {}));
}

TEST(Folder, ATypedPathIsCompletedAsFarAsAllAgree) {
    Folder folder{"/x", {{"sites-2017.csv", "", false, 0, {}}, {"sites-2018.csv", "", false, 0, {}},
                         {"data", "", true, 0, {}}, {"é1", "", false, 0, {}}, {"è2", "", false, 0, {}}}, false};
    EXPECT_EQ(completed("/x/si", folder), "/x/sites-201");
    EXPECT_EQ(completed("/x/sites-2017", folder), "/x/sites-2017.csv");
    EXPECT_EQ(completed("/x/d", folder), "/x/data/");
    EXPECT_EQ(completed("d", folder), "data/");
    EXPECT_EQ(completed("/x/zz", folder), "/x/zz");
    folder.entries = {{"é1", "", false, 0, {}}, {"è2", "", false, 0, {}}};
    EXPECT_EQ(completed("/x/", folder), "/x/") << "é and è share a byte, not a letter";
    folder.entries.clear();
    EXPECT_EQ(completed("", folder), "");
}

TEST(Folder, TheFolderOfATypedPathIsAbsolute) {
    EXPECT_EQ(folder_of("/a/b/c.csv"), "/a/b");
    EXPECT_EQ(folder_of("/a/b/"), "/a/b");
    EXPECT_EQ(folder_of("/a/../b/c"), "/b");
    EXPECT_EQ(folder_of("c.csv"), fs::current_path());
    EXPECT_EQ(folder_of("~"), home_folder());
    EXPECT_EQ(folder_of("~/c.csv"), home_folder());
    EXPECT_EQ(folder_of("/"), "/");
    EXPECT_TRUE(folder_of("").is_absolute());
}

TEST(Folder, MountedMediaAreReadFromTheMountTable) {
    EXPECT_EQ(mounted_media("/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/me/MY\\040KEY vfat rw 0 0\n"
                            "x /run/media/me/b ext4 rw\nproc /proc proc rw\n/dev/sdc /mnt/c ext4 rw\nbroken\n"),
              (std::vector<fs::path>{"/media/me/MY KEY", "/mnt/c", "/run/media/me/b"}));
    EXPECT_TRUE(mounted_media("").empty());
}

}  // namespace
}  // namespace maillage::io
