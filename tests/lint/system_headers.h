// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace maillage::lint {

/// Headers every room may include: the C++20 standard library and the POSIX ones the program uses.
bool is_system_header(std::string_view name);

}  // namespace maillage::lint
