// SPDX-License-Identifier: Apache-2.0
#include "render/headless_context.h"

#include <array>
#include <epoxy/egl.h>
#include <epoxy/gl.h>
#include <string_view>
#include <vector>

namespace maillage::render {
namespace {

Error no_egl(std::string_view step) {
    return {ErrorKind::environment,
            message("render.no_egl"_text).with("step", std::string(step)),
            {},
            {},
            message("render.no_egl_remedy"_text)};
}

bool has_word(const char* list, std::string_view word) {
    return list != nullptr &&
           (" " + std::string(list) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

/// Mesa's software rasterizer as a device, where EGL can list devices.
EGLDisplay software_display() {
    const char* client = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    if (!has_word(client, "EGL_EXT_device_enumeration") || !has_word(client, "EGL_EXT_platform_device"))
        return EGL_NO_DISPLAY;
    std::array<EGLDeviceEXT, 16> devices{};
    EGLint count = 0;
    if (eglQueryDevicesEXT(static_cast<EGLint>(devices.size()), devices.data(), &count) == EGL_FALSE)
        return EGL_NO_DISPLAY;
    for (EGLint i = 0; i < count; ++i)
        if (has_word(eglQueryDeviceStringEXT(devices[static_cast<std::size_t>(i)], EGL_EXTENSIONS),
                     "EGL_MESA_device_software"))
            return eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, devices[static_cast<std::size_t>(i)],
                                            nullptr);
    return EGL_NO_DISPLAY;
}

EGLDisplay surfaceless_display() {
    if (!has_word(eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS), "EGL_MESA_platform_surfaceless"))
        return EGL_NO_DISPLAY;
    return eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
}

bool initialised(EGLDisplay display) {
    EGLint major = 0;
    EGLint minor = 0;
    return display != EGL_NO_DISPLAY && eglInitialize(display, &major, &minor) == EGL_TRUE;
}

}  // namespace

struct HeadlessContext::Handles {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;

    ~Handles() {
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        eglTerminate(display);
        eglReleaseThread();
    }
};

HeadlessContext::HeadlessContext(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
HeadlessContext::HeadlessContext(HeadlessContext&&) noexcept = default;
HeadlessContext& HeadlessContext::operator=(HeadlessContext&&) noexcept = default;
HeadlessContext::~HeadlessContext() = default;

Result<HeadlessContext> HeadlessContext::create(GlDevice device) {
    auto handles = std::make_unique<Handles>();
    if (device == GlDevice::software) handles->display = software_display();
    if (!initialised(handles->display)) {
        handles->display = surfaceless_display();
        if (!initialised(handles->display)) {
            handles->display = EGL_NO_DISPLAY;
            return fail(no_egl("eglInitialize"));
        }
    }
    if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) return fail(no_egl("eglBindAPI"));
    const std::array<EGLint, 5> config_wish{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0,
                                            EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (eglChooseConfig(handles->display, config_wish.data(), &config, 1, &count) == EGL_FALSE || count == 0)
        return fail(no_egl("eglChooseConfig"));
    const std::array<EGLint, 7> context_wish{EGL_CONTEXT_MAJOR_VERSION,
                                             3,
                                             EGL_CONTEXT_MINOR_VERSION,
                                             3,
                                             EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                             EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                             EGL_NONE};
    handles->context = eglCreateContext(handles->display, config, EGL_NO_CONTEXT, context_wish.data());
    if (handles->context == EGL_NO_CONTEXT) return fail(no_egl("eglCreateContext"));
    if (eglMakeCurrent(handles->display, EGL_NO_SURFACE, EGL_NO_SURFACE, handles->context) == EGL_FALSE)
        return fail(no_egl("eglMakeCurrent"));
    return HeadlessContext(std::move(handles));
}

std::string HeadlessContext::renderer() const {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    return name == nullptr ? "" : name;
}

}  // namespace maillage::render
