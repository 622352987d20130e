// SPDX-License-Identifier: Apache-2.0
// The canonical text of a certificate, which its checksum is taken of: no spaces, members sorted by name, the root's
// `checksum` set to "". Numbers and texts are written as nlohmann::json's dump writes them (docs/certificate.md).
#pragma once

#include <string>

#include "verify/json_tape.h"

namespace maillage::verify {

/// "sha256:" and 64 digits. `root` must be an object. Cost: about 10 ns a byte.
[[nodiscard]] std::string checksum_of(Item root);

}  // namespace maillage::verify
