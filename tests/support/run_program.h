// SPDX-License-Identifier: Apache-2.0
// Runs another program as a person would: arguments, environment, working folder; no shell between. Its two outputs
// and its end come back. Errors: an exit code of 127 where the program could not be started.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace maillage::test_support {

struct Launch {
    std::string program;
    std::vector<std::string> arguments;
    std::map<std::string, std::string> environment;  ///< added to a bare one: PATH, HOME, LC_ALL=C.UTF-8, MAILLAGE_*
    std::filesystem::path folder;                    ///< working folder; empty: the caller's
    std::chrono::milliseconds patience{120'000};     ///< then it is killed
    std::optional<std::chrono::milliseconds> interrupt_after;  ///< SIGINT, as Ctrl-C sends it
    std::optional<unsigned long long> largest_file;            ///< bytes; writing more fails, as on a full disk
    std::optional<unsigned long long> most_memory;             ///< bytes of address space
    bool without_sockets = false;                              ///< the kernel kills it at its first socket()
};

struct Ended {
    int exit = 0;  ///< 128 + the signal's number where a signal ended it, as a shell says it
    std::string out;
    std::string err;
    bool out_of_patience = false;

    [[nodiscard]] bool crashed() const { return exit >= 128 && exit != 130; }
};

Ended run_program(const Launch& launch);

}  // namespace maillage::test_support
