// SPDX-License-Identifier: Apache-2.0
#include "ui/window_driver.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>

#include "app/gui/style.h"
#include "app/gui/window.h"

namespace maillage::test_support {

using namespace app::gui;

namespace {

/// The keys ImGui's own widgets ask for.
void map_keys(ImGuiIO& io) {
    io.KeyMap[ImGuiKey_Backspace] = GLFW_KEY_BACKSPACE;
    io.KeyMap[ImGuiKey_Delete] = GLFW_KEY_DELETE;
    io.KeyMap[ImGuiKey_Enter] = GLFW_KEY_ENTER;
    io.KeyMap[ImGuiKey_Escape] = GLFW_KEY_ESCAPE;
    io.KeyMap[ImGuiKey_A] = GLFW_KEY_A;
    io.KeyMap[ImGuiKey_End] = GLFW_KEY_END;
}

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(std::string(result.error().message.key.id));
    return std::move(*result);
}

}  // namespace

WindowDriver::WindowDriver(float width, float height, std::optional<UserFolders> folders) {
    io::ResourcePaths resources{MAILLAGE_SOURCE_DIR};
    session_ = std::make_unique<Session>(resources, must(read_catalogs(resources)), queue_, std::move(folders));
    files_ = must(find_font_files());
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.MousePos = {-1000, -1000};
    map_keys(io);
    resize(width, height);
}

WindowDriver::~WindowDriver() { ImGui::DestroyContext(); }

void WindowDriver::resize(float width, float height) { ImGui::GetIO().DisplaySize = {width, height}; }

void WindowDriver::use_built_in_font() {
    built_in_font_ = true;
    built_scale_ = 0;
}

Layout WindowDriver::layout() const {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    return make_layout(size.x, size.y, state().scale, state().panels_folded);
}

void WindowDriver::prepare_style() {
    if (built_scale_ != state().scale) {
        ImGuiIO& io = ImGui::GetIO();
        fonts_ = built_in_font_ ? built_in_fonts(*io.Fonts, state().scale)
                                : must(build_fonts(*io.Fonts, files_, state().scale));
        unsigned char* pixels = nullptr;
        int width = 0;
        int height = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        io.Fonts->SetTexID(this);
        built_scale_ = state().scale;
    }
    apply_style(palette(state().theme), state().scale);
}

void WindowDriver::draw(const std::function<void(Ui&)>& content, bool drain) {
    if (drain) queue_.drain();
    now_ += 1.0 / 60;
    session_->tick(now_);
    prepare_style();
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    drawn_.clear();
    Ui ui{state(), session_->catalog(), palette(state().theme), fonts_, layout(), canvas_};
    ui.drawn = &drawn_;
    ui.keys = std::exchange(keys_, {});
    content(ui);
    ImGui::Render();
    apply_actions(ui, *session_);
}

void WindowDriver::frame(bool drain) { draw(draw_frame, drain); }

void WindowDriver::frame_of(const PanelEntry& panel) {
    draw([&](Ui& ui) { draw_panel(ui, panel); }, true);
}

void WindowDriver::frame_with(const std::function<void(Ui&)>& content) {
    draw(
        [&](Ui& ui) {
            ImGui::SetNextWindowPos({0, 0});
            ImGui::SetNextWindowSize({600, 400});
            ImGui::Begin("###test", nullptr, ImGuiWindowFlags_NoDecoration);
            content(ui);
            ImGui::End();
        },
        true);
}

bool WindowDriver::wait_until(const std::function<bool()>& holds) {
    // Long enough for a sanitizer build on a busy machine; only a hang reaches the end.
    for (int i = 0; i < 24'000; ++i) {
        frame();
        if (holds()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
}

bool WindowDriver::open_demonstration() {
    session_->open(app::demonstration());
    if (!wait_until([&] { return state().content != nullptr || state().load_error.has_value(); })) return false;
    for (int i = 0; i < 4; ++i) frame();  // the map takes its size, sizes settle
    return state().content != nullptr;
}

const DrawnItem* WindowDriver::find(const std::string& id) const {
    const auto at = std::find_if(drawn_.begin(), drawn_.end(), [&](const DrawnItem& item) { return item.id == id; });
    return at == drawn_.end() ? nullptr : &*at;
}

void WindowDriver::move_to(float x, float y) {
    ImGui::GetIO().MousePos = {x, y};
    frame();
    frame();
}

bool WindowDriver::move_to(const std::string& id) {
    const DrawnItem* item = find(id);
    if (item == nullptr) return false;
    move_to((item->box.low.x + item->box.high.x) / 2, (item->box.low.y + item->box.high.y) / 2);
    return true;
}

bool WindowDriver::click(const std::string& id) {
    if (!move_to(id)) return false;
    press();
    return true;
}

void WindowDriver::press() {
    ImGui::GetIO().MouseDown[0] = true;
    frame();
    ImGui::GetIO().MouseDown[0] = false;
    frame();
    frame();
}

void WindowDriver::right_click() {
    ImGui::GetIO().MouseDown[1] = true;
    frame();
    ImGui::GetIO().MouseDown[1] = false;
    frame();
    frame();
}

void WindowDriver::drag(float dx, float dy) {
    ImGuiIO& io = ImGui::GetIO();
    io.MouseDown[0] = true;
    frame();
    io.MousePos = {io.MousePos.x + dx, io.MousePos.y + dy};
    frame();
    io.MouseDown[0] = false;
    frame();
}

void WindowDriver::wheel(float notches) {
    ImGui::GetIO().MouseWheel = notches;
    frame();
}

void WindowDriver::key(int code, bool ctrl, bool shift) {
    ImGuiIO& io = ImGui::GetIO();
    io.KeyCtrl = ctrl;
    io.KeyShift = shift;
    io.KeysDown[code] = true;
    keys_.push_back({code, ctrl, shift});
    frame();
    io.KeysDown[code] = false;
    io.KeyCtrl = false;
    io.KeyShift = false;
    frame();
}

void WindowDriver::type(const std::string& ascii) {
    for (const char c : ascii) {
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(c));
        frame();
    }
}

}  // namespace maillage::test_support
