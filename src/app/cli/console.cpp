// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>

#include "app/cli/text_table.h"
#include "io/atomic_file.h"
#include "io/json_writer.h"

namespace maillage::app {
namespace {

// A signal handler can reach nothing but a global; this one is only ever set. The threads of a parallel loop read it,
// so it is atomic, and without a lock, which a handler may not take.
std::atomic<bool> interrupt_seen{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void on_interrupt(int) { interrupt_seen.store(true, std::memory_order_relaxed); }

std::string format_by_ending(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    if (ending == ".json") return "json";
    if (ending == ".csv") return "csv";
    if (ending == ".md") return "md";
    return "text";
}

std::string json_of(const Value& document) { return io::json_text(document, io::JsonLayout::indented) + "\n"; }

std::string written(const Report& report, const std::string& format) {
    if (format == "json") return json_of(report.document);
    if (format == "csv") return csv_of(report);
    if (format == "md") return markdown_of(report);
    return text_of(report);
}

Status print(const Report& report, const std::string& format) {
    std::string content;
    if (format == "json") {
        Value document = report.document;
        for (const auto& [key, value] : report.run) document.set(key, value);
        content = json_of(document);
    } else {
        content = written(report, format);
    }
    const bool whole = std::fwrite(content.data(), 1, content.size(), stdout) == content.size();
    if (whole && std::fflush(stdout) == 0) return {};
    return fail({ErrorKind::environment, message("output.stdout_failed"_text), {}, {},
                 message("output.stdout_failed_remedy"_text)});
}

}  // namespace

ConsoleFeedback::ConsoleFeedback(const Console& console)
    : console_(console), shows_(!console.quiet && isatty(STDERR_FILENO) == 1) {
    std::signal(SIGINT, on_interrupt);
}

ConsoleFeedback::~ConsoleFeedback() {
    if (last_percent_ >= 0) std::fputs("\r\033[K", stderr);
    std::signal(SIGINT, SIG_DFL);
}

void ConsoleFeedback::progress(double fraction, TextKey phase) {
    const int percent = static_cast<int>(fraction * 100);
    if (!shows_ || percent == last_percent_) return;
    last_percent_ = percent;
    std::fprintf(stderr, "\r\033[K%3d %% %s", percent, console_.catalog.text(phase).c_str());
}

bool ConsoleFeedback::cancelled() const { return interrupt_seen.load(std::memory_order_relaxed); }

ExitCode report_error(const Console& console, const Error& error) {
    std::fprintf(stderr, "maillage: %s\n", console.catalog.text(error).c_str());
    return exit_code(error.kind);
}

ExitCode deliver(const Console& console, const Report& report, const OutputOptions& output) {
    const std::string format = output.format.empty() ? format_by_ending(output.file) : output.format;
    if (output.file.empty()) {
        if (auto printed = print(report, format); !printed) return report_error(console, printed.error());
    } else if (auto saved = io::write_file(output.file, written(report, format), overwriting(output.force)); !saved) {
        (void)print(report, format);  // the error of the file is the one to tell
        return report_error(console, saved.error());
    }
    return report.is_no ? ExitCode::answer_is_no : ExitCode::done;
}

Status check_output(const OutputOptions& output) {
    return output.file.empty() ? Status{} : io::check_target(output.file, overwriting(output.force));
}

ExitCode report_interrupted(const Console& console) {
    return report_error(console, {ErrorKind::cancelled, message("output.interrupted"_text), {}, {}, {}});
}

bool is_report_file(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    return ending == ".json" || ending == ".csv" || ending == ".md" || ending == ".txt";
}

void note(const Console& console, const std::string& line) {
    if (!console.quiet) std::fprintf(stderr, "%s\n", line.c_str());
}

}  // namespace maillage::app
