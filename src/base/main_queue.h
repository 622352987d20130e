// SPDX-License-Identifier: Apache-2.0
// How other threads hand work to the main one: they push, it drains once a frame.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

namespace maillage {

class MainQueue {
  public:
    using Task = std::function<void()>;

    /// `wake` is called after each push, on the pushing thread: it rouses a main loop that sleeps. May be empty.
    explicit MainQueue(Task wake = {}) : wake_(std::move(wake)) {}

    /// From any thread.
    void push(Task task);
    /// Main thread: runs what was pushed before the call, in order; what a task pushes waits for the next call.
    /// Returns how many ran.
    std::size_t drain();

  private:
    std::mutex mutex_;
    std::vector<Task> tasks_;
    Task wake_;
};

}  // namespace maillage
