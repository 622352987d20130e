// SPDX-License-Identifier: Apache-2.0
#include "verify/canonical_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sha256.h"

namespace maillage::verify {
namespace {

/// What is hashed at a time.
constexpr std::size_t piece = std::size_t{1} << 16U;

class Writer {
  public:
    [[nodiscard]] std::string finish() {
        hash_.add(pending_);
        return "sha256:" + hash_.finish();
    }

    void root(Item object) { members(object, true); }

  private:
    // Depth is bounded by the tape's: no deeper than `deepest`.
    void value(Item item) {
        switch (item.kind()) {
            case Kind::null: put("null"); return;
            case Kind::truth: put(item.whole() != 0 ? "true" : "false"); return;
            case Kind::whole: number(item.whole()); return;
            case Kind::real: put(nlohmann::json(item.real()).dump()); return;
            case Kind::text: quoted(item.text()); return;
            case Kind::list: list(item); return;
            case Kind::object: members(item, false); return;
            case Kind::key: return;
        }
    }

    void list(Item list) {
        put("[");
        Item item = list.inside();
        for (std::size_t k = 0; k < list.size(); ++k, item = item.next()) {
            if (k > 0) put(",");
            value(item);
        }
        put("]");
    }

    void members(Item object, bool is_root) {
        std::vector<std::pair<std::string_view, Item>> sorted;
        Item key = object.inside();
        for (std::size_t k = 0; k < object.size(); ++k) {
            const Item item = key.next();
            sorted.emplace_back(key.text(), item);
            key = item.next();
        }
        std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        put("{");
        bool first = true;
        for (const auto& [name, item] : sorted) {
            if (!std::exchange(first, false)) put(",");
            quoted(std::string(name));
            put(":");
            if (is_root && name == "checksum")
                put("\"\"");
            else
                value(item);
        }
        put("}");
    }

    void number(std::int64_t whole) {
        std::array<char, 24> digits{};
        const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), whole);
        put({digits.data(), static_cast<std::size_t>(written.ptr - digits.data())});
    }

    void quoted(const std::string& text) { put(nlohmann::json(text).dump()); }

    void put(std::string_view text) {
        pending_ += text;
        if (pending_.size() < piece) return;
        hash_.add(pending_);
        pending_.clear();
    }

    Sha256 hash_;
    std::string pending_;
};

}  // namespace

std::string checksum_of(Item root) {
    Writer writer;
    writer.root(root);
    return writer.finish();
}

}  // namespace maillage::verify
