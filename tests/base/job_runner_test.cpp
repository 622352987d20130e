// SPDX-License-Identifier: Apache-2.0
#include "base/job_runner.h"

#include <gtest/gtest.h>

#include <chrono>
#include <new>
#include <semaphore>
#include <stdexcept>

#include "base/parallel.h"

namespace maillage {
namespace {

using namespace std::chrono_literals;

/// Far above what any job here needs; only a hang reaches it.
constexpr auto patience = 30s;

/// A main loop in small: sleeps until a worker pushes, then drains.
struct Loop {
    std::counting_semaphore<> pushed{0};
    MainQueue queue{[this] { pushed.release(); }};

    bool turn() {
        if (!pushed.try_acquire_for(patience)) return false;
        queue.drain();
        return true;
    }
};

TEST(MainQueue, RunsInOrderAndLeavesNewTasksForTheNextTurn) {
    MainQueue queue;
    std::string order;
    queue.push([&] {
        order += 'a';
        queue.push([&] { order += 'c'; });
    });
    queue.push([&] { order += 'b'; });
    EXPECT_EQ(queue.drain(), 2U);
    EXPECT_EQ(order, "ab");
    EXPECT_EQ(queue.drain(), 1U);
    EXPECT_EQ(order, "abc");
    EXPECT_EQ(queue.drain(), 0U);
}

TEST(JobRunner, WorkRunsElsewhereAndItsCompletionOnTheMainThread) {
    Loop loop;
    JobRunner runner(loop.queue);
    const auto main_thread = std::this_thread::get_id();
    bool done = false;
    runner.start("sum", [&](Feedback&) -> JobRunner::Completion {
        EXPECT_NE(std::this_thread::get_id(), main_thread);
        const auto sum = parallel_reduce(
            1000, 10, std::size_t{0},
            [](std::size_t begin, std::size_t end) {
                std::size_t part = 0;
                for (std::size_t i = begin; i < end; ++i) part += i;
                return part;
            },
            [](std::size_t& total, std::size_t part) { total += part; });
        return [&, sum] {
            EXPECT_EQ(std::this_thread::get_id(), main_thread);
            EXPECT_EQ(sum, 499'500U);
            done = true;
        };
    });
    EXPECT_TRUE(runner.progress("sum").has_value());
    ASSERT_TRUE(loop.turn());
    EXPECT_TRUE(done);
    EXPECT_FALSE(runner.progress("sum").has_value());
    EXPECT_FALSE(runner.busy());
}

TEST(JobRunner, ShowsWhatTheJobSays) {
    Loop loop;
    JobRunner runner(loop.queue);
    std::binary_semaphore said{0};
    std::binary_semaphore go_on{0};
    runner.start("plan", [&](Feedback& feedback) -> JobRunner::Completion {
        feedback.progress(0.25, "progress.territory"_text);
        said.release();
        go_on.acquire();
        return {};
    });
    said.acquire();
    const auto progress = runner.progress("plan");
    ASSERT_TRUE(progress.has_value());
    EXPECT_DOUBLE_EQ(progress->fraction, 0.25);
    EXPECT_EQ(progress->phase.id, "progress.territory");
    go_on.release();
    ASSERT_TRUE(loop.turn());
    EXPECT_FALSE(runner.progress("plan").has_value());
}

TEST(JobRunner, TheNewestOfAKindSupersedesTheOlder) {
    Loop loop;
    JobRunner runner(loop.queue);
    std::binary_semaphore first_runs{0};
    std::string shown;
    runner.start("plan", [&](Feedback& feedback) -> JobRunner::Completion {
        first_runs.release();
        while (!feedback.cancelled()) std::this_thread::yield();
        return [&] { shown += "first"; };
    });
    first_runs.acquire();
    for (int i = 0; i < 20; ++i)
        runner.start("plan", [&](Feedback&) -> JobRunner::Completion { return [&] { shown += "queued"; }; });
    runner.start("plan", [&](Feedback&) -> JobRunner::Completion { return [&] { shown += "last"; }; });
    while (runner.busy()) ASSERT_TRUE(loop.turn());
    EXPECT_EQ(shown, "last");
}

TEST(JobRunner, OtherKindsAreLeftAlone) {
    Loop loop;
    JobRunner runner(loop.queue);
    int done = 0;
    runner.start("plan", [&](Feedback&) -> JobRunner::Completion { return [&] { done += 1; }; });
    runner.start("save", [&](Feedback&) -> JobRunner::Completion { return [&] { done += 10; }; });
    runner.cancel("nothing of that kind");
    while (runner.busy()) ASSERT_TRUE(loop.turn());
    EXPECT_EQ(done, 11);
}

TEST(JobRunner, ACancelledJobNeverCompletesEvenWhenItsResultWaits) {
    Loop loop;
    JobRunner runner(loop.queue);
    bool shown = false;
    runner.start("plan", [&](Feedback&) -> JobRunner::Completion { return [&] { shown = true; }; });
    ASSERT_TRUE(loop.pushed.try_acquire_for(patience));  // the result is in the queue, not yet drained
    runner.cancel("plan");
    EXPECT_FALSE(runner.progress("plan").has_value());
    EXPECT_EQ(loop.queue.drain(), 1U);
    EXPECT_FALSE(shown);
}

/// Memory that is not there ends a job with words, not the program; the next job runs.
TEST(JobRunner, AJobThatThrowsBecomesAnErrorOnTheMainThread) {
    Loop loop;
    const auto main_thread = std::this_thread::get_id();
    std::vector<std::string> failures;
    JobRunner runner(loop.queue, [&](std::string_view kind, const Error& error) {
        EXPECT_EQ(std::this_thread::get_id(), main_thread);
        failures.push_back(std::string(kind) + " " + std::string(error.message.key.id));
    });
    runner.start("plan", [](Feedback&) -> JobRunner::Completion { throw std::bad_alloc(); });
    runner.start("save", [](Feedback&) -> JobRunner::Completion {
        parallel_for(100, 1, [](std::size_t, std::size_t) { throw std::runtime_error("why"); });
        return {};
    });
    bool done = false;
    runner.start("open", [&](Feedback&) -> JobRunner::Completion { return [&] { done = true; }; });
    while (runner.busy()) ASSERT_TRUE(loop.turn());
    EXPECT_EQ(failures, (std::vector<std::string>{"plan job.no_memory", "save job.failed"}));
    EXPECT_TRUE(done);
}

TEST(JobRunner, ACancelledJobThatThrowsSaysNothing) {
    Loop loop;
    bool told = false;
    JobRunner runner(loop.queue, [&](std::string_view, const Error&) { told = true; });
    runner.start("plan", [](Feedback&) -> JobRunner::Completion { throw std::bad_alloc(); });
    ASSERT_TRUE(loop.pushed.try_acquire_for(patience));
    runner.cancel("plan");
    loop.queue.drain();
    EXPECT_FALSE(told);
}

TEST(JobRunner, EndingItStopsTheJobAtHandAndDropsTheRest) {
    MainQueue queue;
    bool shown = false;
    bool second_ran = false;
    std::binary_semaphore runs{0};
    {
        JobRunner runner(queue);
        runner.start("plan", [&](Feedback& feedback) -> JobRunner::Completion {
            runs.release();
            while (!feedback.cancelled()) std::this_thread::yield();
            return [&] { shown = true; };
        });
        runner.start("save", [&](Feedback&) -> JobRunner::Completion {
            second_ran = true;
            return {};
        });
        runs.acquire();
    }
    EXPECT_FALSE(shown);
    EXPECT_FALSE(second_ran);
}

TEST(JobRunner, EndingItWaitsForAJobCancelledBefore) {
    MainQueue queue;
    bool ended = false;
    std::binary_semaphore runs{0};
    {
        JobRunner runner(queue);
        runner.start("plan", [&](Feedback& feedback) -> JobRunner::Completion {
            runs.release();
            while (!feedback.cancelled()) std::this_thread::yield();
            ended = true;
            return {};
        });
        runs.acquire();
        runner.cancel("plan");
    }
    EXPECT_TRUE(ended);
}

}  // namespace
}  // namespace maillage
