// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>

#include "app/cli/text_table.h"
#include "base/number_format.h"
#include "io/atomic_file.h"
#include "io/json_writer.h"

namespace maillage::app {
namespace {

// A signal handler can reach nothing but a global; this one is only ever set. The threads of a parallel loop read it,
// so it is atomic, and without a lock, which a handler may not take.
std::atomic<bool> interrupt_seen{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void on_interrupt(int) { interrupt_seen.store(true, std::memory_order_relaxed); }

/// Names in files and values on the command line may hold line feeds and escape sequences: none reaches the terminal.
std::string one_line(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return text;
}

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

void ConsoleFeedback::note(const Message& step) {
    if (console_.quiet || !console_.verbose) return;
    if (last_percent_ >= 0) std::fputs("\r\033[K", stderr);
    last_percent_ = -1;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    const std::string clock = format_with_unit(seconds, 2, "s", console_.catalog.language());
    std::fprintf(stderr, "[%s] %s\n", clock.c_str(), one_line(console_.catalog.text(step)).c_str());
}

bool ConsoleFeedback::cancelled() const { return interrupt_seen.load(std::memory_order_relaxed); }

ExitCode report_error(const Console& console, const Error& error) {
    std::fprintf(stderr, "maillage: %s\n", one_line(console.catalog.text(error)).c_str());
    return exit_code(error.kind);
}

Status check_report_ending(const OutputOptions& output) {
    if (output.file.empty() || !output.format.empty() || is_report_file(output.file)) return {};
    return fail({ErrorKind::usage, message("output.unknown_ending"_text).with("file", output.file.string()), {}, {},
                 message("output.unknown_ending_remedy"_text)});
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

Status check_certificate(const OutputOptions& output, const std::filesystem::path& file) {
    if (file.empty()) return {};
    if (file == output.file)
        return fail({ErrorKind::usage, message("plan.certificate_is_output"_text).with("file", file.string()), {}, {},
                     message("plan.certificate_is_output_remedy"_text)});
    return io::check_target(file, overwriting(output.force));
}

ExitCode tell_certificate(const Console& console, const Result<bool>& reached, const std::filesystem::path& file,
                          Feedback& feedback) {
    if (!reached) return report_error(console, reached.error());
    if (!*reached) feedback.note(message("plan.certificate_weaker"_text).with("file", file.string()));
    feedback.note(written_note(file));
    return ExitCode::done;
}

ExitCode report_interrupted(const Console& console) {
    return report_error(console, {ErrorKind::cancelled, message("output.interrupted"_text), {}, {}, {}});
}

Message written_note(const std::filesystem::path& file) {
    std::error_code unknown;
    const auto bytes = std::filesystem::file_size(file, unknown);
    return message("log.written"_text)
        .with("file", file.string())
        .with("bytes", unknown ? std::int64_t{0} : static_cast<std::int64_t>(bytes));
}

bool is_report_file(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    return ending == ".json" || ending == ".csv" || ending == ".md" || ending == ".txt";
}

}  // namespace maillage::app
