// SPDX-License-Identifier: Apache-2.0
// A second reading of the shipped France: the tables of geodata/france.gpkg as GDAL gives them, distances as PROJ
// gives them (geodesic on GRS 80), the rules of allocation written down anew. Integer metres, persons. It shares no
// line with the program.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace maillage::cli_test {

struct OracleCommune {
    std::string code;
    std::string department;
    std::string intercommunality;  ///< empty where it belongs to none
    std::int64_t population = 0;
    std::int64_t half_side = 0;  ///< ½·√area in integer metres
    double longitude = 0;
    double latitude = 0;
};

/// Metres from one site to every commune; the site stands at the point of its own commune.
struct OracleCosts {
    std::vector<std::int64_t> metres;
    std::vector<bool> doubtful;  ///< the distance lies within 0.1 mm of a half metre: either rounding is right
};

struct OracleAllocation {
    std::vector<int> site;  ///< per commune, index into the sites asked for
    std::vector<std::int64_t> metres;
    std::int64_t value = 0;  ///< Σ metres · persons
    std::int64_t slack = 0;  ///< persons whose metres are doubtful: the value may differ by as much
};

class FranceOracle {
  public:
    /// Region "76", or "" for all of France.
    explicit FranceOracle(std::string_view region);

    [[nodiscard]] const std::vector<OracleCommune>& communes() const { return communes_; }
    [[nodiscard]] const OracleCommune& at(const std::string& code) const;
    [[nodiscard]] std::int64_t population() const;
    [[nodiscard]] const std::string& kind_of(const std::string& intercommunality) const;
    [[nodiscard]] const std::map<std::string, std::string>& kinds() const { return kinds_; }

    /// Most populous commune of each intercommunality if it lies here (its members elsewhere count), and of each
    /// department left without any. A tie: the smaller code.
    [[nodiscard]] std::set<std::string> epci_main() const;
    /// `epci_main`, every commune of at least 5 000 inhabitants, and the hosts.
    [[nodiscard]] std::set<std::string> default_candidates(const std::set<std::string>& hosts) const;

    /// Computed once per code.
    const OracleCosts& costs(const std::string& code);
    OracleAllocation allocate(const std::vector<std::string>& sites);

  private:
    std::vector<OracleCommune> communes_;
    std::map<std::string, int> index_;
    std::map<std::string, std::string> kinds_;
    std::map<std::string, std::string> most_populous_;  ///< of each intercommunality, in all of France
    std::map<std::string, OracleCosts> costs_;
};

/// The eleven communes the texts name for the programme of Occitanie.
const std::vector<std::string>& known_hosts();

}  // namespace maillage::cli_test
