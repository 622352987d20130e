// SPDX-License-Identifier: Apache-2.0
// Files such as a planner brings, made by others: commune polygons of 2023 (CNRS Magrit), districts of the politique de
// la ville with a byte order mark and empty cells (ANCT), a table of 2021 whose communes have merged since.
#include <gtest/gtest.h>

#include <cstdlib>

#include "io/column_join.h"
#include "io/column_roles.h"
#include "io/layer_reader.h"
#include "io/site_file_reader.h"
#include "io/territory_reader.h"

namespace maillage::io {
namespace {

class PlannerFiles : public testing::Test {
  protected:
    void SetUp() override {
        const char* shared = std::getenv("MAILLAGE_SHARED");
        folder_ = shared == nullptr ? std::filesystem::path(MAILLAGE_SOURCE_DIR).parent_path() / "shared" : shared;
        folder_ /= "data";
        if (!std::filesystem::exists(folder_)) GTEST_SKIP() << "the shared data are not beside the project";
        SilentFeedback feedback;
        territory_ = read_territory(std::filesystem::path(MAILLAGE_SOURCE_DIR) / "geodata", feedback).value();
    }

    std::filesystem::path folder_;
    territory::Territory territory_;
};

TEST_F(PlannerFiles, UnderstandAnotherSourcesCommunes) {
    const auto tables = read_layers(folder_ / "regions" / "occitanie_communes_2023.geojson", ValidityCheck::check);
    ASSERT_TRUE(tables);
    const LayerTable& table = tables->front();
    EXPECT_EQ(table.rows.size(), 4453u);
    EXPECT_EQ(layer_role(table), LayerRole::communes);
    EXPECT_EQ(table.geometry, GeometryKind::polygons) << "polygons and multipolygons are one kind";
    for (const char* name : {"INSEE_COM", "NOM", "POP_2020", "DEP", "REG", "EPCI"})
        EXPECT_NE(column_role(name), ColumnRole::none) << name;
}

TEST_F(PlannerFiles, JoinAPopulationByCode) {
    const auto file = folder_ / "regions" / "occitanie_communes_2023.geojson";
    const auto column = read_joined_column(file.string() + ":INSEE_COM:POP_2020", *territory_);
    ASSERT_TRUE(column) << column.error().message.key.id;
    double sum = 0;
    std::size_t known = 0;
    for (const double value : column->values) {
        if (value < 0) continue;
        sum += value;
        ++known;
    }
    EXPECT_EQ(known, 4453u) << "the same communes as in the shipped vintage";
    EXPECT_NEAR(sum, 6'080'731, 0.02 * 6'080'731) << "two years before";
}

TEST_F(PlannerFiles, NameTheRowThatIsNoNumber) {
    const auto file = folder_ / "priority" / "zrr_communes_2021.csv";
    const auto column = read_joined_column(file.string() + ":insee:zrr", *territory_);
    ASSERT_FALSE(column);
    EXPECT_EQ(column.error().message.key.id, "join.not_a_number");
    EXPECT_EQ(column.error().place, "l. 2");
}

TEST_F(PlannerFiles, SkipAByteOrderMark) {
    const auto tables = read_layers(folder_ / "priority" / "qpv_occitanie.csv", ValidityCheck::none);
    ASSERT_TRUE(tables);
    EXPECT_EQ(tables->front().rows.size(), 105u);
    EXPECT_EQ(tables->front().fields.front().name, "code_qp");
    EXPECT_FALSE(tables->front().cell(0, find_column(tables->front(), "part_chomprinc"))) << "an empty cell";
}

}  // namespace
}  // namespace maillage::io
