// SPDX-License-Identifier: Apache-2.0
#include "base/job_runner.h"

#include <atomic>
#include <exception>
#include <new>
#include <utility>

namespace maillage {

/// What a job is asked and what it says, seen from both threads.
class JobRunner::Job final : public Feedback {
  public:
    Job(std::string_view job_kind, Work job_work) : kind(job_kind), work(std::move(job_work)) {}

    void progress(double fraction, TextKey phase) override {
        const std::scoped_lock lock(mutex_);
        progress_ = {fraction, phase};
    }
    [[nodiscard]] bool cancelled() const override { return cancelled_.load(std::memory_order_relaxed); }
    void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
    [[nodiscard]] JobProgress progress() const {
        const std::scoped_lock lock(mutex_);
        return progress_;
    }

    const std::string kind;
    const Work work;

  private:
    mutable std::mutex mutex_;
    JobProgress progress_;
    std::atomic<bool> cancelled_{false};
};

JobRunner::JobRunner(MainQueue& results, Failure failure)
    : results_(results),
      failure_(std::move(failure)),
      worker_([this](const std::stop_token& stop) { work(stop); }) {}

JobRunner::~JobRunner() {
    {
        // Waiting jobs first, so that none begins; the running one may have been cancelled, hence not be in `live_`.
        const std::scoped_lock lock(mutex_);
        waiting_.clear();
        if (running_) running_->cancel();
    }
    worker_.request_stop();
    worker_.join();
}

void JobRunner::start(std::string_view kind, Work work) {
    cancel(kind);
    auto job = std::make_shared<Job>(kind, std::move(work));
    live_.emplace(std::string(kind), job);
    {
        const std::scoped_lock lock(mutex_);
        waiting_.push_back(std::move(job));
    }
    wake_.notify_all();
}

void JobRunner::cancel(std::string_view kind) {
    const auto found = live_.find(kind);
    if (found == live_.end()) return;
    found->second->cancel();
    live_.erase(found);
}

std::optional<JobProgress> JobRunner::progress(std::string_view kind) const {
    const auto found = live_.find(kind);
    if (found == live_.end()) return std::nullopt;
    return found->second->progress();
}

void JobRunner::work(const std::stop_token& stop) {
    for (;;) {
        std::shared_ptr<Job> job;
        {
            std::unique_lock lock(mutex_);
            running_.reset();
            if (!wake_.wait(lock, stop, [&] { return !waiting_.empty(); })) return;
            job = std::move(waiting_.front());
            waiting_.pop_front();
            running_ = job;
        }
        if (job->cancelled()) continue;
        Completion completion = completion_of(*job);
        results_.push([this, job, completion = std::move(completion)] { finish(job, completion); });
    }
}

JobRunner::Completion JobRunner::completion_of(Job& job) const {
    const auto failed = [&](Message what, TextKey remedy) -> Completion {
        if (!failure_) return {};
        return [this, kind = job.kind, error = Error{ErrorKind::environment, std::move(what), {}, {}, message(remedy)}] {
            failure_(kind, error);
        };
    };
    // Nothing above a thread's function would catch it: the program would end, and the planner's work with it.
    try {
        return job.work(job);
    } catch (const std::bad_alloc&) {
        return failed(message("job.no_memory"_text), "job.no_memory_remedy"_text);
    } catch (const std::exception& error) {
        return failed(message("job.failed"_text).with("detail", std::string(error.what())), "job.failed_remedy"_text);
    }
}

void JobRunner::finish(const std::shared_ptr<Job>& job, const Completion& completion) {
    const auto found = live_.find(job->kind);
    if (found == live_.end() || found->second != job) return;
    live_.erase(found);
    if (completion) completion();
}

}  // namespace maillage
