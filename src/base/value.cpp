// SPDX-License-Identifier: Apache-2.0
#include "base/value.h"

namespace maillage {

const Value* Value::find(std::string_view key) const {
    const auto* object = std::get_if<Object>(&content_);
    if (object == nullptr) return nullptr;
    for (const auto& [name, value] : *object)
        if (name == key) return &value;
    return nullptr;
}

Value& Value::set(std::string key, Value value) {
    if (is_null()) content_ = Object{};
    std::get<Object>(content_).emplace_back(std::move(key), std::move(value));
    return *this;
}

Value& Value::push(Value value) {
    if (is_null()) content_ = List{};
    std::get<List>(content_).push_back(std::move(value));
    return *this;
}

}  // namespace maillage
