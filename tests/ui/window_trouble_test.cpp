// SPDX-License-Identifier: Apache-2.0
// What happens to a window that nobody asked for: a graphics card that forgets, no font, another monitor, no room.
#include <gtest/gtest.h>
#include <imgui.h>
#include <unistd.h>

#include <filesystem>

#include "app/gui/context_loss.h"
#include "app/gui/gl_map_canvas.h"
#include "render/gl/map_painter.h"
#include "render/headless_context.h"
#include "support/map_worlds.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

namespace fs = std::filesystem;
using test_support::WindowDriver;

class LostContext : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / ("maillage_lost_gl_" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        window_ = std::make_unique<WindowDriver>(1600.0F, 1000.0F, UserFolders{folder_ / "state", folder_ / "config"});
        window_->session().begin_run({}, false);
        ASSERT_TRUE(window_->open_demonstration());
        for (int i = 0; i < 30; ++i) window_->frame();
        window_->session().rename_site(window_->state().project.sites->front().id, "Ailleurs");
    }
    void TearDown() override {
        window_.reset();
        fs::remove_all(folder_);
    }
    [[nodiscard]] const WindowState& state() const { return window_->state(); }
    [[nodiscard]] std::string words(TextKey key) { return window_->session().catalog().text(key); }
    [[nodiscard]] bool copy_is_there() const {
        std::error_code failure;
        for (const auto& entry : fs::directory_iterator(folder_ / "state" / "autosave", failure))
            if (entry.path().extension() == ".autosave") return true;
        return false;
    }
    std::optional<Error> lose(double now) {
        return loss_.recover(window_->session(), now, [this]() -> Status {
            ++renewed_;
            if (renews_) return {};
            return fail(Error{ErrorKind::environment, message("window.no_gl"_text), {}, {}, {}});
        });
    }
    fs::path folder_;
    std::unique_ptr<WindowDriver> window_;
    ContextLoss loss_;
    int renewed_ = 0;
    bool renews_ = true;
};

TEST_F(LostContext, IsSaidAndNothingOfTheDocumentIsLost) {
    const project::Project before = state().project;
    const auto undo = state().undo_name->key;
    ASSERT_FALSE(copy_is_there());
    EXPECT_FALSE(lose(10).has_value());
    EXPECT_EQ(renewed_, 1);
    EXPECT_TRUE(copy_is_there()) << "should the next reset take the whole machine";
    EXPECT_EQ(state().project, before);
    EXPECT_EQ(state().undo_name->key, undo);
    ASSERT_TRUE(state().notice.has_value());
    EXPECT_EQ(state().notice->text, words("window.renewed"_text));
    window_->frame();
}

TEST_F(LostContext, AgainAndAgainEndsTheProgramInWords) {
    for (std::size_t i = 0; i < most_losses; ++i) EXPECT_FALSE(lose(10 + static_cast<double>(i)).has_value());
    EXPECT_FALSE(lose(12 + losses_within_s).has_value()) << "those of long ago do not count";
    std::optional<Error> ended;
    for (double now = 73; now < 77 && !ended; ++now) ended = lose(now);
    ASSERT_TRUE(ended.has_value());
    EXPECT_EQ(ended->kind, ErrorKind::environment);
    EXPECT_EQ(ended->message.key, "window.lost_gl"_text);
    EXPECT_FALSE(ended->remedy.key.id.empty());
}

TEST_F(LostContext, ACardThatDoesNotComeBackEndsTheProgramInWords) {
    renews_ = false;
    const auto ended = lose(10);
    ASSERT_TRUE(ended.has_value());
    EXPECT_EQ(ended->message.key, "window.no_gl"_text);
    EXPECT_TRUE(copy_is_there());
}

TEST(Canvas, OfANewContextPaintsWhatTheOldOneDid) {
    const auto shaders = std::string(MAILLAGE_SOURCE_DIR) + "/shaders";
    const map::MapContent content = test_support::content_of(test_support::lake_world(), 30);
    const map::MapView view = map::fit_to_scope(content, {{}, 1, 200, 150, 1}, {});
    for (int i = 0; i < 2; ++i) {
        const auto context = std::move(render::HeadlessContext::create()).value();
        const auto canvas = std::move(make_gl_map_canvas(shaders)).value();
        EXPECT_NE(canvas->paint(content, view, 1), nullptr) << i;
        EXPECT_NE(canvas->paint_inset(0, content, view, {content.geometry, {}}, {0, 0, 90, 80}, 1), nullptr) << i;
        EXPECT_TRUE(canvas->sharp());
    }
}

TEST(NoFont, TheBuiltInOneServesEveryRole) {
    for (const float scale : {0.5F, 1.0F, 2.0F}) {
        ImFontAtlas atlas;
        const Fonts fonts = built_in_fonts(atlas, scale);
        EXPECT_FALSE(fonts.has_icons);
        for (int role = 0; role < font_role_count; ++role) {
            const ImFont* font = fonts.by_role[static_cast<std::size_t>(role)];
            ASSERT_NE(font, nullptr) << role;
            if (role == static_cast<int>(FontRole::icon)) continue;
            for (const unsigned code : {0x41U, 0xE9U, 0xABU, 0xA0U, 0x202FU, 0x2019U, 0x2013U, 0x2212U})
                EXPECT_NE(font->FindGlyphNoFallback(static_cast<ImWchar>(code)), nullptr) << std::hex << code;
        }
        EXPECT_GT(fonts[FontRole::huge]->FontSize, 2 * fonts[FontRole::body]->FontSize);
    }
}

TEST(NoFont, TheWindowIsDrawnAllTheSame) {
    WindowDriver window;
    window.use_built_in_font();
    ASSERT_TRUE(window.open_demonstration());
    window.session().tell_trouble({ErrorKind::environment, message("window.no_fonts"_text), {}, {},
                                   message("render.no_font_remedy"_text)});
    for (const float scale : {1.0F, 2.0F}) {
        window.session().set_scale(scale);
        for (int i = 0; i < 3; ++i) window.frame();
        EXPECT_NE(window.find("map"), nullptr);
    }
    EXPECT_TRUE(window.state().notice->failure);
    EXPECT_NE(window.state().notice->text.find("fonts-inter"), std::string::npos) << "what to do";
}

TEST(NoFont, TheMapIsPaintedWithoutNames) {
    const auto shaper = render::TextShaper::without_fonts();
    EXPECT_TRUE(shaper.shape("Albi", 13, map::FontWeight::bold, true).glyphs.empty());
    EXPECT_EQ(shaper.extent("Albi", 13, map::FontWeight::regular).width, 0);
    const auto context = std::move(render::HeadlessContext::create()).value();
    auto painter = render::gl::MapPainter::create(std::string(MAILLAGE_SOURCE_DIR) + "/shaders", shaper);
    ASSERT_TRUE(painter.has_value());
    map::MapContent content = test_support::content_of(test_support::lake_world(), 30);
    const map::MapView view = map::fit_to_scope(content, {{}, 1, 200, 150, 1}, {});
    const auto with_names = painter->picture(map::build_map(content, view, shaper.measure()), view);
    content.hidden_layers.insert("labels");
    ASSERT_TRUE(with_names.has_value());
    EXPECT_EQ(with_names->width, 200);
}

TEST(AnotherMonitor, ScalesFontsAndLayoutAndIsNoChoiceOfThePlanner) {
    const fs::path folder = fs::path(testing::TempDir()) / ("maillage_monitor_" + std::to_string(::getpid()));
    {
        WindowDriver window(1600, 1000, UserFolders{folder / "state", folder / "config"});
        window.session().begin_run({}, false);
        ASSERT_TRUE(window.open_demonstration());
        const float before = window.fonts()[FontRole::body]->FontSize;
        const float left = window.layout().left.width();
        window.session().rescale(1.5);
        EXPECT_EQ(window.state().scale, 1.5F);
        window.resize(2400, 1500);
        for (int i = 0; i < 4; ++i) window.frame();
        EXPECT_NEAR(window.fonts()[FontRole::body]->FontSize, before * 1.5F, 1);
        EXPECT_EQ(window.layout().left.width(), left * 1.5F);
        EXPECT_EQ(window.state().view.device_scale, 1.5);
        for (const DrawnItem& item : window.drawn()) EXPECT_LE(item.text_width, item.room + 0.5F) << item.id;
        window.session().rescale(1 / 1.5);
        EXPECT_NEAR(window.state().scale, 1, 1e-6F);
        for (const double nonsense : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) window.session().rescale(nonsense);
        EXPECT_NEAR(window.state().scale, 1, 1e-6F);
        window.session().rescale(1000);
        EXPECT_EQ(window.state().scale, highest_scale);
        window.session().set_language(Language::english);  // a choice: settings are written
        for (int i = 0; i < 3; ++i) window.frame();
        EXPECT_TRUE(window.wait_until([&] { return read_settings(folder / "config").language.has_value(); }));
    }
    EXPECT_FALSE(read_settings(folder / "config").scale.has_value());
    fs::remove_all(folder);
}

TEST(NoRoom, AWindowOfOnePixelComesBackAsItWas) {
    WindowDriver window;
    ASSERT_TRUE(window.open_demonstration());
    const auto fitted = window.state().view;
    const auto there_and_back = [&] {
        for (const auto& [width, height] : std::vector<std::pair<float, float>>{{1, 1}, {1600, 1}, {1, 1000}, {1600, 1000}}) {
            window.resize(width, height);
            for (int i = 0; i < 4; ++i) window.frame();
        }
    };
    there_and_back();
    EXPECT_EQ(window.state().view, fitted) << "the whole scope";
    window.session().zoom(3, {200, 200});
    const auto moved = window.state().view;
    there_and_back();
    EXPECT_EQ(window.state().view, moved) << "what was looked at";
}

}  // namespace
}  // namespace maillage::app::gui
