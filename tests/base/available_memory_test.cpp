// SPDX-License-Identifier: Apache-2.0
#include "base/available_memory.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace maillage {
namespace {

TEST(AvailableMemory, IsSomethingAndLessThanAllThereIs) {
    const std::size_t bytes = available_memory();
    EXPECT_GT(bytes, std::size_t{1} << 20U);
    const auto machine = static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES)) *
                         static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    EXPECT_LT(bytes, machine);
}

// AddressSanitizer reserves terabytes of address space and cannot allocate under a limit.
#ifndef __SANITIZE_ADDRESS__
/// In a process of its own, for a limit cannot be lifted again.
TEST(AvailableMemory, ObeysTheLimitOfTheAddressSpace) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        constexpr rlim_t limit = rlim_t{1} << 16U;
        const rlimit least{limit, limit};
        if (setrlimit(RLIMIT_AS, &least) != 0) _exit(2);
        _exit(available_memory() <= limit ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}
#endif

}  // namespace
}  // namespace maillage
