// SPDX-License-Identifier: Apache-2.0
#include "io/json_reader.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <vector>

#include "io/input_error.h"

namespace maillage::io {
namespace {

/// Builds the Value as the text goes by. Returning false ends the parse.
class Builder {
  public:
    Builder(std::string_view text, const std::filesystem::path& file, const JsonLimits& limits)
        : text_(text), file_(file), limits_(limits) {}

    bool null() { return add({}); }
    bool boolean(bool truth) { return add(truth); }
    bool number_integer(std::int64_t number) { return add(number); }
    bool number_unsigned(std::uint64_t number) {
        if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return refuse(message("json.big_number"_text), "json.remedy"_text);
        return add(static_cast<std::int64_t>(number));
    }
    bool number_float(double number, const std::string&) { return add({number, 0}); }
    bool string(std::string& words) {
        if (words.find('\0') != std::string::npos) return refuse(message("json.zero"_text), "json.remedy"_text);
        return add(std::move(words));
    }
    bool binary(nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Value::Object{}); }
    bool start_array(std::size_t) { return open(Value::List{}); }
    bool key(std::string& name) {
        open_.back().key = std::move(name);
        return true;
    }
    bool end_object() {
        std::vector<std::string_view> keys;
        for (const auto& member : std::get<Value::Object>(open_.back().content)) keys.emplace_back(member.first);
        std::sort(keys.begin(), keys.end());
        const auto twice = std::adjacent_find(keys.begin(), keys.end());
        if (twice != keys.end())
            return refuse(message("json.twice"_text).with("key", std::string(*twice)), "json.twice_remedy"_text);
        return close();
    }
    bool end_array() { return close(); }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) {
        error_ = input_error(file_, line_of_byte(text_, position), message("json.syntax"_text), "json.syntax_remedy"_text);
        // Numbers beyond double end here too, with an id of their own (nlohmann: out_of_range.406).
        if (error.id == 406) error_->message = message("json.big_number"_text);
        return false;
    }

    [[nodiscard]] Result<Value> take() {
        if (error_) return fail(*error_);
        return std::move(root_);
    }

  private:
    struct Open {
        std::variant<Value::List, Value::Object> content;
        std::string key;
    };

    bool refuse(Message what, TextKey remedy) {
        const std::string key = open_.empty() ? std::string() : open_.back().key;
        error_ = input_error(file_, key, std::move(what), remedy);
        return false;
    }

    bool add(Value value) {
        if (++count_ > limits_.values)
            return refuse(message("json.too_many"_text).with("limit", static_cast<std::int64_t>(limits_.values)),
                          "json.remedy"_text);
        return place(std::move(value));
    }

    bool place(Value value) {
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (auto* list = std::get_if<Value::List>(&open_.back().content)) {
            list->push_back(std::move(value));
        } else {
            std::get<Value::Object>(open_.back().content).emplace_back(open_.back().key, std::move(value));
        }
        return true;
    }

    template <class Content>
    bool open(Content content) {
        if (open_.size() >= limits_.depth) return refuse(message("json.too_deep"_text), "json.remedy"_text);
        open_.push_back({std::move(content), {}});
        return true;
    }

    bool close() {
        auto content = std::move(open_.back().content);
        open_.pop_back();
        return std::visit([this](auto& inner) { return add(Value(std::move(inner))); }, content);
    }

    std::string_view text_;
    const std::filesystem::path& file_;
    const JsonLimits& limits_;
    std::vector<Open> open_;
    std::size_t count_ = 0;
    Value root_;
    std::optional<Error> error_;
};

Error too_large(const std::filesystem::path& file, std::size_t limit) {
    return input_error(file, {},
                       message("json.too_large"_text).with("limit", static_cast<std::int64_t>(limit >> 20)),
                       "json.remedy"_text);
}

}  // namespace

std::string line_of_byte(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    return "l. " + std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
}

Result<Value> parse_json(std::string_view text, const std::filesystem::path& file, const JsonLimits& limits) {
    if (text.size() > limits.bytes) return fail(too_large(file, limits.bytes));
    Builder builder(text, file, limits);
    // A library's exception stops here: memory that runs out says so as a file that is too large.
    try {
        nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    } catch (const std::exception&) {
        return fail(too_large(file, limits.bytes));
    }
    return builder.take();
}

Result<std::string> read_bytes(const std::filesystem::path& file, std::size_t limit) {
    std::ifstream stream(file, std::ios::binary);
    const auto unreadable = [&] {
        return fail(input_error(file, {}, message("json.unreadable"_text), "json.unreadable_remedy"_text));
    };
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    if (!stream || failure) return unreadable();
    if (size > limit) return fail(too_large(file, limit));
    std::string bytes(size, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    // A file that another program is writing shrinks or grows meanwhile; what was read is judged as it is.
    if (stream.bad()) return unreadable();
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

}  // namespace maillage::io
