// SPDX-License-Identifier: Apache-2.0
// Pictures on the clipboard: what the window offers, and what another program pastes from a real X server.
#include <gtest/gtest.h>

#include "app/gui/picture_clipboard.h"
#include "ui/window_driver.h"
#include "ui/x11_display.h"

namespace maillage::app::gui {
namespace {

using test_support::Pasted;
using test_support::X11Display;
using test_support::X11Reader;

std::string noise(std::size_t bytes) {
    std::string out("\x89PNG");
    unsigned state = 1;
    while (out.size() < bytes) out += static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);
    return out;
}

class X11 : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_FALSE(display_.name().empty()) << "Xvfb is a package of scripts/dependencies.txt";
        clipboard_ = make_x11_clipboard(display_.name().c_str());
        ASSERT_NE(clipboard_, nullptr);
    }
    X11Display display_;
    std::unique_ptr<PictureClipboard> clipboard_;
};

TEST_F(X11, GivesThePictureAndSaysWhatItHas) {
    X11Reader reader(display_.name());
    EXPECT_FALSE(reader.paste("image/png").has_value()) << "nothing was copied";
    ASSERT_TRUE(clipboard_->offer("\x89PNG small"));
    const auto targets = reader.paste("TARGETS");
    ASSERT_TRUE(targets.has_value());
    EXPECT_EQ(targets->type, "ATOM");
    const auto names = reader.atom_names(targets->bytes);
    for (const char* name : {"TARGETS", "TIMESTAMP", "MULTIPLE", "image/png"})
        EXPECT_NE(std::find(names.begin(), names.end(), name), names.end()) << name;
    const auto picture = reader.paste("image/png");
    ASSERT_TRUE(picture.has_value());
    EXPECT_EQ(picture->bytes, "\x89PNG small");
    EXPECT_EQ(picture->type, "image/png");
    EXPECT_EQ(picture->pieces, 0);
    EXPECT_EQ(reader.paste("TIMESTAMP")->bytes.size(), 4U);
    EXPECT_FALSE(reader.paste("UTF8_STRING").has_value()) << "it is no text";
}

TEST_F(X11, ALargePictureComesInPiecesToEveryReader) {
    const std::string large = noise(3'000'001);
    ASSERT_TRUE(clipboard_->offer(large));
    for (int i = 0; i < 2; ++i) {
        X11Reader reader(display_.name());
        const auto picture = reader.paste("image/png");
        ASSERT_TRUE(picture.has_value());
        EXPECT_TRUE(picture->bytes == large) << picture->bytes.size();
        EXPECT_GT(picture->pieces, 10);
    }
}

TEST_F(X11, AReaderThatLeavesHalfwayHoldsUpNobody) {
    const std::string large = noise(1'000'000);
    ASSERT_TRUE(clipboard_->offer(large));
    {
        X11Reader gone(display_.name());
        EXPECT_FALSE(gone.paste_several({"image/png"}).empty());  // announced in pieces, none is taken
    }
    X11Reader reader(display_.name());
    EXPECT_TRUE(reader.paste("image/png")->bytes == large);
}

TEST_F(X11, SeveralTargetsAreAnsweredInOneRequest) {
    ASSERT_TRUE(clipboard_->offer("\x89PNG small"));
    X11Reader reader(display_.name());
    EXPECT_EQ(reader.paste_several({"image/png", "UTF8_STRING", "TARGETS"}),
              (std::vector<std::string>{"PASTED_image/png", "", "PASTED_TARGETS"}));
}

TEST_F(X11, TheLastCopyCountsWhoeverMadeIt) {
    ASSERT_TRUE(clipboard_->offer("\x89PNG one"));
    ASSERT_TRUE(clipboard_->offer("\x89PNG two"));
    X11Reader reader(display_.name());
    EXPECT_EQ(reader.paste("image/png")->bytes, "\x89PNG two");
    reader.own();
    ASSERT_TRUE(clipboard_->offer("\x89PNG three"));
    X11Reader other(display_.name());
    EXPECT_EQ(other.paste("image/png")->bytes, "\x89PNG three");
}

TEST_F(X11, EndsWithTheProgramWhileItOwnsThePicture) {
    ASSERT_TRUE(clipboard_->offer("\x89PNG one"));
    clipboard_.reset();
    X11Reader reader(display_.name());
    EXPECT_FALSE(reader.paste("image/png").has_value());
}

TEST(NoDisplay, IsNoClipboard) { EXPECT_EQ(make_x11_clipboard(":4711"), nullptr); }

/// Keeps what it was given.
class KeepingClipboard final : public PictureClipboard {
  public:
    Status offer(std::string png) override {
        png_ = std::move(png);
        if (refuses) return fail(Error{ErrorKind::environment, message("window.copy_refused"_text), {}, {}, {}});
        return {};
    }
    [[nodiscard]] const std::string& png() const { return png_; }
    bool refuses = false;

  private:
    std::string png_;
};

class Copy : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        window_.session().set_clipboard(clipboard_);
    }
    void ask(SaveKind kind) {
        window_.session().close_notice();
        window_.session().ask_save(kind);
        for (int i = 0; i < 3; ++i) window_.frame();
    }
    bool told() {
        return window_.wait_until([&] { return window_.state().notice.has_value(); });
    }
    /// Width and height in a PNG's header.
    [[nodiscard]] std::pair<int, int> size() const {
        const auto number = [&](std::size_t at) {
            int value = 0;
            for (std::size_t i = 0; i < 4; ++i) value = value * 256 + static_cast<unsigned char>(clipboard_->png().at(at + i));
            return value;
        };
        return {number(16), number(20)};
    }
    test_support::WindowDriver window_;
    std::shared_ptr<KeepingClipboard> clipboard_ = std::make_shared<KeepingClipboard>();
};

TEST_F(Copy, TakesThePageOrTheMapAsSeen) {
    ask(SaveKind::map_picture);
    ASSERT_TRUE(window_.click("save_copy"));
    EXPECT_FALSE(window_.state().save.has_value());
    ASSERT_TRUE(told());
    EXPECT_FALSE(window_.state().notice->failure);
    EXPECT_EQ(size(), std::pair(1600, 1000));
    ask(SaveKind::map_picture);
    window_.session().set_picture({true, 2, {}});
    for (int i = 0; i < 3; ++i) window_.frame();  // the dialog finds its height
    ASSERT_TRUE(window_.click("save_copy"));
    ASSERT_TRUE(told());
    EXPECT_EQ(size(), std::pair(window_.state().view.width * 2, window_.state().view.height * 2));
}

TEST_F(Copy, TakesTheWindowOneFrameLater) {
    ask(SaveKind::window_picture);
    ASSERT_TRUE(window_.click("save_copy"));
    const auto shot = window_.session().take_window_shot();
    ASSERT_TRUE(shot.has_value());
    window_.session().save_picture({2, 1, {255, 0, 0, 255, 0, 0, 255, 255}}, *shot);
    ASSERT_TRUE(told());
    EXPECT_EQ(size(), std::pair(2, 1));
}

TEST_F(Copy, ARefusalIsSaid) {
    clipboard_->refuses = true;
    ask(SaveKind::map_picture);
    ASSERT_TRUE(window_.click("save_copy"));
    ASSERT_TRUE(told());
    EXPECT_TRUE(window_.state().notice->failure);
}

TEST_F(Copy, IsOfferedForPicturesAloneAndOnlyWhereThereIsAClipboard) {
    ask(SaveKind::csv);
    EXPECT_EQ(window_.find("save_copy"), nullptr);
    ask(SaveKind::window_picture);
    ASSERT_NE(window_.find("save_copy"), nullptr);
    EXPECT_FALSE(window_.find("save_copy")->tip.empty());
    window_.session().close_save();
    window_.session().set_clipboard(nullptr);
    ask(SaveKind::map_picture);
    EXPECT_EQ(window_.find("save_copy"), nullptr);
}

}  // namespace
}  // namespace maillage::app::gui
