// SPDX-License-Identifier: Apache-2.0
#include "base/quantity.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <type_traits>

namespace maillage {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b) { a + b; };

static_assert(Addable<Meters, Meters>);
static_assert(!Addable<Meters, Persons>);
static_assert(!std::is_convertible_v<int, Meters>);
static_assert(!std::is_convertible_v<Meters, Persons>);

TEST(Quantity, MetersTimesPersonsNeeds64Bits) {
    const Meters far{20'000'000};
    const Persons many{68'017'091};
    EXPECT_EQ((far * many).value, 1'360'341'820'000'000);
    EXPECT_EQ((Meters{-3} * Persons{4}).value, -12);
}

TEST(Quantity, WholeMetersAreThoseOfLround) {
    for (const double whole : {0.0, 1.0, 2.0, 123'456.0, 19'999'999.0})
        for (const double part : {0.0, 0.25, 0.5, 0.75}) {
            const double length = whole + part;
            for (const double near : {std::nextafter(length, 0.0), length, std::nextafter(length, 1e9)})
                EXPECT_EQ(whole_meters(near).value, std::lround(near)) << near;
        }
}

TEST(Quantity, SumsDifferencesAndOrder) {
    Meters total{3};
    total += Meters{4};
    EXPECT_EQ(total, Meters{7});
    EXPECT_EQ(total - Meters{9}, Meters{-2});
    EXPECT_LT(Meters{1}, Meters{2});
    EXPECT_DOUBLE_EQ(kilometers(Meters{30'500}), 30.5);
}

}  // namespace
}  // namespace maillage
