// SPDX-License-Identifier: Apache-2.0
// Names one after the other, as options and errors list them.
#pragma once

#include <string>
#include <vector>

namespace maillage::app {

/// "a, b, c".
[[nodiscard]] inline std::string comma_list(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
    return list;
}

}  // namespace maillage::app
