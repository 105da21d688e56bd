# shellcheck shell=bash
# What must be installed, and where it is found. Part of the script sanwei, which says root, home, say and refuse.
# Nothing is looked for before a command needs it.

oldest_java=21
oldest_node=20.19
least_free_gb=4

java_major() { # of the JDK in folder $1; nothing if it is none
  [[ -x "$1/bin/javac" && -r "$1/release" ]] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local candidate on_path major
  on_path="$(command -v javac || true)"
  [[ -z "$on_path" ]] || on_path="$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")"
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/*; do
    [[ -n "$candidate" ]] || continue
    major="$(java_major "$candidate")"
    if [[ -n "$major" && "$major" -ge "$oldest_java" ]]; then
      export JAVA_HOME="$candidate"
      return
    fi
  done
  refuse "no JDK $oldest_java or later was found: install one (Debian: apt-get install openjdk-21-jdk; macOS: brew install openjdk@21), or point JAVA_HOME at it."
}

require_maven() {
  command -v mvn >/dev/null || refuse "Maven is missing: install it (Debian: apt-get install maven; macOS: brew install maven)."
}

require_build_tools() {
  require_maven
  command -v node >/dev/null && command -v npm >/dev/null ||
    refuse "Node.js $oldest_node or later is missing, which the pages are built with: install nodejs and npm."
  local major minor
  IFS=. read -r major minor _ <<<"$(node --version | tr -d v)"
  [[ "$major" -gt "${oldest_node%.*}" || ( "$major" -eq "${oldest_node%.*}" && "$minor" -ge "${oldest_node#*.}" ) ]] ||
    refuse "Node.js $oldest_node or later is needed, and this is $(node --version)."
}

require_disk() {
  local folder="$home" free_kb
  while [[ ! -d "$folder" ]]; do folder="$(dirname "$folder")"; done
  free_kb="$(df -Pk "$folder" | awk 'NR == 2 { print $4 }')"
  [[ "$free_kb" -ge $((least_free_gb * 1024 * 1024)) ]] ||
    refuse "only $((free_kb / 1024)) MiB are free in $folder; $least_free_gb GiB are needed."
}

# Chromium without a window of its own comes first: drawing one that nobody sees is half of what the tests of the pages cost.
find_browser() {
  local candidate
  for candidate in "${SANWEI_CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [[ -n "$candidate" ]] && command -v "$candidate" >/dev/null; then
      SANWEI_CHROMIUM="$(command -v "$candidate")"
      export SANWEI_CHROMIUM
      return 0
    fi
  done
  return 1
}

may_install() { [[ "$(id -u)" == 0 ]] && command -v apt-get >/dev/null && { [[ "${CI:-}" == true ]] || [[ -t 0 ]]; }; }

has_chinese_font() { ! command -v fc-list >/dev/null || [[ -n "$(fc-list :lang=zh-cn)" ]]; }

install_packages() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }

require_browser() {
  if { ! find_browser || ! has_chinese_font; } && may_install; then
    say "Installing Chromium and fonts-noto-cjk for the tests of the pages …"
    apt-get update -qq
    # Not every Debian has the first of them.
    install_packages chromium-headless-shell fonts-noto-cjk || install_packages chromium fonts-noto-cjk
  fi
  find_browser ||
    refuse "the pages are tested in Chromium, and the package chromium is missing (or name a Chrome in SANWEI_CHROMIUM)."
  has_chinese_font || refuse "the pages are Chinese, and the package fonts-noto-cjk is missing."
}

find_promtool() {
  local candidate
  for candidate in "${SANWEI_PROMTOOL:-}" promtool "$root/target/prometheus/usr/bin/promtool"; do
    if [[ -n "$candidate" ]] && command -v "$candidate" >/dev/null; then
      SANWEI_PROMTOOL="$(command -v "$candidate")"
      export SANWEI_PROMTOOL
      return 0
    fi
  done
  return 1
}

require_promtool() { # unpacked and not installed: the package would start a daemon
  if ! find_promtool && may_install; then
    say "Fetching promtool for the tests of the alarms …"
    rm -rf "$root/target/prometheus"
    mkdir -p "$root/target/prometheus"
    apt-get update -qq
    (cd "$root/target/prometheus" && apt-get download -qq prometheus && dpkg-deb -x prometheus_*.deb .) ||
      refuse "the package prometheus could not be fetched."
  fi
  find_promtool ||
    refuse "the alarms are tested with promtool, and it is missing: install the package prometheus (or name one in SANWEI_PROMTOOL)."
}
