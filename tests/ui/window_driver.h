// SPDX-License-Identifier: Apache-2.0
// The window without a window: ImGui with no back end, a map canvas that paints nothing, and a hand on the mouse and the
// keys. One press or release a frame, as ImGui 1.86 reads its input.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/gui/frame.h"
#include "app/gui/session.h"
#include "base/main_queue.h"

namespace maillage::test_support {

class WindowDriver {
  public:
    /// Without `folders` nothing outlives it.
    explicit WindowDriver(float width = 1600, float height = 1000,
                          std::optional<app::gui::UserFolders> folders = std::nullopt);
    ~WindowDriver();
    WindowDriver(const WindowDriver&) = delete;
    WindowDriver& operator=(const WindowDriver&) = delete;

    [[nodiscard]] app::gui::Session& session() { return *session_; }
    [[nodiscard]] const app::gui::WindowState& state() const { return session_->state(); }

    void resize(float width, float height);
    /// As on a machine without a font file.
    void use_built_in_font();
    /// The window's clock goes on.
    void pass(double seconds) { now_ += seconds; }
    /// Draws the whole window and carries out what it asks; `drain` false leaves finished jobs waiting.
    void frame(bool drain = true);
    /// The same with one panel alone.
    void frame_of(const app::gui::PanelEntry& panel);
    /// The same with `draw` in a window of its own.
    void frame_with(const std::function<void(app::gui::Ui&)>& draw);
    /// Frames until it holds; false where it never does.
    [[nodiscard]] bool wait_until(const std::function<bool()>& holds);
    /// Opens the demonstration and waits for it.
    [[nodiscard]] bool open_demonstration();

    /// What the last frame drew.
    [[nodiscard]] const std::vector<app::gui::DrawnItem>& drawn() const { return drawn_; }
    [[nodiscard]] const app::gui::DrawnItem* find(const std::string& id) const;
    void move_to(float x, float y);
    /// To the middle of an item; false where it was not drawn.
    bool move_to(const std::string& id);
    bool click(const std::string& id);
    /// Of the left button, where the pointer is.
    void press();
    /// Of the right button, where the pointer is.
    void right_click();
    void drag(float dx, float dy);
    void wheel(float notches);
    /// A GLFW key, pressed and let go.
    void key(int code, bool ctrl = false, bool shift = false);
    void type(const std::string& ascii);

    [[nodiscard]] const app::gui::Fonts& fonts() const { return fonts_; }
    [[nodiscard]] app::gui::Layout layout() const;

  private:
    void draw(const std::function<void(app::gui::Ui&)>& content, bool drain);
    void prepare_style();

    MainQueue queue_;
    std::unique_ptr<app::gui::Session> session_;
    app::gui::NullMapCanvas canvas_;
    app::gui::FontFiles files_;
    app::gui::Fonts fonts_;
    float built_scale_ = 0;
    bool built_in_font_ = false;
    double now_ = 0;
    std::vector<app::gui::KeyPress> keys_;
    std::vector<app::gui::DrawnItem> drawn_;
};

}  // namespace maillage::test_support
