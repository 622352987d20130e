// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window.h"

// epoxy before GLFW: both declare OpenGL.
#include <epoxy/gl.h>

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "app/gui/frame.h"
#include "app/gui/gl_map_canvas.h"
#include "app/gui/settings_file.h"
#include "app/gui/style.h"
#include "app/gui/wording.h"
#include "io/state_folder.h"

namespace maillage::app {
namespace {

using gui::Session;

constexpr int exit_done = 0;
constexpr int exit_environment = 3;
constexpr float lowest_scale = 0.5F;
constexpr float highest_scale = 4.0F;
/// ImGui settles sizes and hovers within this many frames after an input.
constexpr int frames_after_input = 3;

int refuse(const Catalog& catalog, const Error& error) {
    std::fprintf(stderr, "maillage: %s\n", catalog.text(error).c_str());
    return exit_environment;
}

Error environment_error(TextKey what, TextKey remedy) {
    return {ErrorKind::environment, message(what), {}, {}, message(remedy)};
}

/// GLFW from init to terminate.
struct Glfw {
    bool good = glfwInit() == GLFW_TRUE;
    Glfw() = default;
    ~Glfw() {
        if (good) glfwTerminate();
    }
    Glfw(const Glfw&) = delete;
    Glfw& operator=(const Glfw&) = delete;
};

struct WindowDeleter {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using GlfwWindow = std::unique_ptr<GLFWwindow, WindowDeleter>;

GlfwWindow create_window(float scale) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_LOSE_CONTEXT_ON_RESET);
    int width = static_cast<int>(1600 * scale);
    int height = static_cast<int>(1000 * scale);
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) {
        int x = 0;
        int y = 0;
        int free_width = width;
        int free_height = height;
        glfwGetMonitorWorkarea(monitor, &x, &y, &free_width, &free_height);
        if (free_width > 0 && free_height > 0) {
            width = std::min(width, free_width);
            height = std::min(height, free_height);
        }
    }
    GlfwWindow window(glfwCreateWindow(width, height, "maillage", nullptr, nullptr));
    if (window) return window;
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_NO_ROBUSTNESS);
    return GlfwWindow(glfwCreateWindow(width, height, "maillage", nullptr, nullptr));
}

/// Option, else MAILLAGE_SCALE, else the settings', else the primary monitor's.
float wanted_scale(double option, std::optional<double> settled) {
    double scale = option;
    if (const char* set = std::getenv("MAILLAGE_SCALE"); scale <= 0 && set != nullptr) {
        const std::string_view text(set);
        std::from_chars(text.data(), text.data() + text.size(), scale);
    }
    if (scale <= 0) scale = settled.value_or(0);
    if (scale <= 0) {
        float x = 1;
        float y = 1;
        if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) glfwGetMonitorContentScale(monitor, &x, &y);
        scale = x;
    }
    return std::clamp(static_cast<float>(scale), lowest_scale, highest_scale);
}

/// What came in since the last frame. GLFW gives a callback nothing but its window: the window points to one of these.
struct Inbox {
    std::vector<gui::KeyPress> keys;
    std::vector<std::filesystem::path> files;
};

void keep_key(GLFWwindow* window, int key, int, int action, int mods) {
    auto* inbox = static_cast<Inbox*>(glfwGetWindowUserPointer(window));
    if (inbox != nullptr && action != GLFW_RELEASE)
        inbox->keys.push_back({key, (mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0});
}

void keep_files(GLFWwindow* window, int count, const char** paths) {
    auto* inbox = static_cast<Inbox*>(glfwGetWindowUserPointer(window));
    if (inbox != nullptr) inbox->files.insert(inbox->files.end(), paths, paths + count);
}

/// ImGui and its two back ends, for one window.
class ImGuiHost {
  public:
    explicit ImGuiHost(GLFWwindow* window) {
        glfwSetKeyCallback(window, keep_key);  // the back end calls it on
        glfwSetDropCallback(window, keep_files);
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui_ImplGlfw_InitForOpenGL(window, true);
        ImGui_ImplOpenGL3_Init("#version 330 core");
    }
    ~ImGuiHost() {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
    }
    ImGuiHost(const ImGuiHost&) = delete;
    ImGuiHost& operator=(const ImGuiHost&) = delete;
};

/// The bottom row comes first from OpenGL, the top row is first in an Image.
render::Image read_window(int width, int height) {
    render::Image image{width, height, {}};
    const std::size_t row = static_cast<std::size_t>(width) * 4;
    std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    image.rgba.reserve(pixels.size());
    for (int y = height - 1; y >= 0; --y) {
        const auto from = pixels.begin() + static_cast<std::ptrdiff_t>(row * static_cast<std::size_t>(y));
        image.rgba.insert(image.rgba.end(), from, from + static_cast<std::ptrdiff_t>(row));
    }
    return image;
}

bool context_is_lost() {
    static const bool can_tell = epoxy_gl_version() >= 45;
    return can_tell && glGetGraphicsResetStatus() != GL_NO_ERROR;
}

class Application {
  public:
    Application(GLFWwindow* window, Session& session, MainQueue& queue, gui::MapCanvas& canvas, gui::FontFiles files)
        : window_(window), session_(session), queue_(queue), canvas_(canvas), files_(std::move(files)) {
        glfwSetWindowUserPointer(window_, &inbox_);
    }
    ~Application() { glfwSetWindowUserPointer(window_, nullptr); }
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    int run() {
        while (!session_.state().document.closed) {
            const bool due = wait();
            if (queue_.drain() > 0) frames_due_ = frames_after_input;
            session_.tick(glfwGetTime());
            take_requests();
            int width = 0;
            int height = 0;
            glfwGetFramebufferSize(window_, &width, &height);
            if (!due && frames_due_ == 0) continue;
            if (width < 1 || height < 1 || glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE) {
                frames_due_ = 0;
                continue;
            }
            if (const auto stopped = draw(width, height)) return *stopped;
            if (frames_due_ > 0) --frames_due_;
        }
        return exit_done;
    }

  private:
    /// Closing and dropped files: what the window's manager asks, not a key or the mouse.
    void take_requests() {
        if (glfwWindowShouldClose(window_) == GLFW_TRUE) {
            glfwSetWindowShouldClose(window_, GLFW_FALSE);
            session_.ask_close();
            frames_due_ = frames_after_input;
        }
        if (inbox_.files.empty()) return;
        session_.drop_files(std::exchange(inbox_.files, {}));
        frames_due_ = frames_after_input;
    }

    /// Sleeps while nothing moves. True where a frame is due even without input.
    bool wait() {
        if (frames_due_ > 0 || session_.moving()) {
            glfwPollEvents();
            return true;
        }
        const bool blinking = ImGui::GetIO().WantTextInput;
        const bool busy = session_.working() || session_.state().time.playing;
        const double idle = busy ? 0.1 : blinking ? 0.4 : session_.sleep_s();
        const double before = glfwGetTime();
        glfwWaitEventsTimeout(idle);
        const bool slept_through = glfwGetTime() - before >= idle;
        if (!slept_through) frames_due_ = frames_after_input;
        return session_.working() || session_.state().time.playing || blinking || !slept_through;
    }

    /// An exit code where it cannot go on.
    std::optional<int> draw(int width, int height) {
        if (const auto built = prepare_style(); !built) return refuse(session_.catalog(), built.error());
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        ImGui::NewFrame();
        const ImGuiIO& io = ImGui::GetIO();
        const gui::WindowState& state = session_.state();
        gui::Ui ui{state, session_.catalog(), gui::palette(state.theme), fonts_,
                   gui::make_layout(io.DisplaySize.x, io.DisplaySize.y, state.scale, state.panels_folded), canvas_,
                   io.DisplayFramebufferScale.x > 0 ? io.DisplayFramebufferScale.x : 1};
        ui.keys = std::exchange(inbox_.keys, {});
        const bool keyed = !ui.keys.empty();
        gui::draw_frame(ui);
        ImGui::Render();
        const map::Color ground = ui.palette.panel;
        glViewport(0, 0, width, height);
        glClearColor(static_cast<float>(ground.r) / 255, static_cast<float>(ground.g) / 255,
                     static_cast<float>(ground.b) / 255, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
        if (const auto shot = shot_) session_.save_picture(read_window(width, height), *shot);
        glfwSwapBuffers(window_);
        if (context_is_lost()) {
            session_.rescue();
            return refuse(session_.catalog(), environment_error("window.lost_gl"_text, "window.lost_gl_remedy"_text));
        }
        finish(ui, keyed);
        return std::nullopt;
    }

    void finish(gui::Ui& ui, bool keyed) {
        const bool acted = !ui.actions.empty();
        if (ui.again) frames_due_ = std::max(frames_due_, 2);
        // A press and its release may reach ImGui a frame apart: what they change needs its own frames to settle.
        const auto pressed = [](ImGuiMouseButton b) { return ImGui::IsMouseClicked(b) || ImGui::IsMouseReleased(b); };
        if (pressed(ImGuiMouseButton_Left) || pressed(ImGuiMouseButton_Right) || keyed)
            frames_due_ = frames_after_input + 1;
        gui::apply_actions(ui, session_);
        // Taken one frame later, without the dialog that asked for it.
        shot_ = session_.take_window_shot();
        if (shot_) frames_due_ = std::max(frames_due_, 1) + 1;
        if (acted && frames_due_ == 0 && changed()) frames_due_ = 1;
        if (!canvas_.sharp()) frames_due_ = std::max(frames_due_, 2);
        set_title();
    }

    /// Hovering pushes actions every frame: only what they change calls for another one.
    bool changed() {
        const gui::WindowState& state = session_.state();
        const bool same = state.content_revision == seen_revision_ && state.view == seen_view_;
        seen_revision_ = state.content_revision;
        seen_view_ = state.view;
        return !same;
    }

    Status prepare_style() {
        const gui::WindowState& state = session_.state();
        if (styled_ && state.scale == styled_scale_ && state.theme == styled_theme_) return {};
        if (!styled_ || state.scale != styled_scale_) {
            auto fonts = gui::build_fonts(*ImGui::GetIO().Fonts, files_, state.scale);
            if (!fonts) return fail(fonts.error());
            fonts_ = *fonts;
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
        gui::apply_style(gui::palette(state.theme), state.scale);
        styled_ = true;
        styled_scale_ = state.scale;
        styled_theme_ = state.theme;
        return {};
    }

    void set_title() {
        std::string title = gui::window_title(session_.state(), session_.catalog());
        if (title == title_) return;
        glfwSetWindowTitle(window_, title.c_str());
        title_ = std::move(title);
    }

    GLFWwindow* window_;
    Session& session_;
    MainQueue& queue_;
    gui::MapCanvas& canvas_;
    gui::FontFiles files_;
    gui::Fonts fonts_;
    Inbox inbox_;
    bool styled_ = false;
    float styled_scale_ = 1;
    map::ThemeKind styled_theme_ = map::ThemeKind::light;
    std::string title_;
    int frames_due_ = frames_after_input;
    std::optional<gui::WindowShot> shot_;
    std::uint64_t seen_revision_ = 0;
    map::MapView seen_view_;
};

}  // namespace

int run_window(const WindowOptions& options) {
    io::ResourcePaths resources{options.data};
    auto catalogs = gui::read_catalogs(resources);
    if (!catalogs) return refuse(Catalog(options.language, {}), catalogs.error());
    const Catalog& words = (*catalogs)[options.language == Language::french ? 0 : 1];
    const Glfw glfw;
    if (!glfw.good) return refuse(words, environment_error("window.no_display"_text, "window.no_display_remedy"_text));
    const gui::UserFolders folders{io::state_folder(), io::config_folder()};
    const gui::Settings settings = gui::read_settings(folders.config);
    const float scale = wanted_scale(options.scale, settings.scale);
    const std::filesystem::path shaders = resources.shaders();
    // Data are read on another thread while the window and its OpenGL come up.
    MainQueue queue([] { glfwPostEmptyEvent(); });
    Session session(std::move(resources), std::move(*catalogs), queue, folders);
    session.set_language(options.language_is_asked ? options.language : settings.language.value_or(options.language));
    session.set_scale(scale);
    session.begin_run(settings, options.project.empty());
    session.set_fallback(options.question);
    if (options.project.empty()) session.open(options.question);
    else session.open_project(options.project, options.follows_outside);
    const GlfwWindow window = create_window(scale);
    if (!window)
        return refuse(session.catalog(), environment_error("window.no_gl"_text, "window.no_gl_remedy"_text));
    glfwMakeContextCurrent(window.get());
    glfwSwapInterval(1);
    auto files = gui::find_font_files();
    if (!files) return refuse(session.catalog(), files.error());
    auto canvas = gui::make_gl_map_canvas(shaders);
    if (!canvas) return refuse(session.catalog(), canvas.error());

    const ImGuiHost host(window.get());
    return Application(window.get(), session, queue, **canvas, std::move(*files)).run();
}

}  // namespace maillage::app
