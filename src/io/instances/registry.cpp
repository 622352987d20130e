// SPDX-License-Identifier: Apache-2.0
#include "io/instances/registry.h"

#include <array>

#include "base/utf8.h"
#include "io/file_precheck.h"
#include "io/input_error.h"
#include "io/instances/matrix_instance.h"
#include "io/instances/mclp_instance.h"
#include "io/instances/pmed_instance.h"
#include "io/instances/points_instance.h"
#include "io/instances/tsplib_instance.h"
#include "io/json_reader.h"

namespace maillage::io {
namespace {

/// A matrix of 8 000 × 8 000 costs of some digits.
constexpr std::size_t largest_file = std::size_t{512} << 20U;

Result<Instance> read_as(const InstanceFormat& format, const InstanceText& text, const InstanceOptions& options) {
    if (options.rounding && !format.takes_rounding)
        return fail({ErrorKind::usage, message("instance.no_rounding"_text), text.file.string(), {},
                     message("instance.no_rounding_remedy"_text)});
    auto instance = format.read(text, options);
    if (instance) instance->format = format.key;
    return instance;
}

}  // namespace

std::span<const InstanceFormat> instance_formats() {
    static constexpr std::array<InstanceFormat, 5> formats = {{
        {"mclp", false, is_mclp, read_mclp},
        {"tsplib", true, is_tsplib, read_tsplib},
        {"csv-points", true, is_points_csv, read_points_csv},
        {"csv-matrix", true, is_matrix_csv, read_matrix_csv},
        {"pmed", false, is_pmed, read_pmed},
    }};
    return formats;
}

Result<Instance> read_instance(const std::filesystem::path& file, const InstanceOptions& options) {
    if (auto there = check_input_file(file); !there) return fail(there.error());
    auto bytes = read_bytes(file, largest_file);
    if (!bytes) return fail(bytes.error());
    if (bytes->starts_with("\xef\xbb\xbf")) bytes->erase(0, 3);
    if (!is_utf8(*bytes)) *bytes = utf8_from_latin1(*bytes);
    for (const InstanceFormat& format : instance_formats())
        if (format.recognises(*bytes)) return read_as(format, {file, *bytes}, options);
    return fail(input_error(file, {}, message("instance.format"_text), "instance.format_remedy"_text));
}

}  // namespace maillage::io
