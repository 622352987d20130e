// SPDX-License-Identifier: Apache-2.0
// The program opens no socket: the kernel ends it at the first one, and it is not ended.
#include <gtest/gtest.h>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

Ended without_sockets(const Arguments& arguments) {
    auto launch = maillage_with(arguments);
    launch.without_sockets = true;
    return test_support::run_program(launch);
}

/// The trap closes: a program that opens a socket is killed.
TEST(NoNetwork, TheTrapWorks) {
    test_support::Launch launch;
    launch.program = "python3";
    launch.arguments = {"-c", "import socket; socket.socket(); print('open')"};
    const Ended free = test_support::run_program(launch);
    ASSERT_EQ(free.exit, 0) << "no Python to open a socket with";
    launch.without_sockets = true;
    const Ended caught = test_support::run_program(launch);
    EXPECT_NE(caught.exit, 0);
    EXPECT_EQ(caught.out.find("open"), std::string::npos);
}

TEST(NoNetwork, TheMainJobNeedsNone) {
    const maillage::test::ScratchFolder folder;
    EXPECT_EQ(without_sockets(occitanie("check")).exit, 1);
    for (const char* ending : {"geojson", "csv", "gpkg"})
        EXPECT_EQ(without_sockets(occitanie("plan", {"--new", "3", "-o",
                                                     folder.file(std::string("plan.") + ending).string()}))
                      .exit,
                  0)
            << ending;
    EXPECT_EQ(without_sockets({"info", folder.file("plan.gpkg").string()}).exit, 0);
}

/// A document that asks for something from elsewhere is read without it, or refused; nothing is fetched.
TEST(NoNetwork, FilesCannotReachOut) {
    const maillage::test::ScratchFolder folder;
    const auto gml = folder.write(
        "sites.gml",
        R"(<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">
<ogr:FeatureCollection xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:gml="http://www.opengis.net/gml"
 xmlns:ogr="http://ogr.maptools.org/" xsi:schemaLocation="http://ogr.maptools.org/ http://127.0.0.1:9/sites.xsd">
<gml:featureMember><ogr:site fid="s.0"><ogr:geometryProperty><gml:Point srsName="EPSG:4326">
<gml:coordinates>1.44,43.6</gml:coordinates></gml:Point></ogr:geometryProperty><ogr:nom>Toulouse</ogr:nom></ogr:site>
</gml:featureMember></ogr:FeatureCollection>)");
    const auto kml = folder.write(
        "sites.kml",
        R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<NetworkLink><Link><href>http://127.0.0.1:9/far.kml</href></Link></NetworkLink>
<Placemark><name>Toulouse</name><Point><coordinates>1.44,43.6</coordinates></Point></Placemark></Document></kml>)");
    const auto json_with_link = folder.write(
        "sites.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/crs","type":"proj4"}},
"features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1.44,43.6]}}]})");
    for (const auto& file : {gml, kml, json_with_link}) {
        for (const Arguments& run : {Arguments{"info", file.string()}, occitanie("check", {"--sites", file.string()})}) {
            const Ended ended = without_sockets(run);
            EXPECT_FALSE(ended.crashed()) << run[0] << " " << file << " ended with " << ended.exit << ended.err;
            EXPECT_FALSE(ended.out_of_patience);
            EXPECT_LE(ended.exit, 3) << ended.err;
        }
    }
}

}  // namespace
}  // namespace maillage::cli_test
