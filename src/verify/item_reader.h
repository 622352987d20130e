// SPDX-License-Identifier: Apache-2.0
// Reads one value after the other off a tape and keeps the first failure, so that a reader reads straight down. After a
// failure everything reads as empty.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "verify/json_tape.h"

namespace maillage::verify {

class ReadLog {
  public:
    explicit ReadLog(std::filesystem::path file) : file_(std::move(file)) {}

    void refuse(const std::string& place, Message what) {
        if (!error_) error_ = certificate_error(file_, place, std::move(what));
    }
    [[nodiscard]] bool failed() const { return error_.has_value(); }
    [[nodiscard]] const Error& error() const { return *error_; }

  private:
    std::filesystem::path file_;
    std::optional<Error> error_;
};

/// A value with its path.
class Field {
  public:
    Field(std::optional<Item> item, std::string place, ReadLog& log)
        : item_(item), place_(std::move(place)), log_(&log) {}

    [[nodiscard]] bool here() const { return item_.has_value(); }
    [[nodiscard]] const std::string& place() const { return place_; }
    [[nodiscard]] ReadLog& log() const { return *log_; }
    void refuse(Message what) const { log_->refuse(place_, std::move(what)); }

    [[nodiscard]] std::int64_t whole(std::int64_t low, std::int64_t high = std::numeric_limits<std::int64_t>::max()) const {
        if (here() && item_->kind() == Kind::whole && item_->whole() >= low && item_->whole() <= high)
            return item_->whole();
        refuse(message("certificate.expected_whole"_text).with("low", low).with("high", high));
        return low;
    }

    [[nodiscard]] std::int32_t index(std::int32_t low = 0) const {
        return static_cast<std::int32_t>(whole(low, std::numeric_limits<std::int32_t>::max()));
    }

    [[nodiscard]] double number(double low, double high) const {
        double given = std::numeric_limits<double>::quiet_NaN();
        if (here() && item_->kind() == Kind::whole) given = static_cast<double>(item_->whole());
        if (here() && item_->kind() == Kind::real) given = item_->real();
        if (given >= low && given <= high) return given;
        refuse(message("certificate.expected_number"_text).with("low", low, 0).with("high", high, 0));
        return low;
    }

    [[nodiscard]] std::string text() const {
        if (here() && item_->kind() == Kind::text) return item_->text();
        refuse(message("certificate.expected_text"_text));
        return {};
    }

    [[nodiscard]] bool truth() const {
        if (here() && item_->kind() == Kind::truth) return item_->whole() != 0;
        refuse(message("certificate.expected_truth"_text));
        return false;
    }

    /// The entry with that name.
    template <class Enum, std::size_t Count>
    [[nodiscard]] Enum word(const std::array<std::pair<std::string_view, Enum>, Count>& words) const {
        const std::string given = text();
        std::string expected;
        for (const auto& [name, value] : words) {
            if (name == given) return value;
            (expected += expected.empty() ? "" : ", ") += name;
        }
        refuse(message("certificate.expected_word"_text).with("words", expected));
        return words.front().second;
    }

    [[nodiscard]] bool is_null() const { return here() && item_->kind() == Kind::null; }
    [[nodiscard]] bool is_list() const { return here() && item_->kind() == Kind::list; }
    [[nodiscard]] std::size_t size() const { return is_list() ? item_->size() : 0; }

    /// Calls `see(field)` for each item of a list; stops at the first failure.
    template <class See>
    void each(const See& see) const {
        if (!is_list()) return refuse(message("certificate.expected_list"_text));
        Item item = item_->inside();
        for (std::size_t k = 0; k < item_->size() && !log_->failed(); ++k, item = item.next())
            see(Field(item, place_ + "[" + std::to_string(k) + "]", *log_));
    }

    /// A list of whole numbers from low to high, appended to `out`: the quick way for long lists.
    template <class Whole>
    void wholes(std::int64_t low, std::int64_t high, std::vector<Whole>& out) const {
        if (!is_list()) return refuse(message("certificate.expected_list"_text));
        Item item = item_->inside();
        for (std::size_t k = 0; k < item_->size(); ++k, item = item.next()) {
            if (item.kind() != Kind::whole || item.whole() < low || item.whole() > high)
                return log_->refuse(place_ + "[" + std::to_string(k) + "]",
                                    message("certificate.expected_whole"_text).with("low", low).with("high", high));
            out.push_back(static_cast<Whole>(item.whole()));
        }
    }

    /// Only where it is here.
    [[nodiscard]] Item item() const { return *item_; }

    /// The items of a list of `Count` values, each with the list's own place.
    template <std::size_t Count>
    [[nodiscard]] std::array<Field, Count> tuple() const {
        if (is_list() && item_->size() == Count) return tuple_from(item_->inside(), std::make_index_sequence<Count>{});
        refuse(message("certificate.expected_items"_text).with("count", static_cast<std::int64_t>(Count)));
        return tuple_of_nothing(std::make_index_sequence<Count>{});
    }

    /// The members an object has, refusing any other than `names`; the field is absent where the member is.
    template <std::size_t Count>
    [[nodiscard]] std::array<Field, Count> members(const std::array<std::string_view, Count>& names) const {
        std::array<std::optional<Item>, Count> found{};
        if (here() && item_->kind() == Kind::object)
            find(names, found);
        else
            refuse(message("certificate.expected_object"_text));
        return fields(names, found, std::make_index_sequence<Count>{});
    }

  private:
    template <std::size_t Count>
    void find(const std::array<std::string_view, Count>& names, std::array<std::optional<Item>, Count>& found) const {
        Item key = item_->inside();
        for (std::size_t k = 0; k < item_->size(); ++k) {
            const Item item = key.next();
            bool known = false;
            for (std::size_t n = 0; n < Count; ++n) {
                if (names[n] != key.text()) continue;
                found[n] = item;
                known = true;
            }
            if (!known) return refuse(message("certificate.unknown_key"_text).with("key", key.text()));
            key = item.next();
        }
    }

    template <std::size_t Count, std::size_t... At>
    std::array<Field, Count> fields(const std::array<std::string_view, Count>& names,
                                    const std::array<std::optional<Item>, Count>& found,
                                    std::index_sequence<At...>) const {
        const std::string before = place_.empty() ? "" : place_ + ".";
        return {Field(found[At], before + std::string(names[At]), *log_)...};
    }

    template <std::size_t... At>
    std::array<Field, sizeof...(At)> tuple_from(Item first, std::index_sequence<At...>) const {
        std::array<std::optional<Item>, sizeof...(At)> items{};
        for (auto& item : items) {
            item = first;
            first = first.next();
        }
        return {Field(items[At], place_, *log_)...};
    }

    template <std::size_t... At>
    std::array<Field, sizeof...(At)> tuple_of_nothing(std::index_sequence<At...>) const {
        return {((void)At, Field(std::nullopt, place_, *log_))...};
    }

    std::optional<Item> item_;
    std::string place_;
    ReadLog* log_;
};

}  // namespace maillage::verify
