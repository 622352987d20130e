// SPDX-License-Identifier: Apache-2.0
// An OpenGL name that frees itself. Needs its context current at the end of its life.
#pragma once

#include <utility>

namespace maillage::render::gl {

enum class Object { buffer, vertex_array, texture, renderbuffer, framebuffer, program, shader };

/// glGen… / glCreate… and glDelete… of a kind. Programs and shaders are made by their own functions: `adopt`
/// those.
unsigned make(Object kind);
void destroy(Object kind, unsigned name);

template <Object kind>
class Handle {
  public:
    Handle() = default;
    static Handle create() { return adopt(make(kind)); }
    static Handle adopt(unsigned name) {
        Handle out;
        out.name_ = name;
        return out;
    }
    Handle(Handle&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }
    ~Handle() {
        if (name_ != 0) destroy(kind, name_);
    }

    [[nodiscard]] unsigned name() const { return name_; }
    explicit operator bool() const { return name_ != 0; }

  private:
    unsigned name_ = 0;
};

using Buffer = Handle<Object::buffer>;
using VertexArray = Handle<Object::vertex_array>;
using Texture = Handle<Object::texture>;
using Renderbuffer = Handle<Object::renderbuffer>;
using Framebuffer = Handle<Object::framebuffer>;
using ProgramName = Handle<Object::program>;
using ShaderName = Handle<Object::shader>;

}  // namespace maillage::render::gl
