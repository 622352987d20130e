// SPDX-License-Identifier: Apache-2.0
// History held against the plain model: a list of whole copies and a position.
#include "project/history.h"

#include "project/actions/site_actions.h"
#include "project/small_project.h"
#include "support/random_location_problem.h"

namespace maillage::project_test {
namespace {

Project renamed(const Project& project, int number) {
    return rename_site(project, id("a"), "nom " + std::to_string(number)).value();
}

std::string name_of_a(const Project& project) { return find_site(project, id("a"))->name; }

std::string number_in(const Message& name) { return std::get<std::string>(name.arguments.front().second); }

Message step(int number) { return message("history.test"_text).with("number", std::to_string(number)); }

TEST(History, StartsWithNothingToUndo) {
    History history(three_sites());
    EXPECT_FALSE(history.can_undo());
    EXPECT_FALSE(history.can_redo());
    EXPECT_TRUE(history.is_saved());
    EXPECT_EQ(history.edits(), 0u);
    history.undo();
    history.redo();
    EXPECT_EQ(history.edits(), 0u);
}

TEST(History, ACommitThatChangesNothingIsNoStepButEndsAPreview) {
    History history(three_sites());
    history.preview(renamed(history.present(), 1));
    history.commit(history.committed(), step(1));
    EXPECT_FALSE(history.can_undo());
    EXPECT_FALSE(history.previewing());
    EXPECT_EQ(history.edits(), 0u);
}

TEST(History, ADragIsOneStepAndADroppedOneIsNone) {
    History history(three_sites());
    for (int i = 0; i < 50; ++i) history.preview(renamed(history.committed(), i));
    EXPECT_EQ(name_of_a(history.present()), "nom 49");
    EXPECT_EQ(name_of_a(history.committed()), "a");
    history.drop_preview();
    EXPECT_EQ(name_of_a(history.present()), "a");
    EXPECT_FALSE(history.can_undo());
    for (int i = 0; i < 50; ++i) history.preview(renamed(history.committed(), i));
    history.commit_preview(step(7));
    EXPECT_EQ(history.edits(), 1u);
    EXPECT_EQ(number_in(history.undo_name()), "7");
    history.undo();
    EXPECT_EQ(name_of_a(history.present()), "a");
    EXPECT_FALSE(history.can_undo());
}

TEST(History, CommittingWithoutAPreviewIsNothing) {
    History history(three_sites());
    history.commit_preview(step(1));
    EXPECT_FALSE(history.can_undo());
}

TEST(History, UndoingBackToWhatWasSavedIsSaved) {
    History history(three_sites());
    history.commit(renamed(history.present(), 1), step(1));
    EXPECT_FALSE(history.is_saved());
    history.mark_saved();
    history.commit(renamed(history.present(), 2), step(2));
    EXPECT_FALSE(history.is_saved());
    history.undo();
    EXPECT_TRUE(history.is_saved());
    history.undo();
    EXPECT_FALSE(history.is_saved());
    history.redo();
    EXPECT_TRUE(history.is_saved());
}

/// The plain way: every state kept as a whole, one position.
struct Model {
    std::vector<std::pair<std::string, int>> states{{"a", 0}};  // name of site a, number of the edit that led here
    std::size_t at = 0;
    std::optional<std::string> scratch;
    std::uint64_t edits = 0;
    std::size_t saved = 0;

    void commit(const std::string& name, int number) {
        scratch.reset();
        states.resize(at + 1);
        states.emplace_back(name, number);
        if (saved > at) saved = static_cast<std::size_t>(-1);
        ++at;
        ++edits;
    }
    [[nodiscard]] const std::string& present() const { return scratch ? *scratch : states[at].first; }
};

void random_step(Dice& dice, int number, History& history, Model& model) {
    const std::string name = "nom " + std::to_string(number);
    switch (dice.below(8)) {
        case 0:
        case 1:
            history.commit(renamed(history.present(), number), step(number));
            model.commit(name, number);
            break;
        case 2:
            history.preview(renamed(history.present(), number));
            model.scratch = name;
            break;
        case 3:
            history.commit_preview(step(number));
            if (model.scratch) model.commit(std::string(*model.scratch), number);
            break;
        case 4:
            history.drop_preview();
            model.scratch.reset();
            break;
        case 5:
            history.mark_saved();
            model.saved = model.at;
            break;
        case 6:
            history.undo();
            model.scratch.reset();
            if (model.at > 0) --model.at, ++model.edits;
            break;
        case 7:
            history.redo();
            model.scratch.reset();
            if (model.at + 1 < model.states.size()) ++model.at, ++model.edits;
            break;
    }
}

TEST(History, IsThePlainModelOverRandomEdits) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        Dice dice(seed);
        History history(three_sites());
        Model model;
        for (int number = 1; number <= 300; ++number) {
            random_step(dice, number, history, model);
            ASSERT_EQ(name_of_a(history.present()), model.present()) << seed << " " << number;
            ASSERT_EQ(name_of_a(history.committed()), model.states[model.at].first);
            ASSERT_EQ(history.can_undo(), model.at > 0);
            ASSERT_EQ(history.can_redo(), model.at + 1 < model.states.size());
            ASSERT_EQ(history.previewing(), model.scratch.has_value());
            ASSERT_EQ(history.edits(), model.edits);
            ASSERT_EQ(history.is_saved(), model.saved == model.at) << seed << " " << number;
            if (history.can_undo()) {
                ASSERT_EQ(number_in(history.undo_name()), std::to_string(model.states[model.at].second));
            }
            if (history.can_redo()) {
                ASSERT_EQ(number_in(history.redo_name()), std::to_string(model.states[model.at + 1].second));
            }
        }
    }
}

}  // namespace
}  // namespace maillage::project_test
