// SPDX-License-Identifier: Apache-2.0
#include "io/outline_check.h"

#include <ogrsf_frmts.h>

#include "io/dataset.h"
#include "io/gdal_session.h"
#include "io/input_error.h"

namespace maillage::io {

Status check_outlines(const std::filesystem::path& path) {
    std::error_code failure;
    const auto file = std::filesystem::is_directory(path, failure) ? path / "france.gpkg" : path;
    const auto dataset = Dataset::open(file);
    if (!dataset) return fail(dataset.error());
    const GdalMessages reasons;  // GEOS says where it crosses; the commune's code is what a planner can use
    OGRLayer* layer = dataset->handle().GetLayerByName("communes");
    if (layer == nullptr) return {};  // read_territory names the missing layer
    for (const auto& feature : *layer) {
        const OGRGeometry* outline = feature->GetGeometryRef();
        if (outline == nullptr || outline->IsValid()) continue;
        return fail(input_error(file, std::string("communes, ") + feature->GetFieldAsString("code"),
                                message("territory.crossing_outline"_text), "territory.crossing_remedy"_text));
    }
    return {};
}

}  // namespace maillage::io
