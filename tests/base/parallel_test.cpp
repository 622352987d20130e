// SPDX-License-Identifier: Apache-2.0
// The promise: the same result on any number of threads, bit for bit, and every index visited once.
#include "base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <numeric>
#include <semaphore>
#include <stdexcept>
#include <string>
#include <thread>

namespace maillage {
namespace {

class Parallel : public ::testing::Test {
  protected:
    void TearDown() override { set_thread_count(default_threads_); }

  private:
    int default_threads_ = thread_count();
};

/// A sum of doubles whose value depends on the order of additions.
double ordered_sum(std::size_t count, std::size_t block) {
    return parallel_reduce(
        count, block, 0.0,
        [](std::size_t begin, std::size_t end) {
            double sum = 0;
            for (std::size_t i = begin; i < end; ++i) sum += std::sin(static_cast<double>(i)) * 1e10;
            return sum;
        },
        [](double& total, double part) { total += part; });
}

TEST_F(Parallel, VisitsEveryIndexOnce) {
    for (const int threads : {1, 2, 3, 8})
        for (const std::size_t count : {0, 1, 2, 7, 64, 65, 1000})
            for (const std::size_t block : {1, 3, 64, 5000}) {
                set_thread_count(threads);
                std::vector<int> visits(count, 0);
                parallel_for(count, block, [&](std::size_t begin, std::size_t end) {
                    for (std::size_t i = begin; i < end; ++i) ++visits[i];
                });
                EXPECT_EQ(visits, std::vector<int>(count, 1)) << threads << ' ' << count << ' ' << block;
            }
}

TEST_F(Parallel, BlocksDoNotDependOnThreads) {
    for (const int threads : {1, 2, 8}) {
        set_thread_count(threads);
        std::vector<std::size_t> ends(10, 0);
        parallel_for(28, 3, [&](std::size_t begin, std::size_t end) {
            EXPECT_EQ(begin % 3, 0u);
            ends[begin / 3] = end;
        });
        EXPECT_EQ(ends, (std::vector<std::size_t>{3, 6, 9, 12, 15, 18, 21, 24, 27, 28}));
    }
}

TEST_F(Parallel, ReductionIsTheSameBitsOnOneToEightThreads) {
    set_thread_count(1);
    const double alone = ordered_sum(10'000, 37);
    for (int threads = 2; threads <= 8; ++threads) {
        set_thread_count(threads);
        for (int repeat = 0; repeat < 5; ++repeat) EXPECT_EQ(ordered_sum(10'000, 37), alone) << threads;
    }
}

TEST_F(Parallel, ReductionStartsFromItsTotal) {
    const auto count_all = [](std::size_t begin, std::size_t end) { return static_cast<int>(end - begin); };
    const auto add = [](int& total, int part) { total += part; };
    EXPECT_EQ(parallel_reduce(10, 4, 100, count_all, add), 110);
    EXPECT_EQ(parallel_reduce(0, 4, 100, count_all, add), 100);
}

TEST_F(Parallel, ALoopInsideALoopRuns) {
    for (const int threads : {1, 2, 4}) {
        set_thread_count(threads);
        std::vector<long> sums(50, 0);
        parallel_for(50, 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                sums[i] = parallel_reduce(
                    100, 7, 0L,
                    [i](std::size_t first, std::size_t last) { return static_cast<long>((last - first) * i); },
                    [](long& total, long part) { total += part; });
        });
        for (std::size_t i = 0; i < sums.size(); ++i) EXPECT_EQ(sums[i], static_cast<long>(100 * i));
    }
}

TEST_F(Parallel, LoopsFromSeveralThreadsRunSideBySide) {
    set_thread_count(3);
    std::atomic<int> visits{0};
    {
        std::vector<std::jthread> callers;
        for (int caller = 0; caller < 4; ++caller)
            callers.emplace_back([&] {
                for (int repeat = 0; repeat < 20; ++repeat)
                    parallel_for(100, 5, [&](std::size_t begin, std::size_t end) {
                        visits += static_cast<int>(end - begin);
                    });
            });
    }
    EXPECT_EQ(visits, 4 * 20 * 100);
}

/// A window must not wait behind a job's long loop.
TEST_F(Parallel, ALoopDoesNotWaitBehindAnotherThreads) {
    set_thread_count(2);
    const double alone = ordered_sum(10'000, 37);
    std::counting_semaphore<> held{0};
    std::counting_semaphore<> go_on{0};
    std::jthread long_loop([&] {
        parallel_for(2, 1, [&](std::size_t, std::size_t) {
            held.release();
            go_on.acquire();
        });
    });
    held.acquire();
    std::binary_semaphore ended{0};
    double beside = 0;
    std::jthread window([&] {
        beside = ordered_sum(10'000, 37);
        ended.release();
    });
    // Far above what the sum needs; only a wait for the other loop reaches it.
    EXPECT_TRUE(ended.try_acquire_for(std::chrono::seconds(20)));
    go_on.release(2);
    window.join();
    EXPECT_EQ(beside, alone) << "the same blocks, folded in the same order";
}

/// Whatever the threads: the failure of the lowest index, once nobody is inside; the pool then works on.
TEST_F(Parallel, WhatABodyThrowsComesOut) {
    for (int threads = 1; threads <= 8; ++threads) {
        set_thread_count(threads);
        for (int repeat = 0; repeat < 20; ++repeat) {
            std::atomic<int> inside{0};
            std::string said;
            try {
                parallel_for(64, 1, [&](std::size_t begin, std::size_t) {
                    ++inside;
                    if (begin % 20 == 13) {
                        --inside;
                        throw std::runtime_error(std::to_string(begin));
                    }
                    --inside;
                });
            } catch (const std::runtime_error& error) {
                said = error.what();
            }
            EXPECT_EQ(said, "13") << threads;
            EXPECT_EQ(inside, 0);
            EXPECT_EQ(parallel_reduce(
                          100, 3, 0, [](std::size_t begin, std::size_t end) { return static_cast<int>(end - begin); },
                          [](int& total, int part) { total += part; }),
                      100);
        }
    }
}

/// Whichever of two failures is caught first.
TEST_F(Parallel, TheFailureOfTheLowestIndexWins) {
    set_thread_count(2);
    for (int repeat = 0; repeat < 40; ++repeat) {
        const std::size_t first = repeat % 2;
        std::atomic<int> begun{0};
        std::atomic<bool> thrown{false};
        std::string said;
        try {
            parallel_for(2, 1, [&](std::size_t begin, std::size_t) {
                ++begun;
                while (begun < 2) std::this_thread::yield();
                if (begin == first) {
                    thrown = true;
                } else {
                    while (!thrown) std::this_thread::yield();
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));  // time for the other to be caught
                }
                throw std::runtime_error(std::to_string(begin));
            });
        } catch (const std::runtime_error& error) {
            said = error.what();
        }
        EXPECT_EQ(said, "0") << "block " << first << " threw first";
    }
}

TEST_F(Parallel, ThreadCountChangesBetweenLoops) {
    for (int repeat = 0; repeat < 10; ++repeat)
        for (const int threads : {1, 4, 2, 8}) {
            set_thread_count(threads);
            EXPECT_EQ(thread_count(), threads);
            std::atomic<std::size_t> sum{0};
            parallel_for(200, 10, [&](std::size_t begin, std::size_t end) { sum += end - begin; });
            EXPECT_EQ(sum, 200u);
        }
}

TEST_F(Parallel, ThereIsAlwaysOneThread) {
    set_thread_count(0);
    EXPECT_EQ(thread_count(), 1);
    set_thread_count(-5);
    EXPECT_EQ(thread_count(), 1);
}

TEST_F(Parallel, ManyShortLoopsAreNotLost) {
    set_thread_count(4);
    for (int repeat = 0; repeat < 2000; ++repeat) {
        std::atomic<int> blocks{0};
        parallel_for(4, 1, [&](std::size_t, std::size_t) { ++blocks; });
        ASSERT_EQ(blocks, 4) << repeat;
    }
}

}  // namespace
}  // namespace maillage
