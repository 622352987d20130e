// SPDX-License-Identifier: Apache-2.0
#include "io/gdal_session.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <mutex>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

namespace maillage::io {
namespace {

/// A broken file can report one failure per row; the first ones say enough.
constexpr std::size_t most_messages = 20;

/// Above every error number of GDAL (cpl_error.h ends near 30).
constexpr CPLErrorNum network_refused = 9001;

void collect(CPLErr kind, CPLErrorNum number, const char* text) {
    auto* messages = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (number == network_refused) messages->note_reaching_out();
    if (kind == CE_Failure || kind == CE_Fatal) messages->add(true, text);
    if (kind == CE_Warning) messages->add(false, text);
}

/// Every CPLHTTPFetch of the process ends here: CRS links of GeoJSON, schemas of GML, geocoding functions of SQL.
CPLHTTPResult* refuse_fetch(const char*, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*,
                            void*) {
    CPLError(CE_Failure, network_refused, "network refused");
    // A null answer would hand the request on to curl.
    auto* answer = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    answer->nStatus = 1;
    answer->pszErrBuf = CPLStrdup("network refused");
    return answer;
}

void shut_network() {
    CPLHTTPSetFetchCallback(refuse_fetch, nullptr);
    OSRSetPROJEnableNetwork(0);
    // /vsicurl/ and its relatives open this one name, which does not exist, and nothing else.
    CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", "/vsicurl/none");
}

/// The drivers of allowed_drivers, each by its own function: what is not registered cannot be reached by any name.
void register_allowed_drivers() {
    // Plug-ins are code from a folder named by the environment.
    CPLSetConfigOption("GDAL_DRIVER_PATH", "disable");
    RegisterOGRShape();
    RegisterOGRTAB();
    RegisterOGRCSV();
    RegisterOGRGML();
    RegisterOGRLIBKML();
    RegisterOGRKML();
    RegisterOGRGeoJSON();
    RegisterOGRGeoPackage();
    RegisterOGRFlatGeobuf();
}

}  // namespace

void prepare_gdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        register_allowed_drivers();
        shut_network();
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");  // no .aux.xml beside a user's file
        CPLSetConfigOption("GML_PARSER", "EXPAT");     // Xerces would follow the system id of a DOCTYPE
    });
}

GdalMessages::GdalMessages() {
    CPLPushErrorHandlerEx(collect, this);
}

GdalMessages::~GdalMessages() {
    CPLPopErrorHandler();
}

void GdalMessages::add(bool failure, const char* text) {
    auto& list = failure ? failures_ : warnings_;
    if (list.size() < most_messages) list.emplace_back(text);
}

std::string GdalMessages::first() const {
    if (!failures_.empty()) return failures_.front();
    return warnings_.empty() ? std::string() : warnings_.front();
}

}  // namespace maillage::io
