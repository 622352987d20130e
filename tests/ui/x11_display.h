// SPDX-License-Identifier: Apache-2.0
// An X server of the test's own, and another program that pastes from its clipboard.
#pragma once

#include <sys/types.h>
#include <xcb/xcb.h>

#include <optional>
#include <string>
#include <vector>

namespace maillage::test_support {

/// Xvfb on the first free display, killed at the end.
class X11Display {
  public:
    X11Display();
    ~X11Display();
    X11Display(const X11Display&) = delete;
    X11Display& operator=(const X11Display&) = delete;

    /// ":7"; empty where Xvfb could not be started.
    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    pid_t server_ = -1;
    std::string name_;
};

/// What was put on a property, and how.
struct Pasted {
    std::string type;
    std::string bytes;
    int pieces = 0;  ///< 0 = all at once
};

class X11Reader {
  public:
    explicit X11Reader(const std::string& display);
    ~X11Reader();
    X11Reader(const X11Reader&) = delete;
    X11Reader& operator=(const X11Reader&) = delete;

    /// Asks the owner of CLIPBOARD; nothing where it refuses or there is none.
    std::optional<Pasted> paste(const std::string& target);
    /// The names in an answer to TARGETS or MULTIPLE.
    std::vector<std::string> atom_names(const std::string& words);
    /// Targets to properties; gives the properties answered, empty where one was refused.
    std::vector<std::string> paste_several(const std::vector<std::string>& targets);
    /// The next copy is this program's.
    void own();

  private:
    [[nodiscard]] xcb_atom_t atom(const std::string& name);
    std::string name_of(xcb_atom_t atom);
    bool convert(xcb_atom_t target, xcb_atom_t property);
    Pasted take(xcb_atom_t property);
    void wait_for_new(xcb_atom_t property);

    xcb_connection_t* c_;
    xcb_window_t window_;
};

}  // namespace maillage::test_support
