// SPDX-License-Identifier: Apache-2.0
// PNG (ISO/IEC 15948) as bytes: RGB, 8 bits, rows filtered and deflated in parallel in blocks of a fixed
// height, so that the bytes do not depend on the number of threads. No time stamp.
#pragma once

#include <string>

#include "base/result.h"
#include "render/image.h"

namespace maillage::render {

/// `dpi` > 0 adds the physical pixel size. Alpha is dropped: maps are opaque.
[[nodiscard]] std::string encode_png(const Image& image, double dpi = 0);

}  // namespace maillage::render
