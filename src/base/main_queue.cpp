// SPDX-License-Identifier: Apache-2.0
#include "base/main_queue.h"

namespace maillage {

void MainQueue::push(Task task) {
    {
        const std::scoped_lock lock(mutex_);
        tasks_.push_back(std::move(task));
    }
    if (wake_) wake_();
}

std::size_t MainQueue::drain() {
    std::vector<Task> due;
    {
        const std::scoped_lock lock(mutex_);
        due.swap(tasks_);
    }
    // Outside the lock: a task may push, and a worker must not wait for it.
    for (const Task& task : due) task();
    return due.size();
}

}  // namespace maillage
