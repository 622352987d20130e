// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "map/classification/breaks.h"

namespace maillage::map {
namespace {

/// Squared deviations of any run of values, from running sums. Sums are taken about the overall mean and in extended
/// precision, so that values far from zero lose no digits.
class RunCosts {
  public:
    explicit RunCosts(const DistinctValues& values)
        : count_(values.size() + 1, 0), sum_(values.size() + 1, 0), square_(values.size() + 1, 0) {
        long double all = 0;
        long double total = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            all += static_cast<long double>(values.count[i]);
            total += static_cast<long double>(values.count[i]) * static_cast<long double>(values.value[i]);
        }
        const long double mean = all > 0 ? total / all : 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto n = static_cast<long double>(values.count[i]);
            const long double v = static_cast<long double>(values.value[i]) - mean;
            count_[i + 1] = count_[i] + n;
            sum_[i + 1] = sum_[i] + n * v;
            square_[i + 1] = square_[i] + n * v * v;
        }
    }

    /// Of the values first … last − 1, at least one.
    [[nodiscard]] long double operator()(std::size_t first, std::size_t last) const {
        const long double sum = sum_[last] - sum_[first];
        const long double cost = square_[last] - square_[first] - sum * sum / (count_[last] - count_[first]);
        return std::max<long double>(cost, 0);
    }

  private:
    std::vector<long double> count_;
    std::vector<long double> sum_;
    std::vector<long double> square_;
};

/// best[j] = least cost of the first j values in the layers so far; cut[layer][j] = where the last class begins.
class Partition {
  public:
    Partition(const DistinctValues& values, std::size_t classes)
        : costs_(values), size_(values.size()), best_(size_ + 1, infinite), next_(size_ + 1, infinite) {
        for (std::size_t j = 1; j <= size_; ++j) best_[j] = costs_(0, j);
        for (std::size_t layer = 2; layer <= classes; ++layer) {
            cut_.emplace_back(size_ + 1, 0);
            std::fill(next_.begin(), next_.end(), infinite);
            fill(layer, size_, layer - 1, size_ - 1);
            best_.swap(next_);
        }
    }

    /// First values of the classes after the first.
    [[nodiscard]] std::vector<std::size_t> starts() const {
        std::vector<std::size_t> out;
        std::size_t end = size_;
        for (auto layer = cut_.rbegin(); layer != cut_.rend(); ++layer) {
            end = (*layer)[end];
            out.push_back(end);
        }
        std::reverse(out.begin(), out.end());
        return out;
    }

  private:
    static constexpr long double infinite = std::numeric_limits<long double>::infinity();

    /// Ends first … last of the newest layer, whose best cuts lie in low … high.
    void fill(std::size_t first, std::size_t last, std::size_t low, std::size_t high) {
        if (first > last) return;
        const std::size_t middle = first + (last - first) / 2;
        std::size_t chosen = low;
        for (std::size_t cut = low; cut <= std::min(high, middle - 1); ++cut) {
            const long double cost = best_[cut] + costs_(cut, middle);
            if (cost >= next_[middle]) continue;
            next_[middle] = cost;
            chosen = cut;
        }
        cut_.back()[middle] = chosen;
        fill(first, middle - 1, low, chosen);
        fill(middle + 1, last, chosen, high);
    }

    RunCosts costs_;
    std::size_t size_;
    std::vector<long double> best_;
    std::vector<long double> next_;
    std::vector<std::vector<std::size_t>> cut_;
};

}  // namespace

std::vector<double> natural_breaks(const DistinctValues& values, std::size_t classes) {
    const std::size_t wanted = std::min(classes, values.size());
    if (wanted < 2) return {};
    std::vector<double> bounds;
    for (const std::size_t start : Partition(values, wanted).starts()) bounds.push_back(values.value[start - 1]);
    return bounds;
}

double squared_deviations(const DistinctValues& values, std::span<const double> bounds) {
    const RunCosts costs(values);
    long double total = 0;
    std::size_t first = 0;
    for (std::size_t b = 0; b <= bounds.size(); ++b) {
        const auto end = b < bounds.size()
                             ? std::upper_bound(values.value.begin(), values.value.end(), bounds[b])
                             : values.value.end();
        const auto last = static_cast<std::size_t>(end - values.value.begin());
        if (last > first) total += costs(first, last);
        first = std::max(first, last);
    }
    return static_cast<double>(total);
}

}  // namespace maillage::map
