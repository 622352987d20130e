// SPDX-License-Identifier: Apache-2.0
// An answer ready to be shown: one document for programs (JSON) and the same content as sections of words and tables
// for people (text, Markdown) and spreadsheets (CSV). Services make it, the command line and the window show it.
#pragma once

#include <string>
#include <vector>

#include "base/value.h"

namespace maillage::app {

/// `raw` is what CSV holds (codes and numbers with a point), `shown` what people read.
struct Cell {
    Value raw;
    std::string shown;
};

struct Column {
    std::string key;     ///< header in CSV
    std::string header;  ///< header for people
    bool numeric = false;
};

struct Table {
    std::string id;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
};

/// A title, lines of words, then perhaps a table.
struct Section {
    std::string title;
    std::vector<std::string> lines;
    Table table;
};

/// `run` says how this run went (seconds, nodes): it differs from run to run, so it joins the JSON on stdout and never
/// enters a file. `main_table` is the one CSV shows; `asked_tables` stand below it there, because they were asked for by an
/// option of their own. `is_no` = the answer is no (exit code 1): a rule not met, no
/// solution.
struct Report {
    Value document;
    Value::Object run;
    std::vector<Section> sections;
    std::string main_table;
    std::vector<std::string> asked_tables;
    bool is_no = false;
};

}  // namespace maillage::app
