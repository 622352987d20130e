// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

namespace maillage {

Message& Message::add(std::string name, TextArgument argument) {
    arguments.emplace_back(std::move(name), std::move(argument));
    return *this;
}

}  // namespace maillage
