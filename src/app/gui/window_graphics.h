// SPDX-License-Identifier: Apache-2.0
// One window with its OpenGL context, and what lives in that context: ImGui's back ends and the map's canvas. Where a
// context is lost, all of it is made anew; documents and settings live elsewhere.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "app/gui/map_canvas.h"
#include "app/gui/ui.h"
#include "render/image.h"

struct GLFWwindow;

namespace maillage::app::gui {

/// What came in since the last frame. GLFW gives a callback nothing but its window: the window points to one of these.
struct Inbox {
    std::vector<KeyPress> keys;
    std::vector<std::filesystem::path> files;
    std::optional<float> monitor_scale;  ///< of the monitor the window stands on now
};

/// Where a window stands.
struct WindowPlace {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
};

class WindowGraphics {
  public:
    /// GLFW must be ready; `inbox` outlives it. Without a place the size suits monitor and scale. Errors (environment): no
    /// OpenGL 3.3, a shader missing or refused.
    static Result<std::unique_ptr<WindowGraphics>> create(const std::filesystem::path& shaders, Inbox& inbox, float scale,
                                                          std::optional<WindowPlace> place = std::nullopt);
    ~WindowGraphics();
    WindowGraphics(const WindowGraphics&) = delete;
    WindowGraphics& operator=(const WindowGraphics&) = delete;

    [[nodiscard]] GLFWwindow* window() const { return window_; }
    [[nodiscard]] MapCanvas& canvas() { return *canvas_; }
    [[nodiscard]] WindowPlace place() const;
    void begin_frame();
    /// Paints what ImGui drew on `ground`.
    void paint(int width, int height, map::Color ground);
    void show();
    /// The driver was reset, or the memory of the card is gone: nothing painted can be trusted any more.
    [[nodiscard]] bool is_lost() const;
    /// Fonts in ImGui's atlas changed.
    void renew_fonts();
    [[nodiscard]] render::Image read(int width, int height) const;

  private:
    explicit WindowGraphics(GLFWwindow* window) : window_(window) {}
    void begin_imgui(Inbox& inbox);

    GLFWwindow* window_;
    std::unique_ptr<MapCanvas> canvas_;
    bool imgui_ = false;
};

}  // namespace maillage::app::gui
