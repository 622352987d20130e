// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
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

    void run() {
        for (;;) {
            const std::size_t begin = next.fetch_add(block);
            if (begin >= count) return;
            (*body)(begin, std::min(begin + block, count));
        }
    }
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

    void run(Loop& loop) {
        const std::scoped_lock turn(turn_);
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
    if (Pool::inside_loop || count <= loop.block || thread_count() == 1) {
        for (std::size_t begin = 0; begin < count; begin += loop.block)
            body(begin, std::min(begin + loop.block, count));
        return;
    }
    Pool::instance().run(loop);
}

}  // namespace maillage
