// SPDX-License-Identifier: Apache-2.0
#include "io/toml_document.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <system_error>

// The parser of toml++ 3.3 asserts where it should refuse: "[!" and "[=" end the program, or worse without asserts. Its
// assertions throw here instead, and read_toml takes them for what they are: text that is no TOML.
struct TomlAssertion {};
[[noreturn]] static void throw_toml_assertion() { throw TomlAssertion(); }
#undef NDEBUG
#define TOML_ASSERT(holds) ((holds) ? static_cast<void>(0) : throw_toml_assertion())
#define TOML_EXCEPTIONS 1
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include "io/file_precheck.h"
#include "io/input_error.h"

namespace maillage::io {
namespace {

int line_of(const toml::node& node) {
    return static_cast<int>(node.source().begin.line);
}

/// Copies toml++'s tree into ours; the first value of a kind we do not read ends it.
class Copier {
  public:
    TomlTable table(const toml::table& from) {
        TomlTable to;
        to.line = line_of(from);
        for (const auto& [key, node] : from) {
            TomlValue copy = value(node);
            // A dotted key makes a table without a place of its own: the key's line stands for it.
            if (copy.line == 0) copy.line = static_cast<int>(key.source().begin.line);
            if (auto* inner = std::get_if<TomlTable>(&copy.content); inner && inner->line == 0)
                inner->line = copy.line;
            to.entries.emplace_back(std::string(key.str()), std::move(copy));
        }
        return to;
    }

    [[nodiscard]] std::optional<int> foreign_line() const { return foreign_line_; }

  private:
    TomlValue value(const toml::node& node) {
        TomlValue copy{line_of(node), false};
        if (const auto* text = node.as_string()) {
            copy.content = text->get();
        } else if (const auto* whole = node.as_integer()) {
            copy.content = whole->get();
        } else if (const auto* decimal = node.as_floating_point()) {
            copy.content = decimal->get();
        } else if (const auto* truth = node.as_boolean()) {
            copy.content = truth->get();
        } else if (const auto* inner = node.as_table()) {
            copy.content = table(*inner);
        } else if (const auto* list = node.as_array()) {
            TomlArray items;
            for (const toml::node& item : *list) items.push_back(value(item));
            copy.content = std::move(items);
        } else if (!foreign_line_) {
            foreign_line_ = copy.line;
        }
        return copy;
    }

    std::optional<int> foreign_line_;
};

Result<std::string> read_bytes(const std::filesystem::path& path) {
    if (const Status usable = check_input_file(path); !usable) return fail(usable.error());
    std::error_code failure;
    const std::uintmax_t size = std::filesystem::file_size(path, failure);
    if (failure || size > toml_size_limit) {
        const auto limit = static_cast<std::int64_t>(toml_size_limit / 1024);
        return fail(input_error(path, {}, message("toml.too_large"_text).with("limit", limit),
                                "toml.too_large_remedy"_text));
    }
    std::ifstream stream(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(size)))
        return fail(input_error(path, {}, message("toml.unreadable"_text), "toml.unreadable_remedy"_text));
    return bytes;
}

Error syntax_error(const std::filesystem::path& path, int line, std::string detail) {
    return input_error(path, line_place(line), message("toml.syntax"_text).with("detail", std::move(detail)),
                       "toml.syntax_remedy"_text);
}

/// The line of the first table header that names nothing: what the parser's assertions are about.
int line_of_bad_header(std::string_view text) {
    int line = 1;
    for (std::size_t begin = 0; begin < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view header = text.substr(begin, end - begin);
        const std::size_t bracket = header.find_first_not_of(" \t");
        const std::size_t name = header.find_first_not_of("[ \t", bracket);
        constexpr std::string_view starts =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_\"'";
        if (bracket != std::string_view::npos && header[bracket] == '[' && name != std::string_view::npos &&
            starts.find(header[name]) == std::string_view::npos)
            return line;
        begin = end + 1;
    }
    return line - 1;
}

Result<toml::table> parsed_toml(const std::string& bytes, const std::filesystem::path& path) {
    try {
        return toml::parse(std::string_view(bytes));
    } catch (const toml::parse_error& error) {
        return fail(syntax_error(path, static_cast<int>(error.source().begin.line), std::string(error.description())));
    } catch (const TomlAssertion&) {
        return fail(syntax_error(path, line_of_bad_header(bytes), "[[…]]"));
    }
}

}  // namespace

TomlTable::TomlTable() = default;
TomlTable::TomlTable(const TomlTable& other) = default;
TomlTable::TomlTable(TomlTable&& other) noexcept = default;
TomlTable& TomlTable::operator=(const TomlTable& other) = default;
TomlTable& TomlTable::operator=(TomlTable&& other) noexcept = default;
TomlTable::~TomlTable() = default;

const TomlValue* TomlTable::find(std::string_view key) const {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first == key; });
    return found == entries.end() ? nullptr : &found->second;
}

std::string line_place(int line) {
    return "l. " + std::to_string(line);
}

Result<TomlTable> read_toml(const std::filesystem::path& path) {
    const Result<std::string> bytes = read_bytes(path);
    if (!bytes) return fail(bytes.error());
    const auto parsed = parsed_toml(*bytes, path);
    if (!parsed) return fail(parsed.error());
    Copier copier;
    TomlTable table = copier.table(*parsed);
    if (const auto line = copier.foreign_line())
        return fail(input_error(path, line_place(*line), message("toml.bare_date"_text),
                                "toml.bare_date_remedy"_text));
    return table;
}

}  // namespace maillage::io
