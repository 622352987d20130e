// SPDX-License-Identifier: Apache-2.0
// The window. It opens on the demonstration or a project and edits nothing on disk but what the planner asks it to write,
// its safety copies and its settings.
#pragma once

#include <filesystem>
#include <string>

#include "app/services/question.h"
#include "base/number_format.h"

namespace maillage::app {

/// What the window opens on.
inline Question demonstration() {
    Question question;
    question.programme = "ern-occitanie";
    return question;
}

struct WindowOptions {
    std::filesystem::path data;  ///< folder that holds assets/, shaders/ and geodata/
    Language language = Language::french;
    bool language_is_asked = false;  ///< by the planner for this run: the settings give way
    Question question = demonstration();
    std::filesystem::path project = {};  ///< opened in place of `question`; empty = none
    bool follows_outside = false;        ///< its paths out of its folder need no question
    /// Interface scale, 0.5 to 4; 0 = the environment variable MAILLAGE_SCALE, else the settings', else the monitor's own.
    double scale = 0;
};

/// Runs until the window is closed. Returns the exit code: 0, or 3 where there is no display or no OpenGL 3.3, or
/// where the graphics card is lost for good, said in words on stderr.
int run_window(const WindowOptions& options);

}  // namespace maillage::app
