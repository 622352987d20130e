// SPDX-License-Identifier: Apache-2.0
// What lies in a folder, for the window's own file dialog: names, sizes, days; places to start from; completion of a
// typed path. Names are bytes to the system: `label` is what can be shown of them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace maillage::io {

struct FolderEntry {
    std::string name;   ///< as the system has it, any bytes but '/'
    std::string label;  ///< UTF-8 without control characters
    bool is_folder = false;
    std::uintmax_t bytes = 0;  ///< 0 for folders and what cannot be asked
    Date modified;             ///< local day
};

struct Folder {
    std::filesystem::path path;
    std::vector<FolderEntry> entries;  ///< by name, folders first; hidden ones (".name") left out
    bool cut = false;                  ///< there were more than `most_entries`
};

/// Nobody looks further down a list; typing a path still reaches the rest.
inline constexpr std::size_t most_entries = 20'000;

/// Cost: one call of the system per entry. Errors (environment): no such folder, no folder, not
/// readable. An entry that vanishes or cannot be asked meanwhile keeps its name and no more.
Result<Folder> read_folder(const std::filesystem::path& path, std::size_t most = most_entries);

enum class FolderOrder { name, size, modified };
/// Folders stay first, by name; names without regard to accents and case, then by bytes.
void sort_entries(std::vector<FolderEntry>& entries, FolderOrder order, bool descending);
/// Endings as ".csv", without regard to case; none = every file. Folders always pass.
[[nodiscard]] bool has_ending(const FolderEntry& entry, const std::vector<std::string>& endings);

/// "~" and "~/x" mean the home folder.
[[nodiscard]] std::filesystem::path expanded(std::string_view typed);
/// The folder a typed path stands in: itself where it ends in '/', else its parent; absolute, without a last '/'.
[[nodiscard]] std::filesystem::path folder_of(std::string_view typed);
/// The typed path made as long as all entries that begin so agree; a single folder gets its '/'.
[[nodiscard]] std::string completed(std::string_view typed, const Folder& folder);

[[nodiscard]] std::filesystem::path home_folder();
/// Where removable media are mounted: below /media, /run/media, /mnt, from the text of /proc/self/mounts.
[[nodiscard]] std::vector<std::filesystem::path> mounted_media(std::string_view mounts);
/// The same, of this machine.
[[nodiscard]] std::vector<std::filesystem::path> mounted_media();

}  // namespace maillage::io
