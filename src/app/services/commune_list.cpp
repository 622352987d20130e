// SPDX-License-Identifier: Apache-2.0
#include "app/services/commune_list.h"

#include <algorithm>

namespace maillage::app {

std::vector<std::string> split_list(const std::string& list) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t comma = std::min(list.find(',', begin), list.size());
        if (comma > begin) words.push_back(list.substr(begin, comma - begin));
        begin = comma + 1;
    }
    return words;
}

Result<std::vector<territory::Index>> parse_communes(const Workspace& workspace, const std::string& list) {
    std::vector<territory::Index> communes;
    for (const std::string& word : split_list(list)) {
        const auto code = CommuneCode::parse(word);
        const auto commune = code ? workspace.territory->communes.find(*code) : std::nullopt;
        if (!commune || !workspace.scope.contains(*commune))
            return fail({ErrorKind::usage, message("plan.unknown_commune"_text).with("code", word), {}, {},
                         message("plan.unknown_commune_remedy"_text)});
        communes.push_back(*commune);
    }
    return communes;
}

}  // namespace maillage::app
