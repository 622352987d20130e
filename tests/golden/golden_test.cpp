// SPDX-License-Identifier: Apache-2.0
// Pictures against the ones somebody has looked at. To accept new ones: MAILLAGE_UPDATE_GOLDENS=1, then look
// at them.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "golden/golden_cases.h"
#include "map/layers/layer_registry.h"
#include "render/gl/map_painter.h"
#include "render/headless_context.h"
#include "render/image_compare.h"
#include "render/paint_page.h"
#include "render/png_reader.h"
#include "render/png_writer.h"

namespace maillage::golden {
namespace {

const std::filesystem::path source = MAILLAGE_SOURCE_DIR;

std::filesystem::path expected_path(const Case& one) {
    return source / "tests/golden" / one.layer / one.name / "expected.png";
}

Result<render::Image> read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    const std::string bytes = content.str();
    return render::decode_png(std::as_bytes(std::span(bytes)));
}

void write(const std::filesystem::path& path, const render::Image& image) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << render::encode_png(image);
}

class Golden : public ::testing::Test {
  protected:
    /// Goldens are painted by Mesa's llvmpipe, whatever card the machine has.
    static void SetUpTestSuite() {
        ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
        ::setenv("__EGL_VENDOR_LIBRARY_FILENAMES", "/usr/share/glvnd/egl_vendor.d/50_mesa.json", 0);
    }
    void SetUp() override {
        ASSERT_NE(context_.renderer().find("llvmpipe"), std::string::npos) << context_.renderer();
        ASSERT_EQ(shaper_.family(), "Inter");
    }
    render::Image painted(const Case& one) {
        auto image = painter_.picture(one.lists, one.view);
        EXPECT_TRUE(image.has_value());
        for (const map::Inset& inset : one.insets) {
            const auto part = painter_.picture(inset.lists, inset.view);
            EXPECT_TRUE(part.has_value());
            render::lay_over(*image, *part, inset.frame.left, inset.frame.top);
        }
        return std::move(*image);
    }

    render::TextShaper shaper_ = std::move(render::TextShaper::create()).value();
    render::HeadlessContext context_ = std::move(render::HeadlessContext::create()).value();
    render::gl::MapPainter painter_ =
        std::move(render::gl::MapPainter::create(source / "shaders", shaper_)).value();
};

TEST_F(Golden, PicturesAreTheOnesThatWereLookedAt) {
    const bool update = std::getenv("MAILLAGE_UPDATE_GOLDENS") != nullptr;
    for (const Case& one : all_cases(shaper_.measure())) {
        const render::Image image = painted(one);
        ASSERT_LE(image.width, 512);
        ASSERT_LE(image.height, 512);
        if (update) write(expected_path(one), image);
        const auto expected = read(expected_path(one));
        ASSERT_TRUE(expected.has_value()) << expected_path(one) << " is missing or broken";
        const render::Difference difference = render::compare(image, *expected);
        if (difference.acceptable()) continue;
        const std::filesystem::path actual =
            std::filesystem::temp_directory_path() / "maillage-golden" / one.layer / one.name / "actual.png";
        write(actual, image);
        ADD_FAILURE() << one.layer << '/' << one.name << ": " << 100 * difference.share_off
                      << " % of the pixels differ, by up to " << difference.largest << "; see " << actual;
    }
}

TEST_F(Golden, TheSamePictureTwice) {
    for (const Case& one : all_cases(shaper_.measure()))
        EXPECT_EQ(render::hash(painted(one)), render::hash(painted(one))) << one.layer << '/' << one.name;
}

TEST_F(Golden, ADarkenedCopyIsNotAccepted) {
    for (const Case& one : all_cases(shaper_.measure())) {
        render::Image image = painted(one);
        const render::Image whole = image;
        for (std::size_t i = 0; i < image.rgba.size(); ++i)
            if (i % 4 != 3) image.rgba[i] = static_cast<std::uint8_t>(image.rgba[i] * 3 / 4);
        EXPECT_FALSE(render::compare(image, whole).acceptable()) << one.layer << '/' << one.name;
    }
}

TEST_F(Golden, EveryLayerHasACase) {
    const auto cases = all_cases(shaper_.measure());
    for (const map::LayerDefinition& layer : map::layers())
        EXPECT_TRUE(std::any_of(cases.begin(), cases.end(), [&](const Case& one) {
            return one.layer == layer.id;
        })) << layer.id;
}

}  // namespace
}  // namespace maillage::golden
