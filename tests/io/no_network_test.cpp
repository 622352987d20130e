// SPDX-License-Identifier: Apache-2.0
// Proof that reading a file opens no socket: each file is read in a child process whose kernel kills it at the first
// socket, connect or similar call (seccomp, linux/seccomp.h of linux-libc-dev; nothing to install).
#include <array>
#include <cpl_http.h>
#include <csignal>
#include <cstddef>
#include <functional>
#include <gtest/gtest.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/gdal_session.h"
#include "io/layer_reader.h"
#include "io/scratch_folder.h"

namespace maillage::io {
namespace {

using test::ScratchFolder;

constexpr std::array forbidden = {SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_sendto, SYS_sendmsg};

bool forbid_sockets() {
    std::vector<sock_filter> program;
    program.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
    for (const long number : forbidden) {
        program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(number), 0, 1));
        program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    }
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

enum class Outcome { quiet, killed, no_filter, other };

Outcome without_sockets(const std::function<void()>& body) {
    constexpr int no_filter_code = 77;
    const pid_t child = ::fork();
    if (child == 0) {
        if (!forbid_sockets()) ::_exit(no_filter_code);
        body();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS) return Outcome::killed;
    if (WIFEXITED(status) && WEXITSTATUS(status) == no_filter_code) return Outcome::no_filter;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? Outcome::quiet : Outcome::other;
}

/// Addresses of RFC 5737 and RFC 2606: they belong to nobody.
constexpr const char* linked_geojson =
    R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://192.0.2.1/crs","type":"proj4"}},)"
    R"("features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1.5,43.5]}}]})";

constexpr const char* url_geojson =
    R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"http://192.0.2.1/crs"}},)"
    R"("features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1.5,43.5]}}]})";

constexpr const char* network_kml =
    R"(<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>)"
    R"(<NetworkLink><Link><href>http://192.0.2.1/more.kml</href></Link></NetworkLink>)"
    R"(<Style id="s"><IconStyle><Icon><href>http://192.0.2.1/i.png</href></Icon></IconStyle></Style>)"
    R"(<Placemark><name>Auch</name><styleUrl>http://192.0.2.1/style.kml#s</styleUrl>)"
    R"(<Point><coordinates>0.58,43.64</coordinates></Point></Placemark></Document></kml>)";

std::string schema_gml(const std::string& encoding, const std::string& crs) {
    return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" +
           R"(<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml" )"
           R"(xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="http://192.0.2.1/t" )"
           R"(xsi:schemaLocation="http://192.0.2.1/t http://192.0.2.1/wfs?SERVICE=WFS&amp;REQUEST=DescribeFeatureType )"
           R"(http://www.opengis.net/wfs http://192.0.2.1/wfs.xsd">)"
           R"(<gml:featureMember><t:site><t:name>Auch</t:name><t:link xmlns:xlink="http://www.w3.org/1999/xlink" )"
           R"(xlink:href="http://192.0.2.1/x.gml#a"/><gml:pointProperty><gml:Point srsName=")" +
           crs +
           R"("><gml:coordinates>0.58,43.64</gml:coordinates></gml:Point></gml:pointProperty></t:site>)"
           R"(</gml:featureMember></wfs:FeatureCollection>)";
}

TEST(NoNetwork, TheGuardKillsTheFirstSocket) {
    const Outcome outcome = without_sockets([] { (void)::socket(AF_INET, SOCK_STREAM, 0); });
    ASSERT_NE(outcome, Outcome::no_filter) << "this kernel has no seccomp filters";
    EXPECT_EQ(outcome, Outcome::killed);
}

/// Without our refusal the same file does reach out: the proof below would notice.
TEST(NoNetwork, BareGdalWouldFollowTheLink) {
    const ScratchFolder folder;
    const auto file = folder.write("link.geojson", linked_geojson);
    EXPECT_EQ(without_sockets([&] {
                  prepare_gdal();
                  CPLHTTPSetFetchCallback(nullptr, nullptr);
                  (void)read_layers(file, ValidityCheck::check);
              }),
              Outcome::killed);
}

struct Lure {
    const char* file;
    std::string bytes;
};

class NetworkLure : public testing::TestWithParam<Lure> {};

TEST_P(NetworkLure, OpensNoSocket) {
    const ScratchFolder folder;
    const auto file = folder.write(GetParam().file, GetParam().bytes);
    EXPECT_EQ(without_sockets([&] { (void)read_layers(file, ValidityCheck::check); }), Outcome::quiet);
    EXPECT_EQ(folder.names(), std::vector<std::string>{GetParam().file});
}

INSTANTIATE_TEST_SUITE_P(
    Files, NetworkLure,
    testing::Values(Lure{"link.geojson", linked_geojson}, Lure{"url.geojson", url_geojson},
                    Lure{"network.kml", network_kml}, Lure{"schema.gml", schema_gml("UTF-8", "EPSG:4326")},
                    Lure{"odd_encoding.gml", schema_gml("ISO-8859-15", "EPSG:4326")},
                    Lure{"crs.gml", schema_gml("UTF-8", "http://192.0.2.1/def/crs/EPSG/0/4326")},
                    Lure{"link.csv", "WKT,link\n\"POINT(1 43)\",http://192.0.2.1/\n"}),
    [](const auto& entry) {
        std::string name = entry.param.file;
        for (char& c : name) c = c == '.' ? '_' : c;
        return name;
    });

}  // namespace
}  // namespace maillage::io
