// SPDX-License-Identifier: Apache-2.0
// The formats of bare instances. A new one is a file pair in this folder and one line in registry.cpp, the more telling
// ones first.
#pragma once

#include <span>
#include <string_view>

#include "io/instances/instance.h"

namespace maillage::io {

/// A file as its readers get it: whole, UTF-8 or taken for Latin-1.
struct InstanceText {
    const std::filesystem::path& file;
    std::string_view text;
};

struct InstanceFormat {
    std::string_view key;
    bool takes_rounding;
    bool (*recognises)(std::string_view text);  ///< from the first lines
    Result<Instance> (*read)(const InstanceText& text, const InstanceOptions& options);
};

[[nodiscard]] std::span<const InstanceFormat> instance_formats();

}  // namespace maillage::io
