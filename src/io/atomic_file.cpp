// SPDX-License-Identifier: Apache-2.0
#include "io/atomic_file.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "io/input_error.h"

namespace maillage::io {
namespace {

/// A file descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }

  private:
    int number_;
};

Error failure_of(const std::filesystem::path& target, int code) {
    switch (code) {
        case EEXIST:
            return environment_error(target, message("output.exists"_text), "output.exists_remedy"_text);
        case ENOENT:
        case ENOTDIR:
            return environment_error(target, message("output.no_folder"_text),
                                     "output.no_folder_remedy"_text);
        case EACCES:
        case EPERM:
        case EROFS:
            return environment_error(target, message("output.read_only"_text),
                                     "output.read_only_remedy"_text);
        case ENOSPC:
        case EDQUOT:
        case EFBIG: return environment_error(target, message("output.full"_text), "output.full_remedy"_text);
    }
    return environment_error(target,
                             message("output.failed"_text).with("detail", std::string(std::strerror(code))),
                             "output.read_only_remedy"_text);
}

/// The folder's entry itself must reach the disk, or the rename may not survive a power cut.
void sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.is_open()) ::fsync(opened.number());
}

int sync_file(const std::filesystem::path& path) {
    const Descriptor opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!opened.is_open() || ::fsync(opened.number()) != 0) return errno;
    return 0;
}

/// Takes the temporary file and SQLite's companions away, whatever happened.
class Temporary {
  public:
    explicit Temporary(std::filesystem::path path) : path_(std::move(path)) {}
    ~Temporary() {
        for (const char* suffix : {"", "-journal", "-wal", "-shm"})
            ::unlink((path_.string() + suffix).c_str());
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// Hidden, short (a long name beside a long target would not fit), with the extension drivers go by.
std::filesystem::path temporary_name(const std::filesystem::path& target) {
    static std::atomic<unsigned> counter = 0;
    const std::string name = ".maillage-" + std::to_string(::getpid()) + "-" + std::to_string(counter++);
    return target.parent_path() / (name + target.extension().string());
}

int rename_into_place(const std::filesystem::path& from, const std::filesystem::path& to, Existing existing) {
    if (existing == Existing::replace) return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    // Some file systems lack the flag; the check made before the work then has to do.
    if (errno != EINVAL) return errno;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

/// Where the bytes shall end: behind a symbolic link, so that the link stays one.
std::filesystem::path resolved(const std::filesystem::path& target) {
    std::error_code failure;
    const std::filesystem::path absolute = std::filesystem::absolute(target, failure);
    if (!std::filesystem::is_symlink(absolute, failure)) return absolute;
    const std::filesystem::path behind = std::filesystem::weakly_canonical(absolute, failure);
    return failure ? absolute : behind;
}

/// The temporary file is made beside the target.
Status check_folder(const std::filesystem::path& target, const std::filesystem::path& folder) {
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return fail(failure_of(target, errno));
    return {};
}

Status check_place(const std::filesystem::path& target, const std::filesystem::path& place, Existing existing) {
    const std::filesystem::path folder = place.parent_path();
    struct stat status {};
    if (::stat(place.c_str(), &status) != 0) {
        if (errno != ENOENT) return fail(failure_of(target, errno));
        std::error_code failure;
        if (!std::filesystem::is_directory(folder, failure)) return fail(failure_of(target, ENOENT));
        return check_folder(target, folder);
    }
    if (!S_ISREG(status.st_mode))
        return fail(
            environment_error(target, message("output.not_a_file"_text), "output.not_a_file_remedy"_text));
    if (existing == Existing::refuse) return fail(failure_of(target, EEXIST));
    return check_folder(target, folder);
}

}  // namespace

Status check_target(const std::filesystem::path& target, Existing existing) {
    return check_place(target, resolved(target), existing);
}

Status write_plain(const std::filesystem::path& path, std::string_view bytes) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file.is_open()) return fail(failure_of(path, errno));
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return fail(failure_of(path, errno));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Status write_file_with(const std::filesystem::path& target, Existing existing,
                       const std::function<Status(const std::filesystem::path&)>& write) {
    const std::filesystem::path place = resolved(target);
    if (Status free = check_place(target, place, existing); !free) return free;
    const Temporary temporary(temporary_name(place));
    if (Status written = write(temporary.path()); !written) {
        Error error = written.error();
        error.file = target.string();  // people know the file they asked for, not the temporary one
        return fail(std::move(error));
    }
    if (const int code = sync_file(temporary.path()); code != 0) return fail(failure_of(target, code));
    if (const int code = rename_into_place(temporary.path(), place, existing); code != 0)
        return fail(failure_of(target, code));
    sync_folder(place.parent_path());
    return {};
}

Status write_file(const std::filesystem::path& target, std::string_view bytes, Existing existing) {
    return write_file_with(target, existing, [&](const std::filesystem::path& temporary) {
        return write_plain(temporary, bytes);
    });
}

}  // namespace maillage::io
