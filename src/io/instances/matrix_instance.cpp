// SPDX-License-Identifier: Apache-2.0
#include "io/instances/matrix_instance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "io/instances/csv_rows.h"
#include "io/instances/text_lines.h"
#include "io/number_text.h"

namespace maillage::io {
namespace {

constexpr double largest_cost = std::numeric_limits<std::int32_t>::max();

bool is_number(const std::string& cell) { return number_from_text(cell).has_value(); }

/// A name somewhere behind the first cell. Where only the first cell is no number, it is a hole or a slip.
bool is_header(const std::vector<std::string>& row) {
    if (row.empty()) return false;
    return std::any_of(row.begin() + 1, row.end(), [](const std::string& cell) { return !cell.empty() && !is_number(cell); });
}

double rounded(double cost, optimise::Rounding rounding) {
    switch (rounding) {
        case optimise::Rounding::floor: return std::floor(cost);
        case optimise::Rounding::nearest: return std::round(cost);
        case optimise::Rounding::micro: return std::round(cost * 1e6);
    }
    return cost;
}

class Reader {
  public:
    Reader(const InstanceText& text, const InstanceOptions& options)
        : text_(text), rows_(text.text), rounding_(options.rounding) {}

    Result<Instance> read() {
        std::vector<std::string> row = rows_.next();
        const bool named = is_header(row);
        if (named) {
            header_.assign(row.begin() + 1, row.end());
            row = rows_.next();
        }
        const std::size_t columns = named ? header_.size() : row.size();
        for (; !row.empty(); row = rows_.next()) {
            if (named) {
                instance_.name.push_back(row.front());
                row.erase(row.begin());
            }
            if (auto taken = take(row, columns); !taken) return fail(taken.error());
        }
        return finish(columns);
    }

  private:
    Status take(const std::vector<std::string>& row, std::size_t columns) {
        if (row.size() != columns)
            return refused(text_, rows_.place(),
                           message("instance.row_length"_text)
                               .with("found", static_cast<std::int64_t>(row.size()))
                               .with("expected", static_cast<std::int64_t>(columns)));
        for (std::size_t j = 0; j < columns; ++j) {
            const auto column = static_cast<std::int64_t>(j + 1);
            if (row[j].empty()) return refused(text_, rows_.place(), message("instance.hole"_text).with("column", column));
            const auto cost = number_from_text(row[j]);
            if (!cost || !std::isfinite(*cost) || *cost < 0)
                return refused(text_, rows_.place(), message("instance.bad_cost"_text).with("cost", row[j]));
            if (!rounding_ && *cost != std::floor(*cost))
                return fail(Error{ErrorKind::input, message("instance.cost_not_whole"_text).with("cost", row[j]),
                                  text_.file.string(), rows_.place(), message("instance.cost_not_whole_remedy"_text)});
            const double whole = rounding_ ? rounded(*cost, *rounding_) : *cost;
            if (whole > largest_cost)
                return fail(Error{ErrorKind::input, message("instance.cost_too_large"_text).with("cost", row[j]),
                                  text_.file.string(), rows_.place(), message("optimise.error.far_points_remedy"_text)});
            cells_.push_back(static_cast<std::int32_t>(whole));
        }
        return {};
    }

    Result<Instance> finish(std::size_t columns) {
        const std::size_t rows = columns == 0 ? 0 : cells_.size() / columns;
        if (rows != columns)
            return refused(text_, {},
                           message("instance.not_square"_text)
                               .with("rows", static_cast<std::int64_t>(rows))
                               .with("columns", static_cast<std::int64_t>(columns)));
        for (std::size_t k = 0; k < instance_.name.size(); ++k)
            if (instance_.name[k] != header_[k])
                return refused(text_, {}, message("instance.names_differ"_text)
                                              .with("row", instance_.name[k])
                                              .with("column", header_[k]));
        instance_.weight.assign(rows, 1);
        instance_.candidate.resize(columns);
        std::iota(instance_.candidate.begin(), instance_.candidate.end(), 0);
        instance_.costs = optimise::dense_costs(columns, std::move(cells_));
        instance_.unit = rounding_ == optimise::Rounding::micro ? CostUnit::micro : CostUnit::own;
        return std::move(instance_);
    }

    const InstanceText& text_;
    CsvRows rows_;
    std::optional<optimise::Rounding> rounding_;
    std::vector<std::string> header_;
    std::vector<std::int32_t> cells_;
    Instance instance_;
};

}  // namespace

bool is_matrix_csv(std::string_view text) { return CsvRows(text).is_csv(); }

Result<Instance> read_matrix_csv(const InstanceText& text, const InstanceOptions& options) {
    return Reader(text, options).read();
}

}  // namespace maillage::io
