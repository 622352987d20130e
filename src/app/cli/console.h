// SPDX-License-Identifier: Apache-2.0
// Where a command writes: results to stdout or a file, everything else to stderr.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "app/cli/exit_code.h"
#include "app/services/report.h"
#include "base/catalog.h"
#include "base/feedback.h"
#include "io/atomic_file.h"
#include "io/resource_paths.h"

namespace maillage::app {

/// What every command is given.
struct Console {
    io::ResourcePaths resources;
    Catalog catalog;
    bool quiet = false;
    bool verbose = false;  ///< a line on stderr for each step; quiet wins
    bool language_is_asked = false;  ///< by --lang, not taken from the machine
};

/// How the answer is wanted.
struct OutputOptions {
    std::string format;           ///< text, json, csv, md; empty = text, or by the ending of `file`
    std::filesystem::path file;   ///< -o
    bool force = false;
};

[[nodiscard]] constexpr io::Existing overwriting(bool force) {
    return force ? io::Existing::replace : io::Existing::refuse;
}

/// Progress on stderr where it is a terminal, steps with the seconds since the start where the log is wanted; Ctrl-C
/// cancels. One at a time in a process.
class ConsoleFeedback final : public Feedback {
  public:
    explicit ConsoleFeedback(const Console& console);
    ~ConsoleFeedback() override;
    ConsoleFeedback(const ConsoleFeedback&) = delete;
    ConsoleFeedback& operator=(const ConsoleFeedback&) = delete;

    void progress(double fraction, TextKey phase) override;
    void note(const Message& step) override;
    [[nodiscard]] bool cancelled() const override;

  private:
    const Console& console_;
    bool shows_ = false;
    int last_percent_ = -1;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// A step for the log: this file was written, so large.
[[nodiscard]] Message written_note(const std::filesystem::path& file);
/// Prints the error in one line and gives its exit code.
ExitCode report_error(const Console& console, const Error& error);
/// The error of an -o that cannot be written, before any work is done for it.
[[nodiscard]] Status check_output(const OutputOptions& output);
/// The same for a certificate's file; none given is no error. Error (usage): it is the output's file.
[[nodiscard]] Status check_certificate(const OutputOptions& output, const std::filesystem::path& file);
/// After a certificate was written, or not: `reached` says whether it proves as much as the answer does.
ExitCode tell_certificate(const Console& console, const Result<bool>& reached, const std::filesystem::path& file,
                          Feedback& feedback);
/// Before any work: a file whose ending names no format of a report, where none is asked for, is refused (usage).
[[nodiscard]] Status check_report_ending(const OutputOptions& output);
/// Prints or writes the report; the code is 0, 1 where its answer is no, or that of a failed write: then the report is
/// printed, so that the work is not lost with the file. Only stdout's JSON tells `Report::run`.
ExitCode deliver(const Console& console, const Report& report, const OutputOptions& output);
/// .json, .csv, .md or .txt.
[[nodiscard]] bool is_report_file(const std::filesystem::path& file);
/// Says that Ctrl-C ended the work, where nothing was found that could be shown.
ExitCode report_interrupted(const Console& console);
/// A line on stderr, unless quiet.
void note(const Console& console, const std::string& line);

}  // namespace maillage::app
