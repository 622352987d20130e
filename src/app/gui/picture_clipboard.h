// SPDX-License-Identifier: Apache-2.0
// The desktop's clipboard for pictures. GLFW's holds text alone.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"

namespace maillage::app::gui {

class PictureClipboard {
  public:
    virtual ~PictureClipboard() = default;
    /// From any thread: this PNG is what programs paste from now on, until another program copies something or this one
    /// ends. Error (environment): the desktop refused.
    virtual Status offer(std::string png) = 0;
};

/// On an X11 display (its name as in DISPLAY; null = that of the environment), through a connection and a thread of its
/// own. Null where there is none: no display, Wayland without X.
[[nodiscard]] std::unique_ptr<PictureClipboard> make_x11_clipboard(const char* display = nullptr);

}  // namespace maillage::app::gui
