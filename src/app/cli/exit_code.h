// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

namespace maillage::app {

/// What the shell sees. The answer "no" (a rule not met, no plan) is not an error.
enum class ExitCode { done = 0, answer_is_no = 1, wrong_usage = 2, bad_input = 3, interrupted = 130 };

[[nodiscard]] constexpr ExitCode exit_code(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::usage: return ExitCode::wrong_usage;
        case ErrorKind::input:
        case ErrorKind::environment: return ExitCode::bad_input;
        case ErrorKind::infeasible: return ExitCode::answer_is_no;
        case ErrorKind::cancelled: return ExitCode::interrupted;
    }
    return ExitCode::bad_input;
}

}  // namespace maillage::app
