// SPDX-License-Identifier: Apache-2.0
// Paints one page on a thread of its own. That thread makes ready fonts, OpenGL context and programs (about
// 0.1 s of software OpenGL) while the caller still loads what the page will show.
#pragma once

#include <filesystem>
#include <future>
#include <optional>
#include <thread>

#include "base/result.h"
#include "map/page_layout.h"
#include "render/image.h"
#include "render/text_shaper.h"

namespace maillage::app {

class PagePrinter {
  public:
    /// `shaders` = folder of the shader files.
    explicit PagePrinter(std::filesystem::path shaders);
    /// Waits for the thread.
    ~PagePrinter();
    PagePrinter(const PagePrinter&) = delete;
    PagePrinter& operator=(const PagePrinter&) = delete;

    /// To lay the page out with, until `print` is called. Error (environment): no usable font.
    Result<const render::TextShaper*> shaper();
    /// Once. Errors (environment): no EGL, no OpenGL 3.3, a shader missing or refused, out of memory.
    Result<render::Image> print(map::Page page);

  private:
    void work(const std::filesystem::path& shaders);

    std::promise<Result<const render::TextShaper*>> shaper_;
    std::promise<std::optional<map::Page>> order_;  ///< no page: nothing will be asked any more
    std::promise<Result<render::Image>> image_;
    std::shared_future<Result<const render::TextShaper*>> ready_shaper_ = shaper_.get_future().share();
    std::future<std::optional<map::Page>> ordered_ = order_.get_future();
    std::future<Result<render::Image>> finished_ = image_.get_future();
    bool printed_ = false;
    std::jthread thread_;  ///< last: starts when all else stands
};

}  // namespace maillage::app
