// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "app/gui/context_loss.h"
#include "app/gui/frame.h"
#include "app/gui/picture_clipboard.h"
#include "app/gui/settings_file.h"
#include "app/gui/style.h"
#include "app/gui/window_graphics.h"
#include "app/gui/wording.h"
#include "io/state_folder.h"

namespace maillage::app {
namespace {

using gui::Session;

constexpr int exit_done = 0;
constexpr int exit_environment = 3;
/// ImGui settles sizes and hovers within this many frames after an input.
constexpr int frames_after_input = 3;

int refuse(const Catalog& catalog, const Error& error) {
    std::fprintf(stderr, "maillage: %s\n", catalog.text(error).c_str());
    return exit_environment;
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

/// Of the primary monitor, where windows begin.
float monitor_scale() {
    float x = 1;
    float y = 1;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) glfwGetMonitorContentScale(monitor, &x, &y);
    return x > 0 ? x : 1;
}

/// Option, else MAILLAGE_SCALE, else the settings', else the primary monitor's.
float wanted_scale(double option, std::optional<double> settled) {
    double scale = option;
    if (const char* set = std::getenv("MAILLAGE_SCALE"); scale <= 0 && set != nullptr) {
        const std::string_view text(set);
        std::from_chars(text.data(), text.data() + text.size(), scale);
    }
    if (scale <= 0) scale = settled.value_or(0);
    if (scale <= 0) scale = static_cast<double>(monitor_scale());
    return std::clamp(static_cast<float>(scale), gui::lowest_scale, gui::highest_scale);
}

class Application {
  public:
    Application(Session& session, MainQueue& queue, std::filesystem::path shaders)
        : session_(session), queue_(queue), shaders_(std::move(shaders)) {
        auto files = gui::find_font_files();
        if (files) files_ = std::move(*files);
        else tell_no_fonts(files.error());
    }
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    int run() {
        if (const auto begun = begin(std::nullopt); !begun) return refuse(session_.catalog(), begun.error());
        while (!session_.state().document.closed) {
            const bool due = wait();
            if (queue_.drain() > 0) frames_due_ = frames_after_input;
            session_.tick(glfwGetTime());
            take_requests();
            int width = 0;
            int height = 0;
            glfwGetFramebufferSize(graphics_->window(), &width, &height);
            if (!due && frames_due_ == 0) continue;
            if (width < 1 || height < 1 || glfwGetWindowAttrib(graphics_->window(), GLFW_ICONIFIED) == GLFW_TRUE) {
                frames_due_ = 0;
                continue;
            }
            if (const auto stopped = draw(width, height)) return *stopped;
            if (frames_due_ > 0) --frames_due_;
        }
        return exit_done;
    }

  private:
    Status begin(std::optional<gui::WindowPlace> place) {
        auto graphics = gui::WindowGraphics::create(shaders_, inbox_, session_.state().scale, place);
        if (!graphics) return fail(graphics.error());
        graphics_ = std::move(*graphics);
        styled_ = false;
        title_.clear();
        frames_due_ = frames_after_input;
        return {};
    }

    void tell_no_fonts(const Error& why) {
        session_.tell_trouble({ErrorKind::environment, message("window.no_fonts"_text), why.file, {}, why.remedy});
    }

    /// Closing, dropped files, another monitor: what the window's manager asks, not a key or the mouse.
    void take_requests() {
        if (glfwWindowShouldClose(graphics_->window()) == GLFW_TRUE) {
            glfwSetWindowShouldClose(graphics_->window(), GLFW_FALSE);
            session_.ask_close();
            frames_due_ = frames_after_input;
        }
        if (const auto scale = std::exchange(inbox_.monitor_scale, std::nullopt); scale && *scale > 0) {
            session_.rescale(static_cast<double>(*scale / monitor_scale_));
            monitor_scale_ = *scale;
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
        prepare_style();
        graphics_->begin_frame();
        const ImGuiIO& io = ImGui::GetIO();
        const gui::WindowState& state = session_.state();
        gui::Ui ui{state, session_.catalog(), gui::palette(state.theme), fonts_,
                   gui::make_layout(io.DisplaySize.x, io.DisplaySize.y, state.scale, state.panels_folded),
                   graphics_->canvas(), io.DisplayFramebufferScale.x > 0 ? io.DisplayFramebufferScale.x : 1};
        ui.keys = std::exchange(inbox_.keys, {});
        const bool keyed = !ui.keys.empty();
        gui::draw_frame(ui);
        graphics_->paint(width, height, ui.palette.panel);
        if (const auto shot = shot_) session_.save_picture(graphics_->read(width, height), *shot);
        graphics_->show();
        if (!graphics_->is_lost()) {
            finish(ui, keyed);
            return std::nullopt;
        }
        const auto ended = loss_.recover(session_, glfwGetTime(), [this] {
            const gui::WindowPlace place = graphics_->place();
            graphics_.reset();  // two contexts of one card that was reset are no help to each other
            return begin(place);
        });
        if (ended) return refuse(session_.catalog(), *ended);
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
        if (!graphics_->canvas().sharp()) frames_due_ = std::max(frames_due_, 2);
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

    void prepare_style() {
        const gui::WindowState& state = session_.state();
        if (styled_ && state.scale == styled_scale_ && state.theme == styled_theme_) return;
        if (!styled_ || state.scale != styled_scale_) {
            fonts_ = make_fonts(state.scale);
            graphics_->renew_fonts();
        }
        gui::apply_style(gui::palette(state.theme), state.scale);
        styled_ = true;
        styled_scale_ = state.scale;
        styled_theme_ = state.theme;
    }

    gui::Fonts make_fonts(float scale) {
        ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
        if (files_) {
            if (auto fonts = gui::build_fonts(atlas, *files_, scale)) return *fonts;
            else tell_no_fonts(fonts.error());
            files_.reset();
        }
        return gui::built_in_fonts(atlas, scale);
    }

    void set_title() {
        std::string title = gui::window_title(session_.state(), session_.catalog());
        if (title == title_) return;
        glfwSetWindowTitle(graphics_->window(), title.c_str());
        title_ = std::move(title);
    }

    Session& session_;
    MainQueue& queue_;
    std::filesystem::path shaders_;
    std::optional<gui::FontFiles> files_;  ///< none = ImGui's own font
    gui::Fonts fonts_;
    gui::Inbox inbox_;
    float monitor_scale_ = monitor_scale();
    std::unique_ptr<gui::WindowGraphics> graphics_;
    gui::ContextLoss loss_;
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
    if (!glfw.good)
        return refuse(words, {ErrorKind::environment, message("window.no_display"_text), {}, {},
                              message("window.no_display_remedy"_text)});
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
    session.set_clipboard(gui::make_x11_clipboard());
    return Application(session, queue, shaders).run();
}

}  // namespace maillage::app
