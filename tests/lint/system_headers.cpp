// SPDX-License-Identifier: Apache-2.0
#include "lint/system_headers.h"

#include <algorithm>
#include <array>

namespace maillage::lint {
namespace {

/// ISO/IEC 14882:2020, tables 24 and 25; <format> is left out, g++ 12 has none.
constexpr auto standard = std::to_array<std::string_view>({
    "algorithm", "any", "array", "atomic", "barrier", "bit", "bitset", "cassert", "cctype", "cerrno",
    "cfenv", "cfloat", "charconv", "chrono", "cinttypes", "climits", "clocale", "cmath", "codecvt",
    "compare", "complex", "concepts", "condition_variable", "coroutine", "csetjmp", "csignal", "cstdarg",
    "cstddef", "cstdint", "cstdio", "cstdlib", "cstring", "ctime", "cuchar", "cwchar", "cwctype", "deque",
    "exception", "execution", "filesystem", "forward_list", "fstream", "functional", "future",
    "initializer_list", "iomanip", "ios", "iosfwd", "iostream", "istream", "iterator", "latch", "limits",
    "list", "locale", "map", "memory", "memory_resource", "mutex", "new", "numbers", "numeric", "optional",
    "ostream", "queue", "random", "ranges", "ratio", "regex", "scoped_allocator", "semaphore", "set",
    "shared_mutex", "source_location", "span", "sstream", "stack", "stdexcept", "stop_token", "streambuf",
    "string", "string_view", "strstream", "syncstream", "system_error", "thread", "tuple", "type_traits",
    "typeindex", "typeinfo", "unordered_map", "unordered_set", "utility", "valarray", "variant", "vector",
    "version"});

/// IEEE Std 1003.1: files, processes and the terminal.
constexpr auto posix = std::to_array<std::string_view>({
    "fcntl.h", "poll.h", "signal.h", "spawn.h", "sys/file.h", "sys/ioctl.h", "sys/resource.h", "sys/stat.h",
    "sys/types.h", "sys/wait.h", "termios.h", "unistd.h"});

}  // namespace

bool is_system_header(std::string_view name) {
    return std::find(standard.begin(), standard.end(), name) != standard.end() ||
           std::find(posix.begin(), posix.end(), name) != posix.end();
}

}  // namespace maillage::lint
