// SPDX-License-Identifier: Apache-2.0
// A result as data, in the shape of JSON (RFC 8259) with the order of keys kept: what commands return, what exporters
// write as `metadata`, what tests compare. Formats are io's business; this type knows none.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace maillage {

/// `null`, a truth value, a whole number, a decimal written with a fixed number of digits, a text, a list or an object.
class Value {
  public:
    /// A decimal keeps its digits so that the same figure is the same bytes on every machine.
    struct Decimal {
        double number;
        int digits;
        friend bool operator==(const Decimal&, const Decimal&) = default;
    };
    using List = std::vector<Value>;
    using Object = std::vector<std::pair<std::string, Value>>;
    using Content = std::variant<std::nullptr_t, bool, std::int64_t, Decimal, std::string, List, Object>;

    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool truth) : content_(truth) {}
    Value(int number) : content_(std::int64_t{number}) {}
    Value(std::int64_t number) : content_(number) {}
    Value(double number, int digits) : content_(Decimal{number, digits}) {}
    Value(const char* text) : content_(std::string(text)) {}
    Value(std::string text) : content_(std::move(text)) {}
    Value(std::string_view text) : content_(std::string(text)) {}
    Value(List list) : content_(std::move(list)) {}
    Value(Object object) : content_(std::move(object)) {}

    [[nodiscard]] const Content& content() const { return content_; }
    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(content_); }
    /// The member of an object, or nullptr.
    [[nodiscard]] const Value* find(std::string_view key) const;
    /// Appends to an object (a null becomes one) and returns *this.
    Value& set(std::string key, Value value);
    /// Appends to a list (a null becomes one).
    Value& push(Value value);

    friend bool operator==(const Value&, const Value&) = default;

  private:
    Content content_ = nullptr;
};

}  // namespace maillage
