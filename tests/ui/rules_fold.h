// SPDX-License-Identifier: Apache-2.0
// The fold "other rules" of the demonstration, with a hand that types into it and asks for a plan.
#pragma once

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <string>

#include "io/project_file.h"
#include "io/scratch_folder.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {

class RulesFold : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        window_.session().set_task(Task::propose);
        window_.resize(1600, 2400);  // the whole panel in sight
        settle();
    }
    void settle() {
        for (int i = 0; i < 3; ++i) window_.frame();
    }
    void open_fold() {
        ASSERT_TRUE(window_.click("rules_fold"));
        settle();
    }
    void type_in(const std::string& field, const std::string& words) {
        ASSERT_TRUE(window_.click(field)) << field;
        window_.key(GLFW_KEY_A, true);
        window_.key(GLFW_KEY_DELETE);
        window_.type(words);
        window_.key(GLFW_KEY_ENTER);
        settle();
    }
    void propose() {
        window_.session().propose();
        ASSERT_TRUE(window_.wait_until([&] { return window_.state().plan != nullptr; }));
        settle();
    }
    [[nodiscard]] const project::PlanSettings& plan() const { return *window_.state().project.plan; }
    [[nodiscard]] std::string notice() const { return window_.state().notice ? window_.state().notice->text : ""; }
    /// The project with another plan, as a file of the folder, opened.
    void open_with(const project::PlanSettings& wanted) {
        project::Project project = window_.state().project;
        project.plan = std::make_shared<const project::PlanSettings>(wanted);
        const auto file = folder_.file("p.maillage");
        ASSERT_TRUE(io::write_project({project, {}}, file, io::Existing::replace));
        window_.session().open_project(file);
        ASSERT_TRUE(window_.wait_until([&] { return window_.state().document.file == file; }));
        settle();
    }
    /// At two scales in both languages; `may_be_cut`: names longer than any line.
    void expect_whole_words(const std::string& may_be_cut) {
        for (const Language language : {Language::french, Language::english})
            for (const float scale : {1.0F, 2.0F}) {
                window_.session().set_language(language);
                window_.session().set_scale(scale);
                window_.resize(1600 * scale, 2400 * scale);
                settle();
                for (const DrawnItem& item : window_.drawn()) {
                    const bool is_name = item.id.starts_with(may_be_cut);
                    EXPECT_TRUE(is_name || item.text_width <= item.room + 0.5F) << item.id << " is cut";
                }
            }
        window_.session().set_scale(1);
        window_.resize(1600, 2400);
        settle();
    }
    const maillage::test::ScratchFolder folder_;
    test_support::WindowDriver window_;
};

}  // namespace maillage::app::gui
