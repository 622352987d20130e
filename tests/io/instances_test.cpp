// SPDX-License-Identifier: Apache-2.0
// Bare instances from files: what is read, held against numbers worked out by hand, and what is refused, with its line.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "geo/geodesic.h"
#include "io/instances/instance.h"
#include "io/instances/registry.h"
#include "io/scratch_folder.h"
#include "support/shared_data.h"

namespace maillage::io {
namespace {

using optimise::Rounding;
using maillage::test::ScratchFolder;

Result<Instance> read(std::string_view text, const InstanceOptions& options = {}) {
    const ScratchFolder folder;
    return read_instance(folder.write("instance.txt", text), options);
}

std::vector<std::int32_t> row_of(const Instance& instance, std::size_t client) {
    std::vector<std::int32_t> scratch;
    const auto row = instance.costs->row(client, scratch);
    for (std::size_t j = 0; j < row.size(); ++j) EXPECT_EQ(row[j], instance.costs->cost(client, j));
    return {row.begin(), row.end()};
}

struct Refused {
    std::string key;
    std::string place;
};

Refused refused(std::string_view text, const InstanceOptions& options = {}) {
    const auto instance = read(text, options);
    if (instance) return {"read", ""};
    EXPECT_FALSE(instance.error().remedy.key.id.empty());
    EXPECT_TRUE(instance.error().file.ends_with("instance.txt"));
    return {std::string(instance.error().message.key.id), instance.error().place};
}

/// A square of sides 1, 2, 3 and a diagonal that a second line replaces.
TEST(PmedInstance, LastLengthOfAnEdgeCountsAndPathsAreShortest) {
    const auto instance = read("4 5 2\n1 2 9\n 2 3 2 \n3 4 3\n1 3 50\n2 1 1\n");
    ASSERT_TRUE(instance.has_value());
    EXPECT_EQ(instance->format, "pmed");
    EXPECT_EQ(instance->sites_total, 2);
    EXPECT_EQ(instance->weight, std::vector<std::int64_t>(4, 1));
    EXPECT_EQ(row_of(*instance, 0), (std::vector<std::int32_t>{0, 1, 3, 6}));
    EXPECT_EQ(row_of(*instance, 3), (std::vector<std::int32_t>{6, 5, 3, 0}));
}

TEST(PmedInstance, RefusesWhatIsWrong) {
    EXPECT_EQ(refused("3 1 1\n1 2 5\n").key, "instance.pmed_apart");
    EXPECT_EQ(refused("3 2 1\n1 2 5\n").key, "instance.too_few");
    EXPECT_EQ(refused("2 1 1\n1 2 5\n1 2 5\n").place, "l. 3");
    EXPECT_EQ(refused("2 1 1\n1 3 5\n").key, "instance.pmed_vertex");
    EXPECT_EQ(refused("2 1 1\n1 2 -5\n").key, "instance.bad_cost");
    EXPECT_EQ(refused("2 1 1\n1 2 nan\n").key, "instance.pmed_edge");
    EXPECT_EQ(refused("2 1 0\n1 2 5\n").key, "instance.no_sites");
    EXPECT_EQ(refused("99999999 1 1\n1 2 5\n").key, "instance.count");
    EXPECT_EQ(refused("3 2 1\n1 2 2000000000\n2 3 2000000000\n").key, "instance.path_too_long");
    EXPECT_EQ(refused("2 1 1\n1 2 5\n", {Rounding::floor}).key, "instance.no_rounding");
}

constexpr std::string_view triangle =
    "NAME : t\nTYPE : TSP\nDIMENSION : 3\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n"
    "1 0 0\n3 1.0e0 1\n2 3 4.0\nEOF\n";

TEST(TsplibInstance, IsRoundedDownOrAsAsked) {
    const auto floor = read(triangle);
    ASSERT_TRUE(floor.has_value());
    EXPECT_EQ(floor->format, "tsplib");
    EXPECT_EQ(row_of(*floor, 0), (std::vector<std::int32_t>{0, 5, 1}));
    EXPECT_EQ(row_of(*floor, 1), (std::vector<std::int32_t>{5, 0, 3}));
    EXPECT_EQ(floor->unit, CostUnit::length);
    const auto nearest = read(triangle, {Rounding::nearest});
    ASSERT_TRUE(nearest.has_value());
    EXPECT_EQ(row_of(*nearest, 1), (std::vector<std::int32_t>{5, 0, 4}));
    const auto micro = read(triangle, {Rounding::micro});
    ASSERT_TRUE(micro.has_value());
    EXPECT_EQ(row_of(*micro, 0), (std::vector<std::int32_t>{0, 5'000'000, 1'414'214}));
    EXPECT_EQ(micro->unit, CostUnit::micro);
}

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
    std::string out(text);
    out.replace(out.find(what), what.size(), by);
    return out;
}

TEST(TsplibInstance, RefusesWhatIsWrong) {
    EXPECT_EQ(refused(replaced(triangle, "EUC_2D", "GEO")).key, "instance.not_euclid");
    EXPECT_EQ(refused(replaced(triangle, "DIMENSION : 3", "DIMENSION : 4")).key, "instance.too_few");
    EXPECT_EQ(refused(replaced(triangle, "DIMENSION : 3", "DIMENSION : 2")).key, "instance.tsplib_index");
    EXPECT_EQ(refused(replaced(triangle, "DIMENSION : 3\n", "")).key, "instance.no_dimension");
    EXPECT_EQ(refused(replaced(triangle, "3 1.0e0", "1 1.0e0")).key, "instance.tsplib_index");
    EXPECT_EQ(refused(replaced(triangle, "2 3 4.0", "2 3 nan")).key, "instance.tsplib_point");
    EXPECT_EQ(refused(replaced(triangle, "2 3 4.0", "2 3")).place, "l. 8");
}

/// 10⁹ apart is counted still; with millionths, or 10¹⁰ apart, no cost would fit, and that is said before any run.
TEST(TsplibInstance, PointsTooFarApartAreRefused) {
    const std::string far = replaced(triangle, "2 3 4.0", "2 1000000000 0");
    const auto counted = read(far);
    ASSERT_TRUE(counted.has_value());
    EXPECT_EQ(row_of(*counted, 0)[1], 1'000'000'000);
    EXPECT_EQ(refused(far, {Rounding::micro}).key, "optimise.error.far_points");
    EXPECT_EQ(refused(replaced(triangle, "2 3 4.0", "2 1e10 0")).key, "optimise.error.far_points");
    EXPECT_EQ(refused(replaced(triangle, "2 3 4.0", "2 1e300 0")).key, "optimise.error.far_points");
}

TEST(TsplibInstance, CountsPointsAtTheSamePlace) {
    const auto twice = read(replaced(triangle, "2 3 4.0", "2 0 0"));
    ASSERT_TRUE(twice.has_value());
    EXPECT_EQ(twice->same_place, 1u);
    EXPECT_EQ(row_of(*twice, 0)[1], 0);
}

constexpr std::string_view towns =
    "NAME : m\nTYPE : MCLP\nDIMENSION : 2\nNODE_COORD_SECTION\t\n45.0 006.0\n45.0 6.01\nDEMAND_SECTION\n3\n0\nEOF";

/// The covering radius is whole: what lies at most that far costs at most that much, and what lies farther more.
TEST(MclpInstance, GreatCirclesAreRoundedUp) {
    const auto instance = read(towns);
    ASSERT_TRUE(instance.has_value());
    EXPECT_EQ(instance->format, "mclp");
    EXPECT_EQ(instance->weight, (std::vector<std::int64_t>{3, 0}));
    // 0.01° along the parallel of 45°: the chord's own formula, half the angle.
    const double half = std::cos(45 * std::numbers::pi / 180) * std::sin(0.005 * std::numbers::pi / 180);
    EXPECT_EQ(instance->costs->cost(0, 1), static_cast<std::int32_t>(std::ceil(2 * 6378100.0 * std::asin(half))));
    EXPECT_EQ(instance->costs->cost(1, 1), 0);
}

TEST(MclpInstance, RefusesWhatIsWrong) {
    EXPECT_EQ(refused(replaced(towns, "\n3\n0", "\n0\n0")).key, "instance.no_weight");
    EXPECT_EQ(refused(replaced(towns, "\n3\n0", "\n3")).key, "instance.too_few");
    EXPECT_EQ(refused(replaced(towns, "\n3\n0", "\n3\n-1")).place, "l. 9");
    EXPECT_EQ(refused(replaced(towns, "45.0 006.0", "95.0 6.0")).key, "instance.mclp_point");
    EXPECT_EQ(refused(replaced(towns, "DIMENSION : 2", "DIMENSION : 1")).key, "instance.too_many");
}

TEST(MatrixInstance, WithAndWithoutNames) {
    const auto bare = read("0,2\n3,0\n");
    ASSERT_TRUE(bare.has_value());
    EXPECT_EQ(bare->format, "csv-matrix");
    EXPECT_EQ(row_of(*bare, 1), (std::vector<std::int32_t>{3, 0}));
    const auto named = read("\xef\xbb\xbf;Foix;\"Pamiers; nord\"\r\nFoix;0;2\r\n\"Pamiers; nord\";3;0\r\n");
    ASSERT_TRUE(named.has_value());
    EXPECT_EQ(named->name, (std::vector<std::string>{"Foix", "Pamiers; nord"}));
    EXPECT_EQ(row_of(*named, 0), (std::vector<std::int32_t>{0, 2}));
    const auto rounded = read("0,2.5\n3.25,0\n", {Rounding::micro});
    ASSERT_TRUE(rounded.has_value());
    EXPECT_EQ(row_of(*rounded, 1), (std::vector<std::int32_t>{3'250'000, 0}));
}

TEST(MatrixInstance, RefusesHolesAndWhatIsNotSquare) {
    EXPECT_EQ(refused("0,2\n,0\n").key, "instance.hole");
    EXPECT_EQ(refused(",2\n1,0\n").key, "instance.hole") << "no header: its other cells are numbers";
    EXPECT_EQ(refused("0,,2\n1,0,1\n1,1,0\n").place, "l. 1") << "nor is this";
    EXPECT_EQ(refused("0,2\n3\n").key, "instance.row_length");
    EXPECT_EQ(refused("0,2,5\n3,0,1\n").key, "instance.not_square");
    EXPECT_EQ(refused("0,2\n3,0\n1,1\n").key, "instance.not_square");
    EXPECT_EQ(refused("0,2\n-3,0\n").key, "instance.bad_cost");
    EXPECT_EQ(refused("0,2\nnan,0\n").place, "l. 2");
    EXPECT_EQ(refused("0,2\ninf,0\n").key, "instance.bad_cost");
    EXPECT_EQ(refused("0,2\n3.5,0\n").key, "instance.cost_not_whole");
    EXPECT_EQ(refused("0,2\n3000000000,0\n").key, "instance.cost_too_large");
    EXPECT_EQ(refused(",A,B\nA,0,1\nC,1,0\n").key, "instance.names_differ");
}

TEST(PointsInstance, ReadsPlaceWeightCandidateZoneAndName) {
    const auto instance = read("Nom;X;Y;Poids;Candidat;Zone\nA;0;0;5;oui;nord\nB;3;4;2;non;nord\nC;0;1;0;1;sud\nD;9;9;1;1;\n");
    ASSERT_TRUE(instance.has_value());
    EXPECT_EQ(instance->format, "csv-points");
    EXPECT_EQ(instance->weight, (std::vector<std::int64_t>{5, 2, 0, 1}));
    EXPECT_EQ(instance->candidate, (std::vector<int>{0, 2, 3}));
    EXPECT_EQ(instance->zone, (std::vector<int>{0, 0, 1, -1}));
    EXPECT_EQ(instance->zone_name, (std::vector<std::string>{"nord", "sud"}));
    EXPECT_EQ(instance->name, (std::vector<std::string>{"A", "B", "C", "D"}));
    EXPECT_EQ(row_of(*instance, 1), (std::vector<std::int32_t>{5, 4, 7}));
}

TEST(PointsInstance, LonAndLatAreMetresOnTheEllipsoid) {
    const auto instance = read("code,lon,lat\n09122,1.60548,42.96375\n09225,1.60818,43.1145\n");
    ASSERT_TRUE(instance.has_value());
    EXPECT_EQ(instance->unit, CostUnit::metre);
    EXPECT_EQ(instance->code.front(), "09122");
    const auto expected = geo::distance(geo::on_ellipsoid({1.60548, 42.96375}), geo::on_ellipsoid({1.60818, 43.1145}));
    EXPECT_EQ(instance->costs->cost(0, 1), expected.value);
}

TEST(PointsInstance, RefusesWhatIsWrong) {
    EXPECT_EQ(refused("x,y\n1,2\n1\n").key, "instance.row_length");
    EXPECT_EQ(refused("x,y\n1,nan\n").key, "instance.bad_place");
    EXPECT_EQ(refused("lon,lat\n1,95\n").key, "instance.bad_place");
    EXPECT_EQ(refused("x,y,weight\n1,2,-1\n").place, "l. 2");
    EXPECT_EQ(refused("x,y,weight\n1,2,1.5\n").key, "instance.bad_weight");
    EXPECT_EQ(refused("x,y,weight\n1,2,0\n3,4,0\n").key, "instance.no_weight");
    EXPECT_EQ(refused("x,y,candidate\n1,2,0\n").key, "instance.no_candidate");
    EXPECT_EQ(refused("x,y,candidate\n1,2,perhaps\n").key, "instance.bad_flag");
    EXPECT_EQ(refused("x,y,lon,lat\n1,2,3,4\n").key, "instance.two_places");
    EXPECT_EQ(refused("x,y\n").key, "instance.no_point");
    EXPECT_EQ(refused("lon,lat\n1,2\n", {Rounding::floor}).key, "instance.no_rounding");
}

TEST(Instance, OfNoFormatIsRefused) {
    EXPECT_EQ(refused("a text about nothing\n").key, "instance.format");
    EXPECT_EQ(refused("1 2 3 4\n").key, "instance.format");
    EXPECT_FALSE(read_instance("no/such/file.tsp", {}).has_value());
}

TEST(Instance, EveryFormatOfTheRegistryHasItsOwnKey) {
    for (const auto& format : instance_formats())
        for (const auto& other : instance_formats()) EXPECT_EQ(format.key == other.key, &format == &other);
}

/// Rows of 24 978 points are computed when asked for: the matrix would take 2.5 GB.
TEST(Instance, SwedenIsReadWithoutItsMatrix) {
    const auto file = test_support::shared_data("instances/tsplib/sw24978.tsp");
    if (!file) GTEST_SKIP() << "the TSPLIB instances are not beside this checkout";
    const auto instance = read_instance(*file, {});
    ASSERT_TRUE(instance.has_value());
    EXPECT_EQ(instance->points(), 24'978u);
    std::vector<std::int32_t> scratch;
    const auto row = instance->costs->row(0, scratch);
    EXPECT_EQ(row.data(), scratch.data()) << "computed into the scratch, not kept";
    EXPECT_EQ(scratch[24'977],
              static_cast<std::int32_t>(std::hypot(55333.3333 - 68966.6667, 13316.6667 - 20316.6667)));
}

}  // namespace
}  // namespace maillage::io
