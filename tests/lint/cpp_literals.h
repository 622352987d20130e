// SPDX-License-Identifier: Apache-2.0
// The string literals of a C++ source, comments left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace maillage::lint {

struct Literal {
    int line = 0;
    std::string content;  ///< as written between the quotes, escapes unresolved
    std::string suffix;   ///< user-defined: "_text"; empty = none
    bool include = false; ///< the name of an #include
};

/// Literals in order. Knows line and block comments, character literals, digit separators, raw strings.
std::vector<Literal> string_literals(std::string_view source);

}  // namespace maillage::lint
