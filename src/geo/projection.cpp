// SPDX-License-Identifier: Apache-2.0
#include "geo/projection.h"

#include <proj.h>

#include <algorithm>
#include <string>

#include "base/parallel.h"

namespace maillage::geo {

struct Projection::Handle {
    PJ_CONTEXT* context = nullptr;
    PJ* transform = nullptr;
    int epsg = 0;

    ~Handle() {
        proj_destroy(transform);
        proj_context_destroy(context);
    }
};

Projection::Projection(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;
Projection::~Projection() = default;

Result<Projection> Projection::to_epsg(int epsg) {
    auto handle = std::make_unique<Handle>();
    handle->epsg = epsg;
    handle->context = proj_context_create();
    proj_log_level(handle->context, PJ_LOG_NONE);
    proj_context_set_enable_network(handle->context, 0);
    const std::string target = "EPSG:" + std::to_string(epsg);
    PJ* raw = proj_create_crs_to_crs(handle->context, "EPSG:4326", target.c_str(), nullptr);
    // Lon/lat and east/north order, whatever the authority's axis order.
    handle->transform = raw == nullptr ? nullptr : proj_normalize_for_visualization(handle->context, raw);
    proj_destroy(raw);
    if (handle->transform == nullptr)
        return fail({ErrorKind::input, message("geo.crs_unknown"_text).with("crs", target), {}, {},
                     message("geo.crs_unknown_remedy"_text)});
    return Projection(std::move(handle));
}

int Projection::epsg() const { return handle_->epsg; }

Xy Projection::forward(LonLat place) const {
    const PJ_COORD out = proj_trans(handle_->transform, PJ_FWD, proj_coord(place.lon, place.lat, 0, 0));
    return {out.xy.x, out.xy.y};
}

LonLat Projection::inverse(Xy point) const {
    const PJ_COORD out = proj_trans(handle_->transform, PJ_INV, proj_coord(point.x, point.y, 0, 0));
    return {out.xy.x, out.xy.y};
}

std::vector<Xy> Projection::forward(std::span<const LonLat> places) const {
    std::vector<Xy> out;
    if (places.empty()) return out;
    out.reserve(places.size());
    for (const LonLat& place : places) out.push_back({place.lon, place.lat});
    proj_trans_generic(handle_->transform, PJ_FWD, &out.data()->x, sizeof(Xy), out.size(), &out.data()->y, sizeof(Xy),
                       out.size(), nullptr, 0, 0, nullptr, 0, 0);
    return out;
}

Projection Projection::copy() const {
    auto handle = std::make_unique<Handle>();
    handle->epsg = handle_->epsg;
    handle->context = proj_context_create();
    proj_log_level(handle->context, PJ_LOG_NONE);
    proj_context_set_enable_network(handle->context, 0);
    handle->transform = proj_clone(handle->context, handle_->transform);
    return Projection(std::move(handle));
}

std::vector<Xy> project_all(const Projection& projection, std::span<const LonLat> places) {
    std::vector<Xy> out(places.size());
    const auto threads = static_cast<std::size_t>(thread_count());
    const std::size_t block = places.size() / threads + 1;
    // Copied here, one after the other: PROJ reads the original's context while it copies.
    std::vector<Projection> copies;
    for (std::size_t i = 0; i * block < places.size(); ++i) copies.push_back(projection.copy());
    parallel_for(places.size(), block, [&](std::size_t begin, std::size_t end) {
        const auto part = copies[begin / block].forward(places.subspan(begin, end - begin));
        std::copy(part.begin(), part.end(), out.begin() + static_cast<std::ptrdiff_t>(begin));
    });
    return out;
}

}  // namespace maillage::geo
