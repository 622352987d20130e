# SPDX-License-Identifier: Apache-2.0
# Sourced by scripts/run, scripts/test and .ci/run: finds what is missing, installs it, configures and builds.
# Expects `set -euo pipefail`. Defines project_root and changes into it.

project_root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$project_root"
jobs="$(nproc)"

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 3
}

# packages_of GROUP… : the packages of these groups in scripts/dependencies.txt, one a line.
packages_of() {
    local wanted=" $* " group package rest
    while read -r group package rest; do
        if [[ -n "$package" && "$group" != '#' && "$wanted" == *" $group "* ]]; then echo "$package"; fi
    done < "$project_root/scripts/dependencies.txt"
}

reason_of() { sed -n "s/^[a-z]* *$1 *# *//p" "$project_root/scripts/dependencies.txt"; }

is_installed() {
    [[ "$(dpkg-query -W -f='${db:Status-Status}\n' "$1" 2> /dev/null | head -n 1)" == installed ]]
}

# ensure_packages ALLOWED GROUP… : installs what is missing; ALLOWED=no only says how.
ensure_packages() {
    local allowed="$1" package missing=()
    shift
    if ! command -v dpkg-query > /dev/null; then
        say "No dpkg here: the packages of scripts/dependencies.txt are taken as installed."
        return
    fi
    for package in $(packages_of "$@"); do
        is_installed "$package" || missing+=("$package")
    done
    if ((${#missing[@]} == 0)); then return; fi

    say "Missing Debian packages:"
    for package in "${missing[@]}"; do say "$(printf '  %-22s %s' "$package" "$(reason_of "$package")")"; done
    local sudo=()
    if ((EUID != 0)); then sudo=(sudo); fi
    local command="${sudo[*]:+sudo }apt-get update && ${sudo[*]:+sudo }apt-get install --no-install-recommends ${missing[*]}"
    if [[ "$allowed" == no ]]; then fail "Nothing was installed (--no-install). Type: $command"; fi
    if ((EUID != 0)) && ! command -v sudo > /dev/null; then fail "Neither root nor sudo here. As root, type: $command"; fi

    say "Installing them: $command"
    "${sudo[@]}" apt-get -q update < /dev/null >&2
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "${missing[@]}" \
        < /dev/null >&2
}

# build_preset PRESET TARGETS… -- CMAKE-OPTIONS…
build_preset() {
    local preset="$1" targets=()
    shift
    while (($# > 0)) && [[ "$1" != -- ]]; do
        targets+=("$1")
        shift
    done
    if (($# > 0)); then shift; fi
    say "Configuring and building preset $preset with $jobs jobs"
    cmake --preset "$preset" "$@" < /dev/null >&2
    cmake --build --preset "$preset" -j "$jobs" ${targets:+--target "${targets[@]}"} < /dev/null >&2
}

# closing_line LOG : ctest's last word, "100% tests passed, 0 tests failed out of 321".
closing_line() { grep -E '^[0-9]+% tests passed, [0-9]+ tests? failed out of [0-9]+' "$1" | tail -n 1; }
