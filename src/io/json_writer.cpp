// SPDX-License-Identifier: Apache-2.0
#include "io/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/utf8.h"

namespace maillage::io {
namespace {

/// 309 digits before the point of the largest double, the point, and the digits asked for (at most 20 here).
constexpr std::size_t longest_decimal = 340;

class Writer {
  public:
    explicit Writer(JsonLayout layout) : indented_(layout == JsonLayout::indented) {}

    [[nodiscard]] std::string take() { return std::move(out_); }

    void value(const Value& what) {
        std::visit([this](const auto& content) { write(content); }, what.content());
    }

  private:
    void write(std::nullptr_t) { out_ += "null"; }
    void write(bool truth) { out_ += truth ? "true" : "false"; }
    void write(std::int64_t number) { out_ += std::to_string(number); }
    void write(const Value::Decimal& decimal) { out_ += decimal_text(decimal); }
    void write(const std::string& text) { quoted(text); }

    void write(const Value::List& list) {
        const bool lines = indented_ && std::any_of(list.begin(), list.end(), is_composite);
        open('[');
        for (const Value& item : list) {
            separate(lines, &item == list.data());
            value(item);
        }
        close(']', lines && !list.empty());
    }

    void write(const Value::Object& object) {
        open('{');
        for (const auto& member : object) {
            separate(indented_, &member == object.data());
            quoted(member.first);
            out_ += indented_ ? ": " : ":";
            value(member.second);
        }
        close('}', indented_ && !object.empty());
    }

    static bool is_composite(const Value& item) {
        return std::holds_alternative<Value::List>(item.content()) ||
               std::holds_alternative<Value::Object>(item.content());
    }

    void open(char bracket) {
        out_ += bracket;
        ++depth_;
    }

    void separate(bool line, bool first) {
        if (!first) out_ += line || !indented_ ? "," : ", ";
        if (line) new_line();
    }

    void close(char bracket, bool line) {
        --depth_;
        if (line) new_line();
        out_ += bracket;
    }

    void new_line() {
        out_ += '\n';
        out_.append(2 * depth_, ' ');
    }

    void quoted(std::string_view text) {
        const std::string mended = is_utf8(text) ? std::string() : utf8_from_latin1(text);
        out_ += '"';
        for (const char c : mended.empty() ? text : std::string_view(mended)) escaped(c);
        out_ += '"';
    }

    void escaped(char c) {
        constexpr std::string_view digits = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out_ += '\\';
            out_ += c;
        } else if (c == '\n') {
            out_ += "\\n";
        } else if (byte < 0x20 || byte == 0x7f) {
            out_ += "\\u00";
            out_ += digits[byte >> 4];
            out_ += digits[byte & 15];
        } else {
            out_ += c;
        }
    }

    bool indented_;
    std::size_t depth_ = 0;
    std::string out_;
};

}  // namespace

std::string decimal_text(const Value::Decimal& decimal) {
    if (!std::isfinite(decimal.number)) return "null";
    std::array<char, longest_decimal> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), decimal.number,
                                       std::chars_format::fixed, std::clamp(decimal.digits, 0, 20));
    const std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
    const bool is_zero = text.find_first_not_of("-0.") == std::string_view::npos;
    return std::string(is_zero && text.front() == '-' ? text.substr(1) : text);
}

std::string json_text(const Value& value, JsonLayout layout) {
    Writer writer(layout);
    writer.value(value);
    return writer.take();
}

}  // namespace maillage::io
