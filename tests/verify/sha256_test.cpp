// SPDX-License-Identifier: Apache-2.0
// The examples NIST publishes for SHA-256 (FIPS 180-4, example values), and the canonical text's own rules.
#include "base/sha256.h"

#include <gtest/gtest.h>

#include "verify/canonical_text.h"

namespace maillage::verify {
namespace {

std::string hash_of(std::string_view text) {
    Sha256 hash;
    hash.add(text);
    return hash.finish();
}

TEST(Sha256, GivesThePublishedValues) {
    EXPECT_EQ(hash_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hash_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hash_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(hash_of(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, DoesNotDependOnThePieces) {
    const std::string text(200, 'x');
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        Sha256 hash;
        hash.add(std::string_view(text).substr(0, cut));
        hash.add(std::string_view(text).substr(cut));
        EXPECT_EQ(hash.finish(), hash_of(text));
    }
}

std::string checksum(std::string_view text) {
    const auto tape = parse_tape(text, "made.json");
    EXPECT_TRUE(tape.has_value());
    return tape ? checksum_of(Item(*tape, 0)) : std::string();
}

/// Members by name, no spaces, numbers in their shortest form, the checksum itself empty.
TEST(CanonicalText, IsThatOfTheFormat) {
    const std::string canonical = R"({"a":[1,-2,2.5,"é\n"],"checksum":"","z":{"b":null,"c":true}})";
    const std::string expected = "sha256:" + hash_of(canonical);
    EXPECT_EQ(checksum(canonical), expected);
    EXPECT_EQ(checksum(" {\"z\" : {\"c\":true,\"b\":null},\n\"checksum\":\"what it was\", \"a\":[1, -2, 2.50, \"\\u00e9\\n\"] }"),
              expected);
    EXPECT_NE(checksum(R"({"a":[1,-2,2.5,"é\n"],"checksum":"","z":{"b":null,"c":false}})"), expected);
}

}  // namespace
}  // namespace maillage::verify
