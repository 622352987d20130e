// SPDX-License-Identifier: Apache-2.0
#include "lint/cpp_literals.h"

#include <algorithm>
#include <cctype>

namespace maillage::lint {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

class Scanner {
  public:
    explicit Scanner(std::string_view source) : source_(source) {}

    std::vector<Literal> run() {
        while (at_ < source_.size()) step();
        return std::move(literals_);
    }

  private:
    void step() {
        if (source_.substr(at_, 2) == "//") return skip_to("\n", 0);
        if (source_.substr(at_, 2) == "/*") return skip_to("*/", 2);
        const char c = source_[at_];
        if (c == '\'') return character();
        if (c == '"') return at_ > 0 && source_[at_ - 1] == 'R' ? raw() : plain();
        ++at_;
    }

    void skip_to(std::string_view mark, std::size_t beyond) {
        const std::size_t found = source_.find(mark, at_ + beyond);
        at_ = found == std::string_view::npos ? source_.size() : found + beyond;
    }

    void character() {
        // 1'000 is a number, not the start of a character.
        if (at_ > 0 && std::isdigit(static_cast<unsigned char>(source_[at_ - 1])) != 0) {
            ++at_;
            return;
        }
        at_ = end_of_quoted('\'') + 1;
    }

    void plain() {
        const std::size_t begin = at_ + 1;
        const std::size_t end = end_of_quoted('"');
        add(begin, end, end + 1);
    }

    void raw() {
        const std::size_t open = source_.find('(', at_);
        const std::string close = ")" + std::string(source_.substr(at_ + 1, open - at_ - 1)) + "\"";
        const std::size_t end = std::min(source_.find(close, open), source_.size());
        add(open + 1, end, std::min(end + close.size(), source_.size()));
    }

    [[nodiscard]] std::size_t end_of_quoted(char quote) const {
        std::size_t i = at_ + 1;
        while (i < source_.size() && source_[i] != quote) i += source_[i] == '\\' ? 2 : 1;
        return std::min(i, source_.size());
    }

    void add(std::size_t begin, std::size_t end, std::size_t next) {
        Literal literal;
        literal.line = 1 + static_cast<int>(std::count(source_.begin(), source_.begin() + static_cast<long>(begin), '\n'));
        literal.content = source_.substr(begin, end - begin);
        const std::size_t line_begin = source_.rfind('\n', begin) + 1;
        literal.include = source_.substr(line_begin, begin - line_begin).starts_with("#include");
        std::size_t suffix_end = next;
        while (suffix_end < source_.size() && is_word(source_[suffix_end])) ++suffix_end;
        literal.suffix = source_.substr(std::min(next, source_.size()), suffix_end - next);
        literals_.push_back(std::move(literal));
        at_ = std::max(suffix_end, at_ + 1);
    }

    std::string_view source_;
    std::size_t at_ = 0;
    std::vector<Literal> literals_;
};

}  // namespace

std::vector<Literal> string_literals(std::string_view source) { return Scanner(source).run(); }

}  // namespace maillage::lint
