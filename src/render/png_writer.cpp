// SPDX-License-Identifier: Apache-2.0
#include "render/png_writer.h"

#include <array>
#include <cmath>
#include <vector>
#include <zlib.h>

#include "base/parallel.h"

namespace maillage::render {
namespace {

// Rows deflated as one block. Fixed, so that the bytes do not depend on the threads; 128 rows of 4K are 1.5
// MB, against which the loss of the window at a block's start is nothing.
constexpr int rows_a_block = 128;
// PNG's filter type 2: the difference to the row above; flat maps become zeros.
constexpr std::uint8_t filter_up = 2;
// Run lengths suit rows of differences that are mostly zero, and take a third of the time of matching.
constexpr int level = 1;
constexpr int strategy = Z_RLE;
// A window of 32 KB, raw or with zlib's frame.
constexpr int raw_window = -15;
constexpr std::uint8_t zlib_method = 0x78;
constexpr std::uint8_t zlib_flags = 0x01;

struct Block {
    std::string deflated;
    std::uint32_t adler = 1;
    std::size_t plain_size = 0;
};

void put32(std::string& out, std::uint32_t value) {
    for (const int shift : {24, 16, 8, 0}) out.push_back(static_cast<char>(value >> shift & 0xFF));
}

const Bytef* bytes(const std::string& text) {
    return reinterpret_cast<const Bytef*>(text.data());
}

void put_chunk(std::string& out, const char* type, const std::string& content) {
    put32(out, static_cast<std::uint32_t>(content.size()));
    out.append(type, 4);
    out += content;
    uLong crc = crc32(0, reinterpret_cast<const Bytef*>(type), 4);
    crc = crc32_z(crc, bytes(content), content.size());
    put32(out, static_cast<std::uint32_t>(crc));
}

/// The row as the file holds it: filter type, then differences to the row above (nothing above the first).
void filter_row(const Image& image, int y, std::vector<std::uint8_t>& out) {
    const auto width = static_cast<std::size_t>(image.width);
    const std::uint8_t* row = image.row(y);
    std::uint8_t* to = out.data();
    *to++ = filter_up;
    if (y == 0) {
        for (std::size_t x = 0; x < width; ++x, to += 3)
            for (std::size_t c = 0; c < 3; ++c) to[c] = row[4 * x + c];
        return;
    }
    const std::uint8_t* above = image.row(y - 1);
    for (std::size_t x = 0; x < width; ++x, to += 3)
        for (std::size_t c = 0; c < 3; ++c) to[c] = static_cast<std::uint8_t>(row[4 * x + c] - above[4 * x + c]);
}

/// Runs the stream until it has taken all its input and, for a flush, given all its output.
void drain(z_stream& stream, int flush, std::string& out) {
    std::array<Bytef, 1 << 15> chunk;
    do {
        stream.next_out = chunk.data();
        stream.avail_out = static_cast<uInt>(chunk.size());
        deflate(&stream, flush);
        out.append(reinterpret_cast<const char*>(chunk.data()), chunk.size() - stream.avail_out);
    } while (stream.avail_out == 0);
}

Block deflated(const Image& image, int first, int last) {
    Block out;
    std::vector<std::uint8_t> row(static_cast<std::size_t>(image.width) * 3 + 1);
    z_stream stream{};
    deflateInit2(&stream, level, Z_DEFLATED, raw_window, MAX_MEM_LEVEL, strategy);
    for (int y = first; y < last; ++y) {
        filter_row(image, y, row);
        out.adler = static_cast<std::uint32_t>(adler32_z(out.adler, row.data(), row.size()));
        out.plain_size += row.size();
        stream.next_in = row.data();
        stream.avail_in = static_cast<uInt>(row.size());
        drain(stream, Z_NO_FLUSH, out.deflated);
    }
    // A block ends on a whole byte, so that the next may follow.
    drain(stream, last == image.height ? Z_FINISH : Z_SYNC_FLUSH, out.deflated);
    deflateEnd(&stream);
    return out;
}

std::string header(const Image& image) {
    std::string out;
    put32(out, static_cast<std::uint32_t>(image.width));
    put32(out, static_cast<std::uint32_t>(image.height));
    // 8 bits, RGB, deflate, adaptive filters, not interlaced.
    out.append("\x08\x02\x00\x00\x00", 5);
    return out;
}

std::string physical_size(double dpi) {
    constexpr double inch_m = 0.0254;
    std::string out;
    const auto per_meter = static_cast<std::uint32_t>(std::lround(dpi / inch_m));
    put32(out, per_meter);
    put32(out, per_meter);
    out.push_back(1);
    return out;
}

}  // namespace

std::string encode_png(const Image& image, double dpi) {
    const auto rows = static_cast<std::size_t>(image.height);
    std::vector<Block> blocks((rows + rows_a_block - 1) / rows_a_block);
    parallel_for(rows, rows_a_block, [&](std::size_t begin, std::size_t end) {
        blocks[begin / rows_a_block] = deflated(image, static_cast<int>(begin), static_cast<int>(end));
    });
    std::string out("\x89PNG\r\n\x1A\n", 8);
    put_chunk(out, "IHDR", header(image));
    put_chunk(out, "sRGB", std::string(1, '\0'));
    if (dpi > 0) put_chunk(out, "pHYs", physical_size(dpi));
    uLong adler = 1;
    for (const Block& block : blocks)
        adler = adler32_combine(adler, block.adler, static_cast<z_off_t>(block.plain_size));
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        std::string& data = blocks[i].deflated;
        if (i == 0)
            data.insert(data.begin(), {static_cast<char>(zlib_method), static_cast<char>(zlib_flags)});
        if (i + 1 == blocks.size()) put32(data, static_cast<std::uint32_t>(adler));
        put_chunk(out, "IDAT", data);
    }
    put_chunk(out, "IEND", {});
    return out;
}

}  // namespace maillage::render
