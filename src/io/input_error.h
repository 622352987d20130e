// SPDX-License-Identifier: Apache-2.0
// Shorthand of the readers: an Error about a file.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace maillage::io {

/// `place` is the same in every language: "l. 12", "communes, 09225".
inline Error input_error(const std::filesystem::path& file, std::string place, Message what, TextKey remedy) {
    return {ErrorKind::input, std::move(what), file.string(), std::move(place), message(remedy)};
}

/// The same for what the machine, not the file, is to blame for (a full disk, a folder that may not be written).
inline Error environment_error(const std::filesystem::path& file, Message what, TextKey remedy) {
    return {ErrorKind::environment, std::move(what), file.string(), {}, message(remedy)};
}

}  // namespace maillage::io
