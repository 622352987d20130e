// SPDX-License-Identifier: Apache-2.0
// Small mixed integer programs, written as a file and solved by the program `cbc` of COIN-OR in a process of its own: an
// oracle that shares no line with the optimiser. Minimises; columns are >= 0.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace maillage::test_support {

class Mip {
  public:
    enum class Sense : char { at_most = 'L', at_least = 'G', equal = 'E' };
    using Entries = std::vector<std::pair<int, std::int64_t>>;

    /// 0 <= column <= most; `whole` asks for an integer. Returns its number.
    int add_column(std::int64_t cost, std::int64_t most, bool whole);
    void add_row(Sense sense, std::int64_t right, Entries entries);
    void fix(int column, std::int64_t value);
    void set_cost(int column, std::int64_t cost) { columns_[static_cast<std::size_t>(column)].cost = cost; }

    /// As free MPS, which every solver reads.
    [[nodiscard]] std::string mps() const;

  private:
    struct Column {
        std::int64_t cost = 0;
        std::int64_t least = 0;
        std::int64_t most = 1;
        bool whole = false;
        Entries rows;
    };
    struct Row {
        Sense sense = Sense::equal;
        std::int64_t right = 0;
    };
    std::vector<Column> columns_;
    std::vector<Row> rows_;
};

struct MipAnswer {
    enum class End { optimal, infeasible, failed };
    End end = End::failed;
    std::int64_t value = 0;  ///< optimal: all data are integers, so that the least cost is one where columns end whole
    std::string words;       ///< failed: what cbc said
};

/// `file` is written and removed. The optimum is cbc's own, without a gap. Cost: a process.
[[nodiscard]] MipAnswer solve_with_cbc(const Mip& mip, const std::filesystem::path& file);

}  // namespace maillage::test_support
