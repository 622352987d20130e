// SPDX-License-Identifier: Apache-2.0
// src/ROOMS.txt read, and every #include held against it.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/source_tree.h"

namespace maillage::lint {

/// A third-party header prefix a room owns.
struct OwnedPrefix {
    std::string prefix;
    std::string subfolder;   ///< allowed under this folder of the room only; empty = in the whole room
    bool in_headers = false; ///< "public:" — may stand in headers, hence in every room that sees this one
};

struct Room {
    std::string name;
    std::set<std::string> may_see;
    std::vector<OwnedPrefix> third_party;
};

struct RoomTable {
    std::vector<Room> rooms;
    std::vector<std::string> errors;  ///< of the table itself: a room named before its row, a row without three cells

    [[nodiscard]] const Room* find(std::string_view name) const;
};

RoomTable parse_room_table(std::string_view text);

/// Every include of `files` (paths "src/<room>/…") the table does not allow, one line each.
std::vector<std::string> include_violations(const RoomTable& table, const std::vector<SourceFile>& files);

}  // namespace maillage::lint
