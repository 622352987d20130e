// SPDX-License-Identifier: Apache-2.0
// Random numbers that are the same with every standard library.
#pragma once

#include <cstddef>
#include <cstdint>

namespace maillage::optimise {

/// splitmix64 (Steele, Lea, Flood, OOPSLA 2014).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    /// 0 to `count` - 1; `count` >= 1.
    [[nodiscard]] std::size_t below(std::size_t count) {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return static_cast<std::size_t>((z ^ (z >> 31U)) % count);
    }

  private:
    std::uint64_t state_;
};

}  // namespace maillage::optimise
