// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window_graphics.h"

// epoxy before GLFW: both declare OpenGL.
#include <epoxy/gl.h>

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cstddef>

#include "app/gui/gl_map_canvas.h"

namespace maillage::app::gui {
namespace {

constexpr int usual_width = 1600;
constexpr int usual_height = 1000;

Inbox* inbox_of(GLFWwindow* window) { return static_cast<Inbox*>(glfwGetWindowUserPointer(window)); }

void keep_key(GLFWwindow* window, int key, int, int action, int mods) {
    Inbox* inbox = inbox_of(window);
    if (inbox != nullptr && action != GLFW_RELEASE)
        inbox->keys.push_back({key, (mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0});
}

void keep_files(GLFWwindow* window, int count, const char** paths) {
    if (Inbox* inbox = inbox_of(window)) inbox->files.insert(inbox->files.end(), paths, paths + count);
}

void keep_scale(GLFWwindow* window, float x, float) {
    if (Inbox* inbox = inbox_of(window)) inbox->monitor_scale = x;
}

WindowPlace suited_place(float scale) {
    WindowPlace place{0, 0, static_cast<int>(usual_width * scale), static_cast<int>(usual_height * scale)};
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (monitor == nullptr) return place;
    int x = 0;
    int y = 0;
    int free_width = 0;
    int free_height = 0;
    glfwGetMonitorWorkarea(monitor, &x, &y, &free_width, &free_height);
    if (free_width > 0 && free_height > 0) {
        place.width = std::min(place.width, free_width);
        place.height = std::min(place.height, free_height);
    }
    return place;
}

GLFWwindow* open_window(const WindowPlace& place) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    for (const int robustness : {GLFW_LOSE_CONTEXT_ON_RESET, GLFW_NO_ROBUSTNESS}) {
        glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, robustness);
        if (GLFWwindow* window = glfwCreateWindow(place.width, place.height, "maillage", nullptr, nullptr)) return window;
    }
    return nullptr;
}

}  // namespace

Result<std::unique_ptr<WindowGraphics>> WindowGraphics::create(const std::filesystem::path& shaders, Inbox& inbox,
                                                               float scale, std::optional<WindowPlace> place) {
    GLFWwindow* window = open_window(place.value_or(suited_place(scale)));
    if (window == nullptr)
        return fail(Error{ErrorKind::environment, message("window.no_gl"_text), {}, {},
                          message("window.no_gl_remedy"_text)});
    std::unique_ptr<WindowGraphics> graphics(new WindowGraphics(window));
    if (place) glfwSetWindowPos(window, place->left, place->top);
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    auto canvas = make_gl_map_canvas(shaders);
    if (!canvas) return fail(canvas.error());
    graphics->canvas_ = std::move(*canvas);
    graphics->begin_imgui(inbox);
    return graphics;
}

void WindowGraphics::begin_imgui(Inbox& inbox) {
    glfwSetWindowUserPointer(window_, &inbox);
    glfwSetKeyCallback(window_, keep_key);  // the back end calls it on
    glfwSetDropCallback(window_, keep_files);
    glfwSetWindowContentScaleCallback(window_, keep_scale);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplGlfw_InitForOpenGL(window_, true);
    ImGui_ImplOpenGL3_Init("#version 330 core");
    imgui_ = true;
}

WindowGraphics::~WindowGraphics() {
    if (imgui_) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
    }
    canvas_.reset();
    glfwDestroyWindow(window_);
}

WindowPlace WindowGraphics::place() const {
    WindowPlace place;
    glfwGetWindowPos(window_, &place.left, &place.top);
    glfwGetWindowSize(window_, &place.width, &place.height);
    place.width = std::max(place.width, 1);
    place.height = std::max(place.height, 1);
    return place;
}

void WindowGraphics::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
}

void WindowGraphics::paint(int width, int height, map::Color ground) {
    ImGui::Render();
    const auto share = [](std::uint8_t byte) { return static_cast<float>(byte) / 255; };
    glViewport(0, 0, width, height);
    glClearColor(share(ground.r), share(ground.g), share(ground.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void WindowGraphics::show() { glfwSwapBuffers(window_); }

bool WindowGraphics::is_lost() const {
    if (epoxy_gl_version() >= 45) return glGetGraphicsResetStatus() != GL_NO_ERROR;
    if (epoxy_has_gl_extension("GL_ARB_robustness")) return glGetGraphicsResetStatusARB() != GL_NO_ERROR;
    return false;
}

void WindowGraphics::renew_fonts() {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
}

render::Image WindowGraphics::read(int width, int height) const {
    render::Image image{width, height, {}};
    const std::size_t row = static_cast<std::size_t>(width) * 4;
    std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    image.rgba.reserve(pixels.size());
    // The bottom row comes first from OpenGL, the top row is first in an Image.
    for (int y = height - 1; y >= 0; --y) {
        const auto from = pixels.begin() + static_cast<std::ptrdiff_t>(row * static_cast<std::size_t>(y));
        image.rgba.insert(image.rgba.end(), from, from + static_cast<std::ptrdiff_t>(row));
    }
    return image;
}

}  // namespace maillage::app::gui
