// SPDX-License-Identifier: Apache-2.0
#include "render/png_reader.h"

#include <png.h>

namespace maillage::render {
namespace {

constexpr png_uint_32 largest_side = 16'384;

}  // namespace

Result<Image> decode_png(std::span<const std::byte> bytes) {
    const Error unreadable{
        ErrorKind::input, message("render.bad_png"_text), {}, {}, message("render.bad_png_remedy"_text)};
    png_image control{};
    control.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&control, bytes.data(), bytes.size()) == 0) return fail(unreadable);
    if (control.width > largest_side || control.height > largest_side) {
        png_image_free(&control);
        return fail(unreadable);
    }
    control.format = PNG_FORMAT_RGBA;
    Image image{static_cast<int>(control.width), static_cast<int>(control.height), {}};
    image.rgba.resize(PNG_IMAGE_SIZE(control));
    if (png_image_finish_read(&control, nullptr, image.rgba.data(), 0, nullptr) == 0) return fail(unreadable);
    return image;
}

}  // namespace maillage::render
