// SPDX-License-Identifier: Apache-2.0
// The texts of one language: key → template. Templates hold `{name}` for an argument and `{name|one|many}` for a
// word that follows a number (French: 0 and 1 are singular; English: 1 only).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/number_format.h"
#include "base/result.h"
#include "base/text.h"

namespace maillage {

class Catalog {
  public:
    Catalog() = default;
    Catalog(Language language, std::map<std::string, std::string, std::less<>> templates)
        : language_(language), templates_(std::move(templates)) {}

    [[nodiscard]] Language language() const { return language_; }
    /// The finished text. A key that is missing (a defect the lint test finds) gives the key itself.
    [[nodiscard]] std::string text(const Message& message) const;
    [[nodiscard]] std::string text(TextKey key) const { return text(Message{key, {}}); }
    /// One line: what, file and place, remedy.
    [[nodiscard]] std::string text(const Error& error) const;

    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& templates() const { return templates_; }

  private:
    Language language_ = Language::french;
    std::map<std::string, std::string, std::less<>> templates_;
};

}  // namespace maillage
