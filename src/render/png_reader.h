// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "base/result.h"
#include "render/image.h"

namespace maillage::render {

/// Any PNG as RGBA, 8 bits. Error (input): not a PNG, truncated, or larger than 16 384 px a side.
Result<Image> decode_png(std::span<const std::byte> bytes);

}  // namespace maillage::render
