// SPDX-License-Identifier: Apache-2.0
#include "verify/json_tape.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

namespace maillage::verify {
namespace {

std::string line_of(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    return "l. " + std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
}

/// Called by the parser as the text goes by; returning false ends it.
class Builder {
  public:
    Builder(std::string_view text, const std::filesystem::path& file) : text_(text), file_(file) {}

    bool null() { return add(Kind::null, 0); }
    bool boolean(bool truth) { return add(Kind::truth, truth ? 1 : 0); }
    bool number_integer(std::int64_t number) { return add(Kind::whole, number); }
    bool number_unsigned(std::uint64_t number) {
        if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return refuse({}, message("certificate.big_number"_text));
        return add(Kind::whole, static_cast<std::int64_t>(number));
    }
    bool number_float(double number, const std::string&) {
        if (!add(Kind::real, 0)) return false;
        tape_.tokens.back().real = number;
        return true;
    }
    bool string(std::string& words) { return add(Kind::text, keep(words)); }
    bool binary(nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Kind::object); }
    bool start_array(std::size_t) { return open(Kind::list); }
    bool key(std::string& name) {
        Token token;
        token.kind = Kind::key;
        token.whole = keep(name);
        tape_.tokens.push_back(token);
        return true;
    }
    bool end_object() {
        close();
        return no_key_twice(closed_);
    }
    bool end_array() {
        close();
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) {
        // Numbers beyond double end here too, with an id of their own (nlohmann: out_of_range.406).
        const bool big = error.id == 406;
        return refuse(line_of(text_, position),
                      message(big ? "certificate.big_number"_text : "certificate.syntax"_text));
    }

    [[nodiscard]] Result<Tape> take() {
        if (error_) return fail(*error_);
        return std::move(tape_);
    }

  private:
    bool refuse(std::string place, Message what) {
        error_ = certificate_error(file_, std::move(place), std::move(what));
        return false;
    }

    std::int64_t keep(std::string& words) {
        tape_.texts.push_back(std::move(words));
        return static_cast<std::int64_t>(tape_.texts.size()) - 1;
    }

    bool add(Kind kind, std::int64_t whole) {
        if (tape_.tokens.size() >= most_tokens) {
            error_ = too_large_certificate(file_);
            return false;
        }
        if (!open_.empty()) ++tape_.tokens[open_.back()].whole;
        Token token;
        token.kind = kind;
        token.whole = whole;
        tape_.tokens.push_back(token);
        return true;
    }

    bool open(Kind kind) {
        if (open_.size() >= deepest) return refuse({}, message("certificate.too_deep"_text));
        if (!add(kind, 0)) return false;
        open_.push_back(tape_.tokens.size() - 1);
        return true;
    }

    void close() {
        closed_ = open_.back();
        open_.pop_back();
        tape_.tokens[closed_].span = static_cast<std::uint32_t>(tape_.tokens.size() - closed_);
    }

    bool no_key_twice(std::size_t object) {
        std::vector<std::string_view> keys;
        const std::size_t end = object + tape_.tokens[object].span;
        for (std::size_t at = object + 1; at < end; at += 1 + tape_.tokens[at + 1].span)
            keys.emplace_back(tape_.texts[static_cast<std::size_t>(tape_.tokens[at].whole)]);
        std::sort(keys.begin(), keys.end());
        const auto twice = std::adjacent_find(keys.begin(), keys.end());
        if (twice == keys.end()) return true;
        return refuse({}, message("certificate.twice"_text).with("key", std::string(*twice)));
    }

    std::string_view text_;
    const std::filesystem::path& file_;
    Tape tape_;
    std::vector<std::size_t> open_;
    std::size_t closed_ = 0;
    std::optional<Error> error_;
};

}  // namespace

Error certificate_error(const std::filesystem::path& file, std::string place, Message what) {
    return {ErrorKind::input, std::move(what), file.string(), std::move(place), message("certificate.remedy"_text)};
}

Error too_large_certificate(const std::filesystem::path& file) {
    return certificate_error(file, {},
                             message("certificate.too_large"_text)
                                 .with("limit", static_cast<std::int64_t>(largest_certificate >> 20U)));
}

Result<Tape> parse_tape(std::string_view text, const std::filesystem::path& file) {
    if (text.size() > largest_certificate) return fail(too_large_certificate(file));
    Builder builder(text, file);
    // A library's exception stops here: memory that runs out says so as a file that is too large.
    try {
        nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    } catch (const std::exception&) {
        return fail(too_large_certificate(file));
    }
    return builder.take();
}

}  // namespace maillage::verify
