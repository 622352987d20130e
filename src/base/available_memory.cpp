// SPDX-License-Identifier: Apache-2.0
#include "base/available_memory.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <limits>
#include <optional>
#include <string>

namespace maillage {
namespace {

constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

std::optional<std::size_t> number_in(const std::string& file) {
    std::ifstream stream(file);
    std::size_t number = 0;
    if (stream >> number) return number;
    return std::nullopt;
}

std::size_t free_in_machine() {
    std::ifstream stream("/proc/meminfo");
    std::string name;
    std::size_t kibibytes = 0;
    for (std::string rest; stream >> name >> kibibytes; std::getline(stream, rest))
        if (name == "MemAvailable:") return kibibytes * 1024;
    return unlimited;
}

std::size_t left_in_group() {
    const auto most = number_in("/sys/fs/cgroup/memory.max");
    const auto used = number_in("/sys/fs/cgroup/memory.current");
    if (!most || !used) return unlimited;
    return *most - std::min(*most, *used);
}

std::size_t left_in_address_space() {
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return unlimited;
    const auto pages = number_in("/proc/self/statm");
    const std::size_t used = pages.value_or(0) * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    return limit.rlim_cur - std::min<std::size_t>(limit.rlim_cur, used);
}

}  // namespace

std::size_t available_memory() { return std::min({free_in_machine(), left_in_group(), left_in_address_space()}); }

}  // namespace maillage
