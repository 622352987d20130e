// SPDX-License-Identifier: Apache-2.0
#include "io/instances/points_instance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "base/utf8.h"
#include "io/instances/csv_rows.h"
#include "io/instances/geodesic_rows.h"
#include "io/instances/section_text.h"
#include "io/number_text.h"

namespace maillage::io {
namespace {

constexpr std::size_t absent = static_cast<std::size_t>(-1);

/// Columns by what they hold; `absent` where there is none.
struct Columns {
    std::size_t x = absent;
    std::size_t y = absent;
    std::size_t lon = absent;
    std::size_t lat = absent;
    std::size_t weight = absent;
    std::size_t candidate = absent;
    std::size_t zone = absent;
    std::size_t name = absent;
    std::size_t code = absent;

    [[nodiscard]] bool plane() const { return x != absent && y != absent; }
    [[nodiscard]] bool earth() const { return lon != absent && lat != absent; }
};

struct ColumnName {
    std::string_view name;
    std::size_t Columns::*column;
};

/// Names in lower case without accents; the first column of a name counts.
constexpr auto names = std::to_array<ColumnName>({
    {"x", &Columns::x},
    {"y", &Columns::y},
    {"lon", &Columns::lon},
    {"longitude", &Columns::lon},
    {"lat", &Columns::lat},
    {"latitude", &Columns::lat},
    {"weight", &Columns::weight},
    {"poids", &Columns::weight},
    {"demand", &Columns::weight},
    {"population", &Columns::weight},
    {"candidate", &Columns::candidate},
    {"candidat", &Columns::candidate},
    {"zone", &Columns::zone},
    {"name", &Columns::name},
    {"nom", &Columns::name},
    {"code", &Columns::code},
    {"id", &Columns::code},
});

Columns columns_of(const std::vector<std::string>& header) {
    Columns columns;
    for (std::size_t k = 0; k < header.size(); ++k)
        for (const ColumnName& known : names)
            if (known.name == folded(header[k]) && columns.*known.column == absent) columns.*known.column = k;
    return columns;
}

std::optional<bool> flag_of(const std::string& cell) {
    for (const char* word : {"1", "true", "yes", "oui", "vrai"})
        if (folded(cell) == word) return true;
    for (const char* word : {"0", "false", "no", "non", "faux"})
        if (folded(cell) == word) return false;
    return std::nullopt;
}

class Reader {
  public:
    Reader(const InstanceText& text, const InstanceOptions& options)
        : text_(text), rows_(text.text), options_(options) {}

    Result<Instance> read() {
        const std::vector<std::string> header = rows_.next();
        columns_ = columns_of(header);
        if (columns_.plane() && columns_.earth())
            return refused(text_, rows_.place(), message("instance.two_places"_text));
        if (columns_.earth() && options_.rounding)
            return fail({ErrorKind::usage, message("instance.no_rounding"_text), text_.file.string(), {},
                         message("instance.no_rounding_remedy"_text)});
        for (auto row = rows_.next(); !row.empty(); row = rows_.next()) {
            if (row.size() != header.size())
                return refused(text_, rows_.place(),
                               message("instance.row_length"_text)
                                   .with("found", static_cast<std::int64_t>(row.size()))
                                   .with("expected", static_cast<std::int64_t>(header.size())));
            if (auto taken = take(row); !taken) return fail(taken.error());
        }
        return finish();
    }

  private:
    Status take(const std::vector<std::string>& row) {
        if (auto placed = take_place(row); !placed) return placed;
        if (auto weighed = take_weight(row); !weighed) return weighed;
        if (auto chosen = take_candidate(row); !chosen) return chosen;
        if (columns_.zone != absent) take_zone(row[columns_.zone]);
        if (columns_.name != absent) instance_.name.push_back(row[columns_.name]);
        if (columns_.code != absent) instance_.code.push_back(row[columns_.code]);
        return {};
    }

    Status take_place(const std::vector<std::string>& row) {
        const bool plane = columns_.plane();
        const std::string& first = row[plane ? columns_.x : columns_.lon];
        const std::string& second = row[plane ? columns_.y : columns_.lat];
        const auto a = number_from_text(first);
        const auto b = number_from_text(second);
        const bool in_range = a && b && (plane ? std::isfinite(*a) && std::isfinite(*b)
                                               : std::abs(*a) <= 360 && std::abs(*b) <= 90);
        if (!in_range)
            return refused(text_, rows_.place(), message("instance.bad_place"_text).with("first", first).with("second", second));
        places_.emplace_back(*a, *b);
        return {};
    }

    Status take_weight(const std::vector<std::string>& row) {
        if (columns_.weight == absent) {
            instance_.weight.push_back(1);
            return {};
        }
        const std::string& cell = row[columns_.weight];
        const auto weight = number_from_text(cell);
        constexpr double exact = 9.0e15;
        if (!weight || !(*weight >= 0) || *weight > exact || *weight != std::floor(*weight))
            return refused(text_, rows_.place(), message("instance.bad_weight"_text).with("weight", cell));
        instance_.weight.push_back(static_cast<std::int64_t>(*weight));
        return {};
    }

    Status take_candidate(const std::vector<std::string>& row) {
        const auto flag = columns_.candidate == absent ? std::optional(true) : flag_of(row[columns_.candidate]);
        if (!flag)
            return refused(text_, rows_.place(), message("instance.bad_flag"_text).with("flag", row[columns_.candidate]));
        if (*flag) instance_.candidate.push_back(static_cast<int>(places_.size()) - 1);
        return {};
    }

    void take_zone(const std::string& name) {
        if (name.empty()) {
            instance_.zone.push_back(-1);
            return;
        }
        const auto [at, is_new] = zone_.emplace(name, static_cast<int>(zone_.size()));
        if (is_new) instance_.zone_name.push_back(name);
        instance_.zone.push_back(at->second);
    }

    Result<Instance> finish() {
        if (places_.empty()) return refused(text_, {}, message("instance.no_point"_text));
        if (instance_.candidate.empty()) return refused(text_, {}, message("instance.no_candidate"_text));
        if (std::all_of(instance_.weight.begin(), instance_.weight.end(), [](std::int64_t w) { return w == 0; }))
            return refused(text_, {}, message("instance.no_weight"_text));
        instance_.same_place = count_same_places(places_);
        if (columns_.earth()) {
            std::vector<geo::LonLat> points;
            for (const auto& [lon, lat] : places_) points.push_back({lon, lat});
            GeodesicPlaces places;
            for (const geo::LonLat& point : points) places.clients.push_back({point, 0});
            for (const int point : instance_.candidate)
                places.candidates.push_back({points[static_cast<std::size_t>(point)], point});
            instance_.places = std::move(places);
            instance_.costs = geodesic_rows(points, instance_.candidate);
            instance_.unit = CostUnit::metre;
            return std::move(instance_);
        }
        const auto rounding = options_.rounding.value_or(optimise::Rounding::floor);
        std::vector<optimise::PlanePoint> points;
        for (const auto& [x, y] : places_) points.push_back({x, y});
        instance_.places = PlanePoints{rounding, points, instance_.candidate};
        auto costs = optimise::plane_costs(std::move(points), instance_.candidate, rounding);
        if (!costs) {
            Error error = costs.error();
            error.file = text_.file.string();
            return fail(std::move(error));
        }
        instance_.costs = std::move(*costs);
        instance_.unit = rounding == optimise::Rounding::micro ? CostUnit::micro : CostUnit::length;
        return std::move(instance_);
    }

    const InstanceText& text_;
    CsvRows rows_;
    const InstanceOptions& options_;
    Columns columns_;
    std::vector<std::pair<double, double>> places_;
    std::map<std::string, int> zone_;
    Instance instance_;
};

}  // namespace

bool is_points_csv(std::string_view text) {
    const Columns columns = columns_of(first_csv_row(text));
    return columns.plane() || columns.earth();
}

Result<Instance> read_points_csv(const InstanceText& text, const InstanceOptions& options) {
    return Reader(text, options).read();
}

}  // namespace maillage::io
