// SPDX-License-Identifier: Apache-2.0
// Words are readable on their ground in both themes: WCAG 2.1, contrast of at least 4.5; signs at least 3.
#include "app/gui/palette.h"

#include <gtest/gtest.h>

namespace maillage::app::gui {
namespace {

class BothThemes : public testing::TestWithParam<map::ThemeKind> {};

TEST_P(BothThemes, WordsAreReadable) {
    const Palette& p = palette(GetParam());
    struct Pair {
        const char* what;
        map::Color words;
        map::Color ground;
    };
    for (const Pair& pair : {Pair{"ink on panel", p.ink, p.panel}, Pair{"second ink on panel", p.second_ink, p.panel},
                             Pair{"ink on field", p.ink, p.field}, Pair{"second ink on field", p.second_ink, p.field},
                             Pair{"ink on hovered field", p.ink, p.field_hover},
                             Pair{"second ink on hovered field", p.second_ink, p.field_hover},
                             Pair{"ink on row", p.ink, p.row_hover}, Pair{"second ink on row", p.second_ink, p.row_hover},
                             Pair{"action", p.on_action, p.action}, Pair{"hovered action", p.on_action, p.action_hover},
                             Pair{"big figure", p.figure, p.panel}, Pair{"top", p.top_ink, p.top},
                             Pair{"second on top", p.top_second_ink, p.top}, Pair{"hovered top", p.top_ink, p.top_hover},
                             Pair{"warning on field", p.warning, p.field},
                             Pair{"disabled", p.disabled_ink, p.panel}, Pair{"claim", p.claim.text, p.claim.ground},
                             Pair{"claim title", p.claim.strong, p.claim.ground},
                             Pair{"answer", p.answer.text, p.answer.ground},
                             Pair{"answer title", p.answer.strong, p.answer.ground},
                             Pair{"second ink on answer", p.second_ink, p.answer.ground},
                             Pair{"caution", p.caution.text, p.caution.ground},
                             Pair{"caution title", p.caution.strong, p.caution.ground},
                             Pair{"proposal", p.proposal.text, p.proposal.ground},
                             Pair{"proposal title", p.proposal.strong, p.proposal.ground},
                             Pair{"failure", p.failure.text, p.failure.ground},
                             Pair{"failure title", p.failure.strong, p.failure.ground}})
        EXPECT_GE(map::contrast(pair.words, pair.ground), 4.5) << pair.what;
}

TEST_P(BothThemes, SignsStandOut) {
    const Palette& p = palette(GetParam());
    for (const map::Color sign : {p.good, p.missing, p.warning, p.proposed, p.existing, p.bar})
        EXPECT_GE(map::contrast(sign, p.panel), 3.0);
}

TEST_P(BothThemes, TheMapAndTheWindowAgree) {
    const map::Theme& theme = map::theme(GetParam());
    EXPECT_EQ(theme.ink, palette(GetParam()).ink);
    EXPECT_EQ(theme.panel, palette(GetParam()).panel);
}

INSTANTIATE_TEST_SUITE_P(Themes, BothThemes, testing::Values(map::ThemeKind::light, map::ThemeKind::dark),
                         [](const auto& entry) { return entry.param == map::ThemeKind::light ? "light" : "dark"; });

}  // namespace
}  // namespace maillage::app::gui
