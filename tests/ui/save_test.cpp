// SPDX-License-Identifier: Apache-2.0
// Files the window writes: asked for by a press, a typed path, and one question before anything is replaced.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>

#include "render/png_reader.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

namespace fs = std::filesystem;

class Save : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / ("maillage_save_" + std::string(testing::UnitTest::GetInstance()
                                                                                      ->current_test_info()
                                                                                      ->name()));
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        ASSERT_TRUE(window_.open_demonstration());
    }
    void TearDown() override { fs::remove_all(folder_); }
    /// Through the dialog; true where the window said that it is done.
    bool save(const fs::path& path) {
        window_.session().close_notice();
        window_.session().set_save_path(path.string());
        window_.frame();
        if (!window_.click("save_do")) return false;
        return window_.wait_until([&] { return window_.state().notice.has_value(); }) &&
               !window_.state().notice->failure;
    }
    static std::string bytes(const fs::path& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    test_support::WindowDriver window_;
    fs::path folder_;
};

TEST_F(Save, SitesLeaveAsGeoJsonCsvAndGeoPackage) {
    for (const auto& [kind, name] : std::vector<std::pair<std::string, std::string>>{
             {"kind_geojson", "sites.geojson"}, {"kind_csv", "sites.csv"}, {"kind_geopackage", "sites.gpkg"}}) {
        ASSERT_TRUE(window_.click("export"));
        window_.frame();
        ASSERT_TRUE(window_.click(kind));
        EXPECT_TRUE(window_.state().save->path.ends_with(fs::path(name).extension().string()));
        ASSERT_TRUE(save(folder_ / name)) << name;
        EXPECT_GT(fs::file_size(folder_ / name), 100U) << name;
    }
    EXPECT_NE(bytes(folder_ / "sites.geojson").find("Moissac"), std::string::npos);
}

TEST_F(Save, AProposalIsExportedAsSuch) {
    window_.session().propose();
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().plan != nullptr; }));
    window_.session().ask_save(SaveKind::geojson);
    window_.frame();
    ASSERT_TRUE(save(folder_ / "plan.geojson"));
    EXPECT_NE(bytes(folder_ / "plan.geojson").find("\"proposed\""), std::string::npos);
    window_.session().accept_plan();
    window_.session().ask_save(SaveKind::geojson);
    window_.frame();
    ASSERT_TRUE(save(folder_ / "planned.geojson"));
    EXPECT_NE(bytes(folder_ / "planned.geojson").find("\"planned\""), std::string::npos);
    EXPECT_EQ(bytes(folder_ / "planned.geojson").find("\"proposed\""), std::string::npos);
}

/// Both wait behind a plan; neither may drop the other.
TEST_F(Save, FilesAskedForWhileAJobRunsAreAllWritten) {
    window_.session().propose();
    for (const auto& [kind, name] : std::vector<std::pair<SaveKind, std::string>>{
             {SaveKind::csv, "a.csv"}, {SaveKind::csv, "b.csv"}, {SaveKind::geojson, "c.geojson"}}) {
        window_.session().ask_save(kind);
        window_.session().set_save_path((folder_ / name).string());
        window_.session().save();
    }
    ASSERT_TRUE(window_.state().saving.has_value());
    ASSERT_TRUE(window_.wait_until([&] { return !window_.session().working(); }));
    for (const char* name : {"a.csv", "b.csv", "c.geojson"}) EXPECT_GT(bytes(folder_ / name).size(), 100U) << name;
    EXPECT_FALSE(window_.state().saving.has_value());
    EXPECT_NE(window_.state().plan, nullptr);
}

TEST_F(Save, AnExistingFileIsReplacedOnlyAfterASecondYes) {
    const fs::path path = folder_ / "sites.csv";
    std::ofstream(path) << "mine";
    window_.session().ask_save(SaveKind::csv);
    window_.session().set_save_path(path.string());
    window_.frame();
    window_.frame();
    ASSERT_TRUE(window_.click("save_do"));
    ASSERT_TRUE(window_.state().save.has_value());
    EXPECT_TRUE(window_.state().save->ask_overwrite);
    EXPECT_EQ(bytes(path), "mine");
    window_.frame();
    ASSERT_TRUE(window_.click("save_do"));
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().notice.has_value(); }));
    EXPECT_NE(bytes(path), "mine");
}

TEST_F(Save, EscapeWritesNothing) {
    window_.key(GLFW_KEY_E, true);
    ASSERT_TRUE(window_.state().save.has_value());
    window_.key(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(window_.state().save.has_value());
    EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(Save, AFolderThatIsNotThereIsSaidInWords) {
    window_.session().ask_save(SaveKind::csv);
    window_.frame();
    window_.session().set_save_path((folder_ / "no" / "such" / "sites.csv").string());
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().tools.browser->trouble.has_value(); }));
    window_.frame();
    EXPECT_NE(window_.find("browser_trouble"), nullptr);
    ASSERT_TRUE(window_.click("save_do"));
    EXPECT_TRUE(window_.state().save.has_value()) << "the path can be mended";
    EXPECT_FALSE(fs::exists(folder_ / "no"));
}

TEST_F(Save, ThePathCanBeTyped) {
    window_.session().ask_save(SaveKind::csv);
    for (int i = 0; i < 3; ++i) window_.frame();
    ASSERT_TRUE(window_.click("path"));
    window_.key(GLFW_KEY_A, true);
    window_.type("x y.csv");
    EXPECT_EQ(window_.state().save->path, "x y.csv");
}

TEST_F(Save, TheWindowsPictureIsAskedForOnce) {
    window_.session().ask_save(SaveKind::window_picture);
    window_.session().set_save_path((folder_ / "window.png").string());
    window_.session().save();
    const auto shot = window_.session().take_window_shot();
    ASSERT_TRUE(shot.has_value());
    EXPECT_FALSE(window_.session().take_window_shot().has_value());
    window_.session().save_picture({2, 1, {255, 0, 0, 255, 0, 0, 255, 255}}, *shot);
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().notice.has_value(); }));
    EXPECT_TRUE(bytes(folder_ / "window.png").starts_with("\x89PNG"));
}

TEST_F(Save, TheMapIsThePageTheCommandPaints) {
    window_.key(GLFW_KEY_S, true, true);
    ASSERT_TRUE(window_.state().save.has_value());
    EXPECT_EQ(window_.state().save->kind, SaveKind::map_picture);
    window_.frame();
    ASSERT_TRUE(save(folder_ / "map.png"));
    EXPECT_TRUE(bytes(folder_ / "map.png").starts_with("\x89PNG"));
}

TEST_F(Save, TheMapAsSeenHasTheFramesPixelsTimesItsFineness) {
    window_.key(GLFW_KEY_S, true, true);
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().tools.browser->list != nullptr; }));
    for (int i = 0; i < 3; ++i) window_.frame();  // the dialog has its height
    ASSERT_TRUE(window_.click("picture_what"));
    window_.frame();
    ASSERT_TRUE(window_.click("picture_what.1"));
    window_.frame();
    ASSERT_TRUE(window_.click("picture_times.more"));
    ASSERT_TRUE(window_.state().save->picture.as_seen);
    ASSERT_EQ(window_.state().save->picture.times, 2);
    ASSERT_TRUE(save(folder_ / "seen.png"));
    const std::string png = bytes(folder_ / "seen.png");
    const auto image = render::decode_png(std::as_bytes(std::span(png)));
    ASSERT_TRUE(image.has_value());
    EXPECT_EQ(image->width, 2 * window_.state().view.width);
    EXPECT_EQ(image->height, 2 * window_.state().view.height);
}

}  // namespace
}  // namespace maillage::app::gui
