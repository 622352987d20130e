// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>

namespace maillage {
namespace {

/// One loop in flight. Workers and caller draw block numbers from `next` until none is left.
struct Loop {
    const std::function<void(std::size_t, std::size_t)>* body = nullptr;
    std::size_t count = 0;
    std::size_t block = 1;
    std::atomic<std::size_t> next{0};

    void run() noexcept {
        for (;;) {
            const std::size_t begin = next.fetch_add(block);
            if (begin >= count) return;
            try {
                (*body)(begin, std::min(begin + block, count));
            } catch (...) {
                keep(begin, std::current_exception());
            }
        }
    }

    /// After every thread has left.
    void rethrow() const {
        if (error_) std::rethrow_exception(error_);
    }

  private:
    /// The first failure in index order is the one a single thread would have met: blocks before it were drawn before
    /// it, and run to their end. No block after it begins.
    void keep(std::size_t begin, std::exception_ptr error) {
        next.store(count);
        const std::scoped_lock lock(mutex_);
        if (begin >= failed_at_) return;
        failed_at_ = begin;
        error_ = std::move(error);
    }

    std::mutex mutex_;
    std::size_t failed_at_ = std::numeric_limits<std::size_t>::max();
    std::exception_ptr error_;
};

class Pool {
  public:
    static Pool& instance() {
        static Pool pool;
        return pool;
    }

    void resize(int threads) {
        const std::scoped_lock turn(turn_);
        stop();
        threads_ = std::max(1, threads);
    }

    [[nodiscard]] int size() const { return threads_; }

    /// False where another thread's loop has the workers: nobody waits behind it (the window least of all).
    bool run(Loop& loop) {
        const std::unique_lock turn(turn_, std::try_to_lock);
        if (!turn) return false;
        start();
        {
            const std::scoped_lock lock(mutex_);
            loop_ = &loop;
            ++generation_;
            busy_ = workers_.size();
        }
        wake_.notify_all();
        inside_loop = true;
        loop.run();
        inside_loop = false;
        std::unique_lock lock(mutex_);
        done_.wait(lock, [&] { return busy_ == 0; });
        loop_ = nullptr;
        return true;
    }

    static thread_local bool inside_loop;

  private:
    Pool() = default;
    ~Pool() { stop(); }

    void start() {
        while (static_cast<int>(workers_.size()) + 1 < threads_)
            workers_.emplace_back([this, seen = generation_](const std::stop_token& token) { work(token, seen); });
    }

    void stop() {
        for (auto& worker : workers_) worker.request_stop();
        {
            const std::scoped_lock lock(mutex_);
        }
        wake_.notify_all();
        workers_.clear();
    }

    /// `seen` is the generation at the worker's birth, taken by its maker: a loop that starts before the thread
    /// runs must not be missed.
    void work(const std::stop_token& token, std::size_t seen) {
        inside_loop = true;
        std::unique_lock lock(mutex_);
        for (;;) {
            wake_.wait(lock, [&] { return token.stop_requested() || (generation_ != seen && loop_ != nullptr); });
            if (token.stop_requested()) return;
            seen = generation_;
            Loop* loop = loop_;
            lock.unlock();
            loop->run();
            lock.lock();
            if (--busy_ == 0) done_.notify_one();
        }
    }

    std::atomic<int> threads_ = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    std::mutex turn_;  // one loop at a time
    std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable done_;
    Loop* loop_ = nullptr;
    std::size_t generation_ = 0;
    std::size_t busy_ = 0;
    std::vector<std::jthread> workers_;
};

thread_local bool Pool::inside_loop = false;

}  // namespace

void set_thread_count(int count) { Pool::instance().resize(count); }

int thread_count() { return Pool::instance().size(); }

void parallel_for(std::size_t count, std::size_t block, const std::function<void(std::size_t, std::size_t)>& body) {
    if (count == 0) return;
    Loop loop;
    loop.body = &body;
    loop.count = count;
    loop.block = std::max<std::size_t>(1, block);
    const bool alone = Pool::inside_loop || count <= loop.block || thread_count() == 1;
    if (!alone && Pool::instance().run(loop)) return loop.rethrow();
    for (std::size_t begin = 0; begin < count; begin += loop.block) body(begin, std::min(begin + loop.block, count));
}

}  // namespace maillage
