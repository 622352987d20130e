// SPDX-License-Identifier: Apache-2.0
// What every entry of the registry of exporters promises (io/exporters/registry.h).
#include <cmath>
#include <csignal>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <memory>
#include <ogrsf_frmts.h>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/catalog_reader.h"
#include "io/exporters/csv_exporter.h"
#include "io/exporters/registry.h"
#include "io/exporters/site_fields.h"
#include "io/gdal_session.h"
#include "io/json_reader.h"
#include "io/scratch_folder.h"

namespace maillage::io {
namespace {

using test::bytes_of;
using test::ScratchFolder;

planning::SiteRecord record(const char* id, const char* code, std::string name, geo::LonLat place,
                            planning::SiteState state) {
    planning::SiteRecord site;
    site.id = id;
    site.commune = *CommuneCode::parse(code);
    site.name = std::move(name);
    site.department = *DepartmentCode::parse(std::string_view(code).substr(0, code[0] == '9' ? 3 : 2));
    site.department_name = "Département « d'essai »";
    site.place = place;
    site.state = state;
    return site;
}

/// A site of which something is known in every column.
planning::Site known_site() {
    using namespace planning;
    const Citation quoted{"« ce 6 septembre » ; \"sic\"\n=1", "S0"};
    const BilingualText note{"année sous-entendue", "year implied"};
    Site site;
    site.programme = "ern-occitanie";
    site.label = "ERN";
    site.partner = Partner{"CC du Volvestre", {"Volvestre"}, PartnerKind::intercommunality, Certainty::implied, quoted, note};
    site.organiser = Organiser{"ADRAR", {}, Certainty::stated, quoted, {}};
    site.events = {{SiteEventKind::inaugurated, Date{2017, 9, 6}, DatePrecision::day, Certainty::inferred, quoted, note}};
    TrainingAction action;
    action.id = "dev";
    action.months = 10;
    site.actions = {action};
    Session session;
    session.id = "first";
    session.places = Headcount{20, CountPrecision::about};
    site.sessions = {session};
    site.citation = quoted;
    site.note = note;
    return site;
}

/// Every state, absent values, texts with quotes, separators, line breaks, formula starts, every kind of accent.
planning::SiteList awkward_list() {
    using planning::SiteState;
    planning::SiteList list;
    list.sites = {record("a", "09225", "Pamiers", {1.610931234567, 43.11632}, SiteState::existing),
                  record("b", "2A004", "=HYPERLINK(\"x\";\"Ajaccio\")", {8.736, 41.9264}, SiteState::planned),
                  record("c", "59378", "Marcq-en-Barœul, l’Île\nÉÀÇ", {3.0972, 50.6714}, SiteState::proposed),
                  record("d", "97411", "-Saint-Denis", {55.4481, -20.8789}, SiteState::rejected),
                  record("", "97105", "@Basse-Terre", {-61.7256, 15.9958}, SiteState::proposed)};
    list.sites[0].persons = 123456;
    list.sites[0].mean_km = 12.3456;
    list.sites[0].home_share = 2.0 / 3;
    list.sites[0].source = "S0";
    list.sites[0].site = known_site();
    list.sites[0].places = planning::Headcount{20, planning::CountPrecision::about};
    list.sites[3].persons = 0;
    list.sites[3].mean_km = 0;
    list.metadata.set("programme", "ern-occitanie")
        .set("status", "optimal")
        .set("bound", Value(std::int64_t{123456789012345}))
        .set("sources", "IGN, INSEE ; « Licence Ouverte »")
        .set("rule", Value(Value::Object{{"min", 1}, {"max", nullptr}}));
    return list;
}

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(GDALDataset::ToHandle(dataset)); }
};
using OpenDataset = std::unique_ptr<GDALDataset, CloseDataset>;

OpenDataset opened(const std::filesystem::path& file) {
    prepare_gdal();
    return OpenDataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
}

class SiteExporterContract : public testing::TestWithParam<SiteExporter> {
  protected:
    std::filesystem::path written(const ScratchFolder& folder, const planning::SiteList& list,
                                  const char* stem = "sites") {
        const auto file = folder.file(std::string(stem) + "." + std::string(GetParam().extension));
        const Status status = export_sites(list, file, Existing::refuse);
        EXPECT_TRUE(status) << status.error().message.key.id;
        return file;
    }
};

TEST_P(SiteExporterContract, HasANameInBothLanguages) {
    const std::filesystem::path assets = std::filesystem::path(MAILLAGE_SOURCE_DIR) / "assets";
    for (const Language language : {Language::french, Language::english}) {
        const auto catalog = read_catalog(catalog_file(assets, language), language);
        ASSERT_TRUE(catalog);
        EXPECT_TRUE(catalog->templates().contains(GetParam().name.id)) << GetParam().name.id;
    }
}

/// The number or text a value stands for, as OGR would give it.
void expect_same(const OGRFeature& feature, const SiteField& field, const Value& expected) {
    const int at = feature.GetFieldIndex(std::string(field.name).c_str());
    ASSERT_GE(at, 0) << field.name;
    const std::string found = feature.GetFieldAsString(at);
    if (expected.is_null()) {
        EXPECT_TRUE(!feature.IsFieldSetAndNotNull(at) || found.empty()) << field.name;
    } else if (const auto* text = std::get_if<std::string>(&expected.content())) {
        EXPECT_EQ(without_guard(found), *text) << field.name;
    } else if (const auto* whole = std::get_if<std::int64_t>(&expected.content())) {
        EXPECT_EQ(feature.GetFieldAsInteger64(at), *whole) << field.name;
    } else if (field.kind == FieldKind::composite) {
        const auto value = parse_json(found, "cell");
        ASSERT_TRUE(value) << field.name << ": " << found;
        EXPECT_EQ(*value, expected) << field.name;
    } else {
        const auto& decimal = std::get<Value::Decimal>(expected.content());
        EXPECT_NEAR(feature.GetFieldAsDouble(at), decimal.number, 0.51 * std::pow(10, -decimal.digits))
            << field.name;
    }
}

geo::LonLat place_of(const OGRFeature& feature) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
    if (geometry != nullptr) return {geometry->toPoint()->getX(), geometry->toPoint()->getY()};
    return {feature.GetFieldAsDouble("lon"), feature.GetFieldAsDouble("lat")};
}

TEST_P(SiteExporterContract, ComesBackThroughOgrFieldByField) {
    const ScratchFolder folder;
    const planning::SiteList list = awkward_list();
    const OpenDataset dataset = opened(written(folder, list));
    ASSERT_TRUE(dataset);
    OGRLayer* layer = dataset->GetLayer(0);
    ASSERT_EQ(layer->GetFeatureCount(), static_cast<GIntBig>(list.sites.size()));
    for (const planning::SiteRecord& site : list.sites) {
        const std::unique_ptr<OGRFeature> feature(layer->GetNextFeature());
        ASSERT_TRUE(feature);
        for (const SiteField& field : site_fields()) {
            EXPECT_TRUE(&site != list.sites.data() || !field.of(site).is_null()) << field.name << " is never tried";
            expect_same(*feature, field, field.of(site));
        }
        EXPECT_NEAR(place_of(*feature).lon, site.place.lon, 0.51e-7);
        EXPECT_NEAR(place_of(*feature).lat, site.place.lat, 0.51e-7);
    }
}

TEST_P(SiteExporterContract, CarriesTheMetadata) {
    const ScratchFolder folder;
    const auto file = written(folder, awkward_list());
    const std::string bytes = bytes_of(file);
    for (const char* fact :
         {"programme", "ern-occitanie", "optimal", "123456789012345", "« Licence Ouverte »"})
        EXPECT_NE(bytes.find(fact), std::string::npos) << fact;
}

TEST_P(SiteExporterContract, WritesTheSameBytesTwice) {
    const ScratchFolder folder;
    const planning::SiteList list = awkward_list();
    const std::string first = bytes_of(written(folder, list, "first"));
    const std::string second = bytes_of(written(folder, list, "second"));
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(first == second, true) << "file names and time must not show";
}

TEST_P(SiteExporterContract, WritesOneFileAndNothingElse) {
    const ScratchFolder folder;
    const auto file = written(folder, awkward_list());
    EXPECT_EQ(folder.names(), std::vector<std::string>{file.filename().string()});
    const std::string before = bytes_of(file);
    EXPECT_EQ(export_sites({}, file, Existing::refuse).error().message.key.id, "output.exists");
    EXPECT_TRUE(bytes_of(file) == before);
    EXPECT_TRUE(export_sites({}, file, Existing::replace));
    EXPECT_FALSE(bytes_of(file) == before);
}

TEST_P(SiteExporterContract, WritesAnEmptyList) {
    const ScratchFolder folder;
    const OpenDataset dataset = opened(written(folder, {}));
    ASSERT_TRUE(dataset);
    EXPECT_EQ(dataset->GetLayer(0)->GetFeatureCount(), 0);
}

TEST_P(SiteExporterContract, LeavesNothingOnAFullDisk) {
    const ScratchFolder folder;
    planning::SiteList list = awkward_list();
    for (int i = 0; i < 12; ++i)
        list.sites.insert(list.sites.end(), list.sites.begin(), list.sites.begin() + 5);
    const auto file = folder.file("sites." + std::string(GetParam().extension));
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit limit{4096, 4096};
        std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const Status status = export_sites(list, file, Existing::refuse);
        ::_exit(!status && status.error().kind == ErrorKind::environment &&
                        status.error().file == file.string()
                    ? 0
                    : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
    EXPECT_TRUE(folder.names().empty());
}

INSTANTIATE_TEST_SUITE_P(Registry, SiteExporterContract, testing::ValuesIn(site_exporters()),
                         [](const auto& entry) { return std::string(entry.param.extension); });

TEST(SiteExporterRegistry, HasOneEntryPerExtension) {
    std::set<std::string_view> extensions;
    for (const SiteExporter& exporter : site_exporters())
        EXPECT_TRUE(extensions.insert(exporter.extension).second);
    EXPECT_GE(extensions.size(), 3u);
}

}  // namespace
}  // namespace maillage::io
