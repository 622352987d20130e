// SPDX-License-Identifier: Apache-2.0
#include "lint/room_table.h"

#include <algorithm>
#include <sstream>

#include "lint/system_headers.h"

namespace maillage::lint {
namespace {

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::vector<std::string> words(std::string_view text) {
    std::istringstream in{std::string(text)};
    std::vector<std::string> out;
    for (std::string word; in >> word;) out.push_back(word);
    return out;
}

OwnedPrefix owned_prefix(const std::string& word) {
    const std::size_t colon = word.find(':');
    if (colon == std::string::npos) return {word, {}, false};
    const std::string mark = word.substr(0, colon);
    if (mark == "public") return {word.substr(colon + 1), {}, true};
    return {word.substr(colon + 1), mark, false};
}

/// One include as written: `name` between its marks, `quoted` for "…".
struct Include {
    std::string name;
    bool quoted = false;
    std::size_t line = 0;
};

std::vector<Include> includes_of(std::string_view text) {
    std::vector<Include> found;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(text)) {
        ++number;
        std::string code = trimmed(line);
        if (!code.starts_with('#')) continue;
        code = trimmed(std::string_view(code).substr(1));
        if (!code.starts_with("include")) continue;
        const std::string target = trimmed(std::string_view(code).substr(7));
        const bool quoted = target.starts_with('"');
        const std::size_t end = target.find(quoted ? '"' : '>', 1);
        found.push_back({end == std::string::npos ? target : target.substr(1, end - 1), quoted, number});
    }
    return found;
}

class Checker {
  public:
    Checker(const RoomTable& table, const std::vector<SourceFile>& files) : table_(table) {
        // version.h.in is version.h once configured.
        for (const SourceFile& file : files)
            paths_.insert(file.path.ends_with(".in") ? file.path.substr(0, file.path.size() - 3) : file.path);
    }

    void check(const SourceFile& file) {
        const std::string below = file.path.substr(std::string_view("src/").size());
        room_ = table_.find(below.substr(0, below.find('/')));
        if (room_ == nullptr) {
            violations_.push_back(file.path + ": lies in no room of src/ROOMS.txt");
            return;
        }
        for (const Include& include : includes_of(file.text)) {
            const std::string why = include.quoted ? refused_own(include) : refused_foreign(file.path, include);
            if (!why.empty())
                violations_.push_back(file.path + ":" + std::to_string(include.line) + ": includes " + include.name +
                                      ", " + why);
        }
    }

    [[nodiscard]] std::vector<std::string> violations() && { return std::move(violations_); }

  private:
    [[nodiscard]] std::string refused_own(const Include& include) const {
        const std::string target = include.name.substr(0, include.name.find('/'));
        const Room* other = table_.find(target);
        if (other == nullptr) return "which is not written from src/<room>/";
        if (!paths_.contains("src/" + include.name)) return "which does not exist";
        if (other == room_ || room_->may_see.contains(target)) return {};
        return "but " + room_->name + " may not see " + target;
    }

    [[nodiscard]] std::string refused_foreign(const std::string& path, const Include& include) const {
        if (is_system_header(include.name)) return {};
        if (is_public(include.name)) return {};
        std::string why = "which belongs to no room it may use";
        for (const OwnedPrefix& owned : room_->third_party) {
            if (!include.name.starts_with(owned.prefix)) continue;
            if (path.find(".h") != std::string::npos) {
                why = "a third-party header in a header";
            } else if (!owned.subfolder.empty() &&
                       !path.starts_with("src/" + room_->name + "/" + owned.subfolder + "/")) {
                why = "which only " + room_->name + "/" + owned.subfolder + " may use";
            } else {
                return {};
            }
        }
        return why;
    }

    /// Public of this room, or of one it sees.
    [[nodiscard]] bool is_public(const std::string& name) const {
        return std::any_of(table_.rooms.begin(), table_.rooms.end(), [&](const Room& room) {
            if (&room != room_ && !room_->may_see.contains(room.name)) return false;
            return std::any_of(room.third_party.begin(), room.third_party.end(), [&](const OwnedPrefix& owned) {
                return owned.in_headers && name.starts_with(owned.prefix);
            });
        });
    }

    const RoomTable& table_;
    std::set<std::string> paths_;
    const Room* room_ = nullptr;
    std::vector<std::string> violations_;
};

}  // namespace

const Room* RoomTable::find(std::string_view name) const {
    const auto at = std::find_if(rooms.begin(), rooms.end(), [&](const Room& room) { return room.name == name; });
    return at == rooms.end() ? nullptr : &*at;
}

RoomTable parse_room_table(std::string_view text) {
    RoomTable table;
    for (const std::string_view line : lines_of(text)) {
        if (trimmed(line).empty() || line.starts_with('#')) continue;
        const std::size_t first = line.find('|');
        const std::size_t second = first == std::string_view::npos ? first : line.find('|', first + 1);
        if (second == std::string_view::npos) {
            table.errors.push_back("a row has three cells: " + std::string(line));
            continue;
        }
        Room room{trimmed(line.substr(0, first)), {}, {}};
        for (const std::string& seen : words(line.substr(first + 1, second - first - 1))) {
            if (table.find(seen) == nullptr) table.errors.push_back(room.name + " sees " + seen + ", not above it");
            room.may_see.insert(seen);
        }
        for (const std::string& word : words(line.substr(second + 1))) room.third_party.push_back(owned_prefix(word));
        table.rooms.push_back(std::move(room));
    }
    return table;
}

std::vector<std::string> include_violations(const RoomTable& table, const std::vector<SourceFile>& files) {
    Checker checker(table, files);
    for (const SourceFile& file : files) checker.check(file);
    return std::move(checker).violations();
}

}  // namespace maillage::lint
