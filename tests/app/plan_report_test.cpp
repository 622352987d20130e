// SPDX-License-Identifier: Apache-2.0
// What a plan that was stopped says: only a proof may say "impossible", and no words claim a plan that is not there.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/services/plan_service.h"
#include "io/catalog_reader.h"

namespace maillage::app {
namespace {

using optimise::Status;

class PlanWords : public testing::Test {
  protected:
    void SetUp() override {
        const std::filesystem::path root = MAILLAGE_SOURCE_DIR;
        auto catalog = io::read_catalog(io::catalog_file(root / "assets", Language::french), Language::french);
        ASSERT_TRUE(catalog);
        catalog_ = std::move(*catalog);
        SilentFeedback feedback;
        Question question;
        question.programme = "ern-occitanie";
        auto workspace = open_workspace(root, question, feedback);
        ASSERT_TRUE(workspace);
        workspace_ = std::move(*workspace);
        PlanQuestion plan;
        plan.new_sites = 3;
        auto result = run_plan(workspace_, plan, feedback);
        ASSERT_TRUE(result);
        result_ = std::move(*result);
    }
    [[nodiscard]] std::string said() const {
        std::string all;
        for (const Section& section : plan_report(workspace_, result_, catalog_).sections)
            for (const std::string& line : section.lines) all += line + "\n";
        return all;
    }

    Catalog catalog_;
    Workspace workspace_;
    PlanResult result_;
};

TEST_F(PlanWords, BesideThePlanOnlyAProofSaysImpossible) {
    ASSERT_TRUE(result_.without_metropoles);
    const auto beside = [&](Status status) {
        result_.without_metropoles = WithoutMetropoles{status, {}, {}, {}};
        return said();
    };
    EXPECT_NE(beside(Status::infeasible).find("hors métropoles\u00a0: aucun plan possible"), std::string::npos);
    for (const Status status : {Status::unknown, Status::interrupted}) {
        const std::string words = beside(status);
        EXPECT_NE(words.find("hors métropoles"), std::string::npos) << words;
        EXPECT_EQ(words.find("aucun plan possible"), std::string::npos) << words;
    }
    EXPECT_NE(beside(Status::unknown).find("le temps accordé"), std::string::npos);
    EXPECT_NE(beside(Status::interrupted).find("hors métropoles\u00a0: interrompu"), std::string::npos);
}

TEST_F(PlanWords, InterruptedBeforeAnyPlanClaimsNone) {
    result_.solution = {};
    result_.solution.status = Status::interrupted;
    result_.planned = {};
    result_.without_metropoles.reset();
    const std::string words = said();
    EXPECT_NE(words.find("Interrompu avant d’avoir trouvé un plan"), std::string::npos) << words;
    EXPECT_EQ(words.find("meilleur plan"), std::string::npos) << words;
}

/// How a run went is no part of the document that files hold.
TEST_F(PlanWords, SecondsAndNodesAreOfTheRunAlone) {
    const Report report = plan_report(workspace_, result_, catalog_);
    for (const auto& [key, value] : report.run) EXPECT_EQ(report.document.find(key), nullptr) << key;
    EXPECT_EQ(report.run.size(), 2u);
}

}  // namespace
}  // namespace maillage::app
