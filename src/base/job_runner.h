// SPDX-License-Identifier: Apache-2.0
// Long work beside the main thread: one worker, first come first served; heavy jobs are parallel inside.
//
//     runner.start("plan", [data](Feedback& feedback) -> JobRunner::Completion {
//         auto plan = run_plan(*data, feedback);                       // on the worker
//         return [plan = std::move(plan)] { show(plan); };             // on the main thread, by MainQueue::drain
//     });
//
// The newest job of a kind supersedes the older: that one is cancelled and its completion is dropped, even when it
// waits in the queue already. So is a job that was cancelled: whoever changes what a job was started from cancels it.
// All functions are for the main thread; `Work` runs on the worker. What it throws (memory that is not there) becomes an
// Error for `Failure`, on the main thread, under the same rules as a completion.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "base/feedback.h"
#include "base/main_queue.h"
#include "base/result.h"

namespace maillage {

/// How far a job is. `phase` empty until it says something.
struct JobProgress {
    double fraction = 0;
    TextKey phase;
};

class JobRunner {
  public:
    using Completion = std::function<void()>;
    using Work = std::function<Completion(Feedback&)>;
    using Failure = std::function<void(std::string_view kind, const Error& error)>;

    /// `results` must outlive the runner. `failure` may be empty: then a job that throws ends without a word.
    explicit JobRunner(MainQueue& results, Failure failure = {});
    /// Cancels everything and waits for the job at hand to notice; no completion runs afterwards.
    ~JobRunner();
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    void start(std::string_view kind, Work work);
    /// Answers at once: the job no longer shows and its completion will not run, though its thread may need a moment.
    void cancel(std::string_view kind);
    /// Of the newest job of that kind, from `start` until its completion has run; nothing when there is none.
    [[nodiscard]] std::optional<JobProgress> progress(std::string_view kind) const;
    [[nodiscard]] bool busy() const { return !live_.empty(); }

  private:
    class Job;

    void work(const std::stop_token& stop);
    [[nodiscard]] Completion completion_of(Job& job) const;
    void finish(const std::shared_ptr<Job>& job, const Completion& completion);

    MainQueue& results_;
    Failure failure_;
    std::map<std::string, std::shared_ptr<Job>, std::less<>> live_;  ///< newest of each kind; main thread only
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<std::shared_ptr<Job>> waiting_;
    std::shared_ptr<Job> running_;
    std::jthread worker_;  ///< last: starts when all else stands
};

}  // namespace maillage
