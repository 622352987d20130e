// SPDX-License-Identifier: Apache-2.0
#include "app/cli/text_table.h"

#include <gtest/gtest.h>

namespace maillage::app {
namespace {

Report small_report() {
    Table table{"sites", {{"name", "site"}, {"persons", "personnes", true}}, {}};
    table.rows.push_back({{Value("Épée|Nord"), "Épée|Nord"}, {Value(1234), "1\u202f234"}});
    table.rows.push_back({{Value("=1+1"), "=1+1"}, {Value(), "–"}});
    table.rows.push_back({{Value("A, \"B\""), "A, \"B\""}, {Value(-5), "−5"}});
    Report report;
    report.main_table = "sites";
    report.sections.push_back({"Titre", {"une ligne"}, table});
    report.sections.push_back({"Autre", {"rien"}, {}});
    return report;
}

TEST(TextTable, ColumnsAlignByCharactersNotBytes) {
    EXPECT_EQ(text_of(small_report()),
              "Titre\n  une ligne\n"
              "  site       personnes\n"
              "  Épée|Nord      1\u202f234\n"
              "  =1+1               –\n"
              "  A, \"B\"            −5\n"
              "\nAutre\n  rien\n");
}

TEST(TextTable, MarkdownEscapesBarsAndAlignsNumbers) {
    const std::string text = markdown_of(small_report());
    EXPECT_NE(text.find("# Titre\n"), std::string::npos);
    EXPECT_NE(text.find("|---|---:|\n"), std::string::npos);
    EXPECT_NE(text.find("| Épée\\|Nord | 1\u202f234 |"), std::string::npos);
}

TEST(TextTable, CsvHoldsTheMainTableWithRawValuesGuardedAndQuoted) {
    EXPECT_EQ(csv_of(small_report()), "name,persons\nÉpée|Nord,1234\n'=1+1,\n\"A, \"\"B\"\"\",-5\n");
}

TEST(TextTable, CsvHoldsAskedTablesBelowTheMainOne) {
    Report report = small_report();
    Table curve{"curve", {{"sites", "sites", true}, {"persons", "personnes", true}}, {}};
    curve.rows.push_back({{Value(3), "3"}, {Value(9), "9"}});
    report.sections.insert(report.sections.begin(), Section{"Courbe", {}, curve});
    report.asked_tables = {"curve"};
    EXPECT_EQ(csv_of(report),
              "table,name,persons,sites\nsites,Épée|Nord,1234,\nsites,'=1+1,,\nsites,\"A, \"\"B\"\"\",-5,\ncurve,,9,3\n");
    report.main_table = "none";
    EXPECT_EQ(csv_of(report), "table,sites,persons\ncurve,3,9\n");
}

TEST(TextTable, CsvWithoutTheMainTableIsEmpty) {
    Report report = small_report();
    report.main_table = "departments";
    EXPECT_EQ(csv_of(report), "");
}

}  // namespace
}  // namespace maillage::app
