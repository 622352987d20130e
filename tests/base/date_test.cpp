// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <gtest/gtest.h>

namespace maillage {
namespace {

TEST(Date, ReadsAndWritesIso) {
    EXPECT_EQ(parse_date("2017-09-06"), (Date{2017, 9, 6}));
    EXPECT_EQ(iso_text({2017, 9, 6}), "2017-09-06");
    EXPECT_EQ(parse_date("2016-02-29"), (Date{2016, 2, 29}));
    EXPECT_EQ(parse_date("2000-02-29"), (Date{2000, 2, 29}));
}

TEST(Date, RefusesOtherFormsAndDaysThatDoNotExist) {
    for (const char* text : {"", "2017", "2017-09", "2017-9-6", "06/09/2017", "2017-02-30", "2017-13-01", "2017-00-10",
                             "2017-01-00", "2017-04-31", "2015-02-29", "1900-02-29", "0999-01-01", "2017-09-06 ",
                             "2017-09-0x", "2017-+9-06", "-017-09-06", "2017--1-06", "2017/09/06"})
        EXPECT_FALSE(parse_date(text)) << text;
}

TEST(Date, CountsDays) {
    EXPECT_EQ(day_number({1970, 1, 1}), 0);
    EXPECT_EQ(day_number({1969, 12, 31}), -1);
    EXPECT_EQ(day_number({2000, 3, 1}) - day_number({2000, 2, 28}), 2);
    EXPECT_EQ(day_number({2018, 5, 1}), 17652);
}

TEST(Date, IsOrderedByTime) {
    EXPECT_LT((Date{2017, 9, 6}), (Date{2017, 10, 1}));
    EXPECT_LT((Date{2017, 12, 31}), (Date{2018, 1, 1}));
}

}  // namespace
}  // namespace maillage
