// SPDX-License-Identifier: Apache-2.0
#include "render/gl/program.h"

#include <cassert>
#include <epoxy/gl.h>
#include <fstream>
#include <sstream>

namespace maillage::render::gl {
namespace {

Error refused(const std::filesystem::path& path, std::string log) {
    return {ErrorKind::environment,
            message("render.bad_shader"_text).with("log", std::move(log)),
            path.string(),
            {},
            message("render.bad_shader_remedy"_text)};
}

Result<ShaderName> compile(GLenum kind, const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    const std::string source = content.str();
    if (!file || source.empty())
        return fail({ErrorKind::environment,
                     message("render.no_shader"_text),
                     path.string(),
                     {},
                     message("render.no_shader_remedy"_text)});
    ShaderName shader = ShaderName::adopt(glCreateShader(kind));
    const char* text = source.c_str();
    glShaderSource(shader.name(), 1, &text, nullptr);
    glCompileShader(shader.name());
    GLint ok = GL_FALSE;
    glGetShaderiv(shader.name(), GL_COMPILE_STATUS, &ok);
    if (ok == GL_TRUE) return shader;
    char log[1024] = {};
    glGetShaderInfoLog(shader.name(), sizeof log, nullptr, log);
    return fail(refused(path, log));
}

}  // namespace

unsigned make(Object kind) {
    GLuint name = 0;
    switch (kind) {
        case Object::buffer:
            glGenBuffers(1, &name);
            break;
        case Object::vertex_array:
            glGenVertexArrays(1, &name);
            break;
        case Object::texture:
            glGenTextures(1, &name);
            break;
        case Object::renderbuffer:
            glGenRenderbuffers(1, &name);
            break;
        case Object::framebuffer:
            glGenFramebuffers(1, &name);
            break;
        case Object::program:
            name = glCreateProgram();
            break;
        case Object::shader:
            assert(false && "shaders are adopted");
            break;
    }
    return name;
}

void destroy(Object kind, unsigned name) {
    const GLuint gl_name = name;
    switch (kind) {
        case Object::buffer:
            glDeleteBuffers(1, &gl_name);
            break;
        case Object::vertex_array:
            glDeleteVertexArrays(1, &gl_name);
            break;
        case Object::texture:
            glDeleteTextures(1, &gl_name);
            break;
        case Object::renderbuffer:
            glDeleteRenderbuffers(1, &gl_name);
            break;
        case Object::framebuffer:
            glDeleteFramebuffers(1, &gl_name);
            break;
        case Object::program:
            glDeleteProgram(gl_name);
            break;
        case Object::shader:
            glDeleteShader(gl_name);
            break;
    }
}

Result<Program> Program::load(const std::filesystem::path& folder, std::string_view vertex,
                              std::string_view fragment) {
    const auto vertex_shader = compile(GL_VERTEX_SHADER, folder / vertex);
    if (!vertex_shader) return fail(vertex_shader.error());
    const auto fragment_shader = compile(GL_FRAGMENT_SHADER, folder / fragment);
    if (!fragment_shader) return fail(fragment_shader.error());
    Program out;
    out.name_ = ProgramName::create();
    glAttachShader(out.name_.name(), vertex_shader->name());
    glAttachShader(out.name_.name(), fragment_shader->name());
    glLinkProgram(out.name_.name());
    GLint ok = GL_FALSE;
    glGetProgramiv(out.name_.name(), GL_LINK_STATUS, &ok);
    if (ok == GL_TRUE) return out;
    char log[1024] = {};
    glGetProgramInfoLog(out.name_.name(), sizeof log, nullptr, log);
    return fail(refused(folder / fragment, log));
}

void Program::use() const {
    glUseProgram(name_.name());
}

int Program::location(const char* name) const {
    const GLint where = glGetUniformLocation(name_.name(), name);
    assert(where >= 0);
    return where;
}

void Program::set(const char* name, int value) const {
    glUniform1i(location(name), value);
}
void Program::set(const char* name, float value) const {
    glUniform1f(location(name), value);
}
void Program::set(const char* name, float x, float y) const {
    glUniform2f(location(name), x, y);
}
void Program::set(const char* name, float x, float y, float z, float w) const {
    glUniform4f(location(name), x, y, z, w);
}

void Program::set(const char* name, map::Color color) const {
    constexpr float byte = 1.0F / 255.0F;
    set(name, static_cast<float>(color.r) * byte, static_cast<float>(color.g) * byte,
        static_cast<float>(color.b) * byte, static_cast<float>(color.a) * byte);
}

void Program::set(const char* name, std::span<const std::uint32_t> values) const {
    glUniform1uiv(location(name), static_cast<GLsizei>(values.size()), values.data());
}

}  // namespace maillage::render::gl
