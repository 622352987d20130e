// SPDX-License-Identifier: Apache-2.0
// GDAL as this program uses it: our drivers alone, no network, no plug-ins, and its messages as values.
#pragma once

#include <string>
#include <vector>

namespace maillage::io {

/// Registers the allowed drivers and shuts every way out (HTTP, PROJ's grids, driver plug-ins). Runs once a process;
/// every file of this room that calls GDAL calls it first. Cost: some milliseconds the first time.
void prepare_gdal();

/// Collects what GDAL and PROJ report on this thread while it lives; nothing reaches stderr. Nests.
class GdalMessages {
  public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    [[nodiscard]] bool failed() const { return !failures_.empty(); }
    /// First failure, else the first warning, else an empty text: GDAL's own words, in English.
    [[nodiscard]] std::string first() const;
    [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }

    /// A driver wanted something from the network, and did not get it.
    [[nodiscard]] bool reached_out() const { return reached_out_; }

    /// Called by GDAL's handler.
    void add(bool failure, const char* text);
    void note_reaching_out() { reached_out_ = true; }

  private:
    std::vector<std::string> failures_;
    std::vector<std::string> warnings_;
    bool reached_out_ = false;
};

}  // namespace maillage::io
