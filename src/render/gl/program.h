// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "base/result.h"
#include "map/color.h"
#include "render/gl/handle.h"

namespace maillage::render::gl {

/// A vertex and a fragment shader read from files and linked. `set` puts a uniform of the program in use; a
/// name the shaders do not have is a defect (assert).
class Program {
  public:
    /// Errors (environment): a file missing, or refused by the driver (its log in the message).
    static Result<Program> load(const std::filesystem::path& folder, std::string_view vertex,
                                std::string_view fragment);

    void use() const;
    void set(const char* name, int value) const;
    void set(const char* name, float value) const;
    void set(const char* name, float x, float y) const;
    void set(const char* name, map::Color color) const;
    void set(const char* name, float x, float y, float z, float w) const;
    /// An array of uint.
    void set(const char* name, std::span<const std::uint32_t> values) const;

  private:
    [[nodiscard]] int location(const char* name) const;
    ProgramName name_;
};

}  // namespace maillage::render::gl
