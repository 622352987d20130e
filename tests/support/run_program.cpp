// SPDX-License-Identifier: Apache-2.0
#include "support/run_program.h"

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <string_view>

namespace maillage::test_support {

namespace {

using Clock = std::chrono::steady_clock;

/// What stands in every environment; nothing of the caller's locale or display leaks in.
std::map<std::string, std::string> environment_of(const Launch& launch) {
    std::map<std::string, std::string> variables{{"LC_ALL", "C.UTF-8"}};
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const auto equals = text.find('=');
        const std::string name(text.substr(0, equals));
        if (name == "PATH" || name == "HOME" || name.starts_with("ASAN_") || name.starts_with("LSAN_") ||
            name.starts_with("UBSAN_") || name.starts_with("TSAN_"))
            variables[name] = text.substr(equals + 1);
    }
    for (const auto& [name, value] : launch.environment) variables[name] = value;
    return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (auto& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// One rule for the kernel: socket() ends the process, every other call passes.
bool forbid_sockets() {
    std::array<sock_filter, 4> rules{{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(SYS_socket), 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    }};
    const sock_fprog filter{static_cast<unsigned short>(rules.size()), rules.data()};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

/// Between fork and exec: only calls that are safe there.
[[noreturn]] void become(const Launch& launch, const std::vector<char*>& arguments,
                         const std::vector<char*>& variables, int out, int err) {
    constexpr int not_started = 127;
    const int nothing = ::open("/dev/null", O_RDONLY);
    if (nothing < 0 || ::dup2(nothing, 0) < 0 || ::dup2(out, 1) < 0 || ::dup2(err, 2) < 0) ::_exit(not_started);
    if (!launch.folder.empty() && ::chdir(launch.folder.c_str()) != 0) ::_exit(not_started);
    if (launch.most_memory) {
        const rlimit limit{*launch.most_memory, *launch.most_memory};
        setrlimit(RLIMIT_AS, &limit);
    }
    if (launch.largest_file) {
        // With SIGXFSZ ignored the write itself fails: what a full disk looks like from inside.
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{*launch.largest_file, *launch.largest_file};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(not_started);
    }
    if (launch.without_sockets && !forbid_sockets()) ::_exit(not_started);
    ::execvpe(launch.program.c_str(), arguments.data(), variables.data());
    ::_exit(not_started);
}

/// Appends what has arrived; false once the writer has closed its end.
bool drain(int from, std::string& into) {
    std::array<char, 65536> buffer;
    const ssize_t count = ::read(from, buffer.data(), buffer.size());
    if (count > 0) into.append(buffer.data(), static_cast<std::size_t>(count));
    return count > 0;
}

/// Reads both outputs until they close, and sends what is due on time.
void follow(pid_t child, const Launch& launch, int out, int err, Ended& ended) {
    const auto begun = Clock::now();
    bool interrupted = false;
    std::array<pollfd, 2> watched{{{out, POLLIN, 0}, {err, POLLIN, 0}}};
    while (watched[0].fd >= 0 || watched[1].fd >= 0) {
        constexpr int slice_milliseconds = 20;
        ::poll(watched.data(), watched.size(), slice_milliseconds);
        if (watched[0].revents != 0 && !drain(out, ended.out)) watched[0].fd = -1;
        if (watched[1].revents != 0 && !drain(err, ended.err)) watched[1].fd = -1;
        const auto elapsed = Clock::now() - begun;
        if (launch.interrupt_after && !interrupted && elapsed > *launch.interrupt_after) {
            interrupted = true;
            ::kill(child, SIGINT);
        }
        if (elapsed > launch.patience && !ended.out_of_patience) {
            ended.out_of_patience = true;
            ::kill(child, SIGKILL);
        }
    }
}

}  // namespace

Ended run_program(const Launch& launch) {
    std::vector<std::string> arguments{launch.program};
    arguments.insert(arguments.end(), launch.arguments.begin(), launch.arguments.end());
    std::vector<std::string> variables;
    for (const auto& [name, value] : environment_of(launch)) variables.push_back(name + "=" + value);
    const auto argument_pointers = pointers_to(arguments);
    const auto variable_pointers = pointers_to(variables);

    Ended ended;
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0) {
        ended.exit = 127;
        return ended;
    }
    const pid_t child = ::fork();
    if (child == 0) become(launch, argument_pointers, variable_pointers, out[1], err[1]);
    ::close(out[1]);
    ::close(err[1]);
    follow(child, launch, out[0], err[0], ended);
    ::close(out[0]);
    ::close(err[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ended.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ended;
}

}  // namespace maillage::test_support
