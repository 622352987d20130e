// SPDX-License-Identifier: Apache-2.0
#include "io/catalog_reader.h"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>

#include "io/input_error.h"

namespace maillage::io {
namespace {

Error bad_catalog(const std::filesystem::path& file, std::string place, TextKey what) {
    return input_error(file, std::move(place), message(what), "catalog.remedy"_text);
}

}  // namespace

std::filesystem::path catalog_file(const std::filesystem::path& assets, Language language) {
    return assets / "i18n" / (language == Language::french ? "fr.json" : "en.json");
}

Result<Catalog> read_catalog(const std::filesystem::path& file, Language language) {
    std::error_code failure;
    std::ifstream stream(file, std::ios::binary);
    if (!std::filesystem::is_regular_file(file, failure) || !stream)
        return fail(bad_catalog(file, {}, "catalog.missing"_text));
    // No exceptions and no partial result: a broken file gives a discarded value.
    const nlohmann::json json = nlohmann::json::parse(stream, nullptr, false);
    if (json.is_discarded() || !json.is_object()) return fail(bad_catalog(file, {}, "catalog.not_json"_text));
    std::map<std::string, std::string, std::less<>> templates;
    for (const auto& [key, value] : json.items()) {
        if (!value.is_string()) return fail(bad_catalog(file, key, "catalog.not_text"_text));
        templates.emplace(key, value.get<std::string>());
    }
    return Catalog(language, std::move(templates));
}

}  // namespace maillage::io
