// SPDX-License-Identifier: Apache-2.0
#include "support/mip.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string_view>

#include "support/run_program.h"

namespace maillage::test_support {

int Mip::add_column(std::int64_t cost, std::int64_t most, bool whole) {
    columns_.push_back({cost, 0, most, whole, {}});
    return static_cast<int>(columns_.size()) - 1;
}

void Mip::add_row(Sense sense, std::int64_t right, Entries entries) {
    const int row = static_cast<int>(rows_.size());
    rows_.push_back({sense, right});
    for (const auto& [column, factor] : entries) columns_[static_cast<std::size_t>(column)].rows.emplace_back(row, factor);
}

void Mip::fix(int column, std::int64_t value) {
    columns_[static_cast<std::size_t>(column)].least = value;
    columns_[static_cast<std::size_t>(column)].most = value;
}

std::string Mip::mps() const {
    std::string rows = "NAME maillage FREE\nROWS\n N cost\n";
    std::string right = "RHS\n";
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const std::string name = "r" + std::to_string(row);
        rows += std::string(" ") + static_cast<char>(rows_[row].sense) + " " + name + "\n";
        if (rows_[row].right != 0) right += " rhs " + name + " " + std::to_string(rows_[row].right) + "\n";
    }
    std::string columns = "COLUMNS\n";
    std::string bounds = "BOUNDS\n";
    bool whole = false;
    const auto mark = [&](bool begin) {
        columns += std::string(" mark 'MARKER' ") + (begin ? "'INTORG'\n" : "'INTEND'\n");
        whole = begin;
    };
    for (std::size_t at = 0; at < columns_.size(); ++at) {
        const Column& column = columns_[at];
        if (column.whole != whole) mark(column.whole);
        const std::string name = "c" + std::to_string(at);
        columns += " " + name + " cost " + std::to_string(column.cost) + "\n";
        for (const auto& [row, factor] : column.rows)
            columns += " " + name + " r" + std::to_string(row) + " " + std::to_string(factor) + "\n";
        bounds += " LO bound " + name + " " + std::to_string(column.least) + "\n";
        bounds += " UP bound " + name + " " + std::to_string(column.most) + "\n";
    }
    if (whole) mark(false);
    return rows + columns + right + bounds + "ENDATA\n";
}

namespace {

/// "Objective value:                4711.00000000"
MipAnswer read_answer(const std::string& out) {
    // Its log speaks of infeasible subproblems too: these are what it says of the whole.
    for (const char* words : {"Result - Problem proven infeasible", "Result - Linear relaxation infeasible",
                              "Problem is infeasible", "Pre-processing says infeasible"})
        if (out.find(words) != std::string::npos) return {MipAnswer::End::infeasible, 0, {}};
    constexpr std::string_view title = "Objective value:";
    const std::size_t at = out.find(title);
    if (at == std::string::npos || out.find("Result - Optimal solution found") == std::string::npos)
        return {MipAnswer::End::failed, 0, out};
    const double value = std::strtod(out.c_str() + at + title.size(), nullptr);
    // cbc's tolerances are absolute, about 1e-6 on a sum of these sizes; a value between two integers is none of ours.
    constexpr double clearly_whole = 1e-3;
    if (std::abs(value - std::round(value)) > clearly_whole) return {MipAnswer::End::failed, 0, out};
    return {MipAnswer::End::optimal, std::llround(value), {}};
}

}  // namespace

MipAnswer solve_with_cbc(const Mip& mip, const std::filesystem::path& file) {
    std::ofstream(file) << mip.mps();
    Launch launch;
    launch.program = "cbc";
    launch.arguments = {file.string(), "-ratioGap", "0", "-allowableGap", "0", "-solve", "-quit"};
    const Ended ended = run_program(launch);
    std::filesystem::remove(file);
    if (ended.exit != 0) return {MipAnswer::End::failed, 0, ended.out + ended.err};
    return read_answer(ended.out);
}

}  // namespace maillage::test_support
