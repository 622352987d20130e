// SPDX-License-Identifier: Apache-2.0
// Expected failures are values: `Result<T>` holds a T or an Error. Bugs are asserts; foreign exceptions stop in the
// room that owns the library.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "base/text.h"

namespace maillage {

/// What kind of failure, hence which exit code of the command line: 2, 3, 3, 1, 130.
enum class ErrorKind { usage, input, environment, infeasible, cancelled };

/// One failure in words: the sentence of `message` says what was found and what was expected, `file` and `place`
/// (row, feature, field, line) where, and `remedy` what to do. Empty file or place = not about a file.
struct Error {
    ErrorKind kind = ErrorKind::input;
    Message message;
    std::string file;
    std::string place;
    Message remedy;
};

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

/// Shorthand: `return fail(Error{...});`
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace maillage
