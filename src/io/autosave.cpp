// SPDX-License-Identifier: Apache-2.0
#include "io/autosave.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "io/input_error.h"
#include "io/json_reader.h"
#include "io/json_writer.h"
#include "io/state_folder.h"

namespace maillage::io {
namespace {

constexpr const char* copy_ending = ".autosave";
constexpr const char* lock_ending = ".lock";
constexpr int autosave_version = 1;

std::filesystem::path lock_of(const std::filesystem::path& copy) {
    std::filesystem::path lock = copy;
    return lock.replace_extension(lock_ending);
}

void remove_quietly(const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
    if (file.empty()) return {};
    std::error_code failure;
    return std::filesystem::absolute(file, failure).parent_path();
}

/// The lock of a copy that nobody alive holds, held as long as this lives.
class Abandoned {
  public:
    explicit Abandoned(const std::filesystem::path& copy)
        : file_(::open(lock_of(copy).c_str(), O_RDWR | O_CLOEXEC)), free_(file_ < 0 && errno == ENOENT) {
        if (file_ >= 0) free_ = ::flock(file_, LOCK_EX | LOCK_NB) == 0;
    }
    ~Abandoned() {
        if (file_ >= 0) ::close(file_);
    }
    Abandoned(const Abandoned&) = delete;
    Abandoned& operator=(const Abandoned&) = delete;
    [[nodiscard]] bool is_sure() const { return free_; }

  private:
    int file_;
    bool free_;
};

bool is_copy(const std::filesystem::path& file) {
    return file.extension() == copy_ending && file.filename().string().front() != '.';
}

/// The names of a folder; none where it cannot be read.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure))
        files.push_back(entry->path());
    return files;
}

/// What killed processes leave beside their copies: locks of nothing, and temporary files of a write that never ended.
void sweep(const std::filesystem::path& folder) {
    constexpr std::chrono::hours long_ago{24};  // no write takes that long
    for (const std::filesystem::path& file : files_of(folder)) {
        std::error_code failure;
        if (file.extension() == lock_ending) {
            std::filesystem::path copy = file;
            copy.replace_extension(copy_ending);
            const Abandoned lock(copy);
            if (lock.is_sure() && !std::filesystem::exists(copy, failure)) remove_quietly(file);
        } else if (file.filename().string().starts_with(".maillage-")) {
            const auto written = std::filesystem::last_write_time(file, failure);
            if (!failure && std::filesystem::file_time_type::clock::now() - written > long_ago) remove_quietly(file);
        }
    }
}

std::int64_t seconds_since_1970() {
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

/// A copy as JSON: what was lost, then the project itself.
std::string copy_text(const ProjectDocument& document, const std::filesystem::path& file, std::uint64_t edits) {
    std::error_code failure;
    Value copy;
    copy.set("format", "maillage-autosave");
    copy.set("version", autosave_version);
    copy.set("project", file.empty() ? std::string() : std::filesystem::absolute(file, failure).string());
    copy.set("saved_at", seconds_since_1970());
    copy.set("edits", static_cast<std::int64_t>(edits));
    // Absolute paths: the copy does not lie where the project does.
    copy.set("content", project_value(document, {}));
    return json_text(copy, JsonLayout::indented) + "\n";
}

template <class T>
T member(const Value& object, std::string_view key) {
    const Value* found = object.find(key);
    const T* content = found == nullptr ? nullptr : std::get_if<T>(&found->content());
    return content == nullptr ? T{} : *content;
}

Result<Value> read_copy(const std::filesystem::path& copy) {
    const auto text = read_bytes(copy, JsonLimits{}.bytes);
    if (!text) return fail(text.error());
    auto value = parse_json(*text, copy);
    if (!value) return value;
    if (member<std::string>(*value, "format") != "maillage-autosave" ||
        member<std::int64_t>(*value, "version") != autosave_version)
        return fail(input_error(copy, {}, message("project.not_a_project"_text), "project.not_a_project_remedy"_text));
    return value;
}

}  // namespace

bool is_autosave_due(const AutosaveMark& last, std::uint64_t edits, AutosaveClock::time_point now) {
    if (edits <= last.edits) return false;
    return edits - last.edits >= autosave_edits || now - last.at >= autosave_interval;
}

/// Holds the lock file of one copy as long as it lives.
class Autosave::Lock {
  public:
    explicit Lock(int file) : file_(file) {}
    ~Lock() { ::close(file_); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

    /// A name nobody has: the process id, numbered where this process (or one of another machine) has it already.
    static std::unique_ptr<Lock> take(const std::filesystem::path& folder, std::filesystem::path& copy) {
        constexpr int most_tries = 10'000;
        for (int number = 0; number < most_tries; ++number) {
            copy = folder / (std::to_string(::getpid()) + "-" + std::to_string(number) + copy_ending);
            std::error_code failure;
            if (std::filesystem::exists(copy, failure)) continue;  // lost by an earlier process of that number
            const int file = ::open(lock_of(copy).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
            if (file < 0 && errno == EEXIST) continue;
            if (file < 0) return nullptr;
            // Waits where another process is just looking whether anybody holds it; that one may sweep it away.
            auto lock = std::make_unique<Lock>(file);
            if (::flock(file, LOCK_EX) == 0 && is_still_there(file, lock_of(copy))) return lock;
        }
        return nullptr;
    }

  private:
    static bool is_still_there(int file, const std::filesystem::path& name) {
        struct stat held {};
        struct stat named {};
        return ::fstat(file, &held) == 0 && ::stat(name.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
               held.st_dev == named.st_dev;
    }

    int file_;
};

Autosave::Autosave(const std::filesystem::path& state, AutosaveClock::time_point now) : last_{0, now} {
    const std::filesystem::path folder = state / "autosave";
    if (state.empty() || !make_private_folder(folder)) return;
    sweep(folder);
    lock_ = Lock::take(folder, copy_);
}

Autosave::Autosave(Autosave&& other) noexcept = default;
Autosave& Autosave::operator=(Autosave&& other) noexcept = default;
Autosave::~Autosave() = default;

bool Autosave::due(std::uint64_t edits, AutosaveClock::time_point now) const {
    return is_autosave_due(last_, edits, now);
}

std::optional<Error> Autosave::write(const ProjectDocument& document, const std::filesystem::path& file,
                                     std::uint64_t edits, AutosaveClock::time_point now) {
    last_ = {edits, now};
    const std::uint64_t unsaved = edits - std::min(edits, saved_edits_);
    if (lock_ != nullptr && write_file(copy_, copy_text(document, file, unsaved), Existing::replace)) return std::nullopt;
    if (std::exchange(warned_, true)) return std::nullopt;
    return environment_error(copy_, message("project.no_autosave"_text), "project.no_autosave_remedy"_text);
}

void Autosave::clear(std::uint64_t edits, AutosaveClock::time_point now) {
    last_ = {edits, now};
    saved_edits_ = edits;
    if (lock_ != nullptr) remove_quietly(copy_);
}

void Autosave::close() {
    if (lock_ == nullptr) return;
    remove_quietly(copy_);
    remove_quietly(lock_of(copy_));
    lock_.reset();
}

std::vector<LostProject> recoverable(const std::filesystem::path& state) {
    std::vector<LostProject> lost;
    for (const std::filesystem::path& copy : files_of(state / "autosave")) {
        if (!is_copy(copy) || !Abandoned(copy).is_sure()) continue;
        const auto value = read_copy(copy);
        if (!value) continue;
        lost.push_back({copy, member<std::string>(*value, "project"), member<std::int64_t>(*value, "saved_at"),
                        static_cast<std::uint64_t>(std::max<std::int64_t>(member<std::int64_t>(*value, "edits"), 0))});
    }
    std::sort(lost.begin(), lost.end(), [](const LostProject& a, const LostProject& b) {
        return a.saved_at != b.saved_at ? a.saved_at > b.saved_at : a.copy < b.copy;
    });
    return lost;
}

Result<ProjectFile> recover(const LostProject& lost) {
    const auto value = read_copy(lost.copy);
    if (!value) return fail(value.error());
    const Value* content = value->find("content");
    return project_from_value(content == nullptr ? Value() : *content, lost.copy, folder_of(lost.project));
}

void discard(const LostProject& lost) {
    const Abandoned lock(lost.copy);
    if (!is_copy(lost.copy) || !lock.is_sure()) return;
    remove_quietly(lost.copy);
    remove_quietly(lock_of(lost.copy));
}

}  // namespace maillage::io
