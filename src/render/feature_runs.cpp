// SPDX-License-Identifier: Apache-2.0
#include "render/feature_runs.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/parallel.h"

namespace maillage::render {
namespace {

// Sample rows a thread fills at once. Fixed, so that no sum depends on the threads; 64 pixel rows repay the
// look at the borders.
constexpr int band_rows = 64 * FeatureRuns::samples;

/// A border between two points as it meets the rows of a band: at `x` in the present row, `step` further in
/// each next one, until row `end`. It leaves one feature's number and enters another's, left to right.
struct Crossing {
    double x = 0;
    double step = 0;
    std::int32_t first = 0;
    std::int32_t end = 0;
    std::uint32_t leaves = 0;
    std::uint32_t enters = 0;

    friend bool operator<(const Crossing& a, const Crossing& b) {
        return std::tie(a.x, a.step, a.leaves, a.enters) < std::tie(b.x, b.step, b.leaves, b.enters);
    }
};

/// How often each feature is entered at one place. Simplified borders may cross each other by a hair: the
/// features then overlap there, and the higher number is seen.
class Winding {
  public:
    void cross(std::uint32_t leaves, std::uint32_t enters) {
        if (open_.size() == 1 && open_[0].number == leaves && open_[0].count == 1 && enters != 0) {
            open_[0].number = enters;
            return;
        }
        add(leaves, -1);
        add(enters, 1);
    }

    [[nodiscard]] std::uint32_t seen() const {
        std::uint32_t number = 0;
        for (const Entry& entry : open_)
            if (entry.count > 0) number = std::max(number, entry.number);
        return number;
    }

    void clear() { open_.clear(); }

  private:
    struct Entry {
        std::uint32_t number;
        int count;
    };

    void add(std::uint32_t number, int change) {
        if (number == 0) return;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            if (open_[i].number != number) continue;
            open_[i].count += change;
            if (open_[i].count == 0) {
                open_[i] = open_.back();
                open_.pop_back();
            }
            return;
        }
        open_.push_back({number, change});
    }

    std::vector<Entry> open_;
};

/// The mesh seen from a tile, in px to the right and sample rows down.
class Scanner {
  public:
    Scanner(const map::FillMesh& mesh, const Tile& tile) : mesh_(mesh), tile_(tile) {
        const geo::Xy corner = tile.corner();
        per_px_ = 1 / tile.view.meters_per_px;
        left_ = (mesh.origin.x - corner.x) * per_px_;
        top_ = (corner.y - mesh.origin.y) * per_px_ * FeatureRuns::samples - 0.5;
    }

    void scan(int first_row, int end_row, std::vector<FeatureRun>& runs, std::vector<std::uint32_t>& start) {
        find_crossings(first_row, end_row);
        sort_by_row(first_row, end_row);
        active_.clear();
        std::size_t next = 0;
        start.assign(1, 0);
        for (int row = first_row; row < end_row; ++row) {
            const std::size_t from = next;
            while (next < order_.size() && crossings_[order_[next]].first == row) ++next;
            advance(row, from, next);
            write(row, runs);
            start.push_back(static_cast<std::uint32_t>(runs.size()));
        }
    }

  private:
    [[nodiscard]] double x_of(map::PointF point) const { return left_ + double{point.x} * per_px_; }
    [[nodiscard]] double row_of(float y) const { return top_ - double{y} * per_px_ * FeatureRuns::samples; }

    void find_crossings(int first_row, int end_row) {
        crossings_.clear();
        const double right = tile_.width + 1;
        for (const map::Part& part : mesh_.parts) {
            if (row_of(part.box.low.y) < first_row || row_of(part.box.high.y) >= end_row) continue;
            if (left_ + double{part.box.low.x} * per_px_ > right) continue;
            for (std::uint32_t line = part.first; line < part.first + part.count; ++line)
                add_line(line, first_row, end_row);
        }
    }

    void add_line(std::uint32_t line, int first_row, int end_row) {
        const map::FillMesh::Sides sides = mesh_.sides[line];
        // `nothing` becomes 0.
        const std::uint32_t on_left = sides.left + 1;
        const std::uint32_t on_right = sides.right + 1;
        const std::uint32_t begin = mesh_.line_start[line];
        const std::uint32_t end = mesh_.line_start[line + 1];
        double x = x_of(mesh_.points[begin]);
        double at = row_of(mesh_.points[begin].y);
        for (std::uint32_t p = begin + 1; p < end; ++p) {
            const double to_x = x_of(mesh_.points[p]);
            const double to = row_of(mesh_.points[p].y);
            // What goes down the picture goes south: the east lies to its left.
            const bool down = to > at;
            const double upper = down ? at : to;
            const double lower = down ? to : at;
            const double low_row = std::max(std::ceil(upper), static_cast<double>(first_row));
            const double last_row = std::min(std::ceil(lower), static_cast<double>(end_row));
            if (low_row < last_row) {
                const double step = (to_x - x) / (to - at);
                crossings_.push_back({x + (low_row - at) * step, step, static_cast<std::int32_t>(low_row),
                                      static_cast<std::int32_t>(last_row), down ? on_right : on_left,
                                      down ? on_left : on_right});
            }
            x = to_x;
            at = to;
        }
    }

    void sort_by_row(int first_row, int end_row) {
        std::vector<std::uint32_t> next(static_cast<std::size_t>(end_row - first_row) + 1, 0);
        for (const Crossing& crossing : crossings_)
            ++next[static_cast<std::size_t>(crossing.first - first_row) + 1];
        for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
        order_.resize(crossings_.size());
        for (std::uint32_t i = 0; i < crossings_.size(); ++i)
            order_[next[static_cast<std::size_t>(crossings_[i].first - first_row)]++] = i;
    }

    /// Drops what ended, moves the rest by a row, adds those that start; the list stays in order of x.
    void advance(int row, std::size_t from, std::size_t to) {
        std::size_t kept = 0;
        for (const Crossing& crossing : active_) {
            if (crossing.end <= row) continue;
            Crossing moved = crossing;
            moved.x += moved.step;
            std::size_t at = kept++;
            while (at > 0 && moved < active_[at - 1]) {
                active_[at] = active_[at - 1];
                --at;
            }
            active_[at] = moved;
        }
        active_.resize(kept);
        if (from == to) return;
        fresh_.clear();
        for (std::size_t i = from; i < to; ++i) fresh_.push_back(crossings_[order_[i]]);
        std::sort(fresh_.begin(), fresh_.end());
        merged_.resize(kept + fresh_.size());
        std::merge(active_.begin(), active_.end(), fresh_.begin(), fresh_.end(), merged_.begin());
        std::swap(active_, merged_);
    }

    void write(int row, std::vector<FeatureRun>& runs) {
        const std::size_t begin = runs.size();
        const double shift = FeatureRuns::shift[static_cast<std::size_t>(row % FeatureRuns::samples)];
        runs.push_back({0, 0});
        winding_.clear();
        for (const Crossing& crossing : active_) {
            const double pixel = std::ceil(crossing.x - shift);
            if (pixel > tile_.width) break;
            winding_.cross(crossing.leaves, crossing.enters);
            const auto first = static_cast<std::int32_t>(std::max(pixel, 0.0));
            const std::uint32_t number = winding_.seen();
            if (runs.back().first == first) {
                runs.back().number = number;
                if (runs.size() > begin + 1 && runs[runs.size() - 2].number == number) runs.pop_back();
            } else if (runs.back().number != number) {
                runs.push_back({first, number});
            }
        }
    }

    const map::FillMesh& mesh_;
    const Tile& tile_;
    double per_px_ = 1;
    double left_ = 0;  ///< of the mesh's origin, px
    double top_ = 0;   ///< of the mesh's origin, sample rows
    std::vector<Crossing> crossings_;
    std::vector<std::uint32_t> order_;
    std::vector<Crossing> active_;
    std::vector<Crossing> fresh_;
    std::vector<Crossing> merged_;
    Winding winding_;
};

}  // namespace

FeatureRuns::FeatureRuns(const map::FillMesh& mesh, const Tile& tile) {
    const int rows = tile.height * samples + 1;
    bands_.resize(static_cast<std::size_t>((rows + band_rows - 1) / band_rows));
    parallel_for(bands_.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t b = begin; b < end; ++b) {
            const int first = static_cast<int>(b) * band_rows;
            Scanner(mesh, tile).scan(first, std::min(first + band_rows, rows), bands_[b].runs, bands_[b].start);
        }
    });
}

std::span<const FeatureRun> FeatureRuns::row(int y, int sample) const {
    const auto row = static_cast<std::size_t>(y * samples + sample);
    const Band& band = bands_[row / band_rows];
    const std::size_t at = row % band_rows;
    return {band.runs.data() + band.start[at], band.start[at + 1] - band.start[at]};
}

}  // namespace maillage::render
