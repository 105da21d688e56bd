# shellcheck shell=bash
# Building what is stale. Part of the script sanwei, which says root, say and refuse.
#
# A module's stamp, target/.built, is as old as its last good build. The module is stale if anything in it is newer (a
# folder is, when a file in it was deleted), or if a module is that it is made of. Maven adds to what it has built before and
# takes nothing away, so what is built again is built from nothing: a migration that was deleted would be run, a library of
# which there is a newer one would be found first.

wait_for_builder=0 # s

modules() { sed -n 's/.*<module>\(.*\)<\/module>.*/\1/p' "$root/pom.xml"; }

# What nothing on one machine runs is Maven's to build when it tests; the benchmarks are built when they are run.
is_shipped() {
  case "$1" in
    end-to-end | service-testing | deploy/kubernetes | benchmarks) return 1 ;;
  esac
}

# What is measured, and what it is measured with.
benchmark_modules="event-contracts scoring deploy/kafka deploy/local event-store http-edge workbooks rating-service benchmarks"

is_wanted() {
  if [[ -n "${build_only:-}" ]]; then [[ " $build_only " == *" $1 "* ]]; else is_shipped "$1"; fi
}

artifact_of() {
  case "$1" in
    deploy/*) echo "sanwei-${1#deploy/}" ;;
    *) echo "$1" ;;
  esac
}

# What of module $1 is newer than file $2, one line of it; further arguments narrow it down as find's do.
newer_in() {
  find "$root/$1" \( -name target -o -name node_modules \) -prune -o -newer "$2" ! -path "$root/$1" "${@:3}" -print | head -n 1
}

changed_since_built() {
  local stamp="$root/$1/target/.built"
  [[ -e "$stamp" && "$stamp" -nt "$root/pom.xml" ]] || return 0
  [[ -n "$(newer_in "$1" "$stamp")" ]]
}

stale_modules() { # of those in $@, in the order of the reactor, so that one look at each suffices
  local module stale_artifacts="" artifact stale
  for module in "$@"; do
    is_wanted "$module" || continue
    stale=no
    if changed_since_built "$module"; then
      stale=yes
    else
      for artifact in $stale_artifacts; do
        if grep -q "<artifactId>$artifact</artifactId>" "$root/$module/pom.xml"; then stale=yes; fi
      done
    fi
    if [[ "$stale" == yes ]]; then
      stale_artifacts="$stale_artifacts $(artifact_of "$module")"
      echo "$module"
    fi
  done
}

# $1: a file from when the build began; then the modules. A source that was edited meanwhile may not be in the build.
stamp() {
  local began="$1" module
  for module in "${@:2}"; do
    mkdir -p "$root/$module/target"
    touch "$root/$module/target/.built"
    if [[ -n "$(newer_in "$module" "$began" -type f)" ]]; then touch -r "$began" "$root/$module/target/.built"; fi
  done
}

read_stale() { # sets stale to what is, of the modules in $@
  local module
  stale=()
  while IFS= read -r module; do stale+=("$module"); done < <(stale_modules "$@")
}

# $1: a module, of which nothing shall stay that a build only adds to; then what else of its target. Libraries change with a
# pom alone, and are left otherwise to whatever runs from them.
forget() {
  local stamp="$root/$1/target/.built" what
  if [[ "$root/pom.xml" -nt "$stamp" || "$root/$1/pom.xml" -nt "$stamp" ]]; then rm -rf "$root/$1/target/lib"; fi
  for what in .built classes "${@:2}"; do rm -rf "$root/$1/target/$what"; done
}

build() { # $1: what looks for the tools that it takes; then the modules, of which it builds what is stale
  local stale=() module log="$root/target/build.log" began="$root/target/.began" started=$SECONDS
  read_stale "${@:2}"
  [[ ${#stale[@]} -gt 0 ]] || return 0
  "$1"
  mkdir -p "$root/target"
  exec 9>"$root/target/.building"
  if command -v flock >/dev/null; then
    flock -w "$wait_for_builder" 9 || refuse "another ./sanwei is building this tree: wait until it is done."
    read_stale "${@:2}" # the other one may have built them
    if [[ ${#stale[@]} -eq 0 ]]; then
      exec 9>&-
      return 0
    fi
  fi
  say "Building ${stale[*]} (the first time takes some minutes) …"
  touch "$began"
  for module in "${stale[@]}"; do forget "$module"; done
  if ! (cd "$root" && mvn -B -ntp -T1 -DskipTests -Dmaven.test.skip=true -Dspotless.apply.skip=true -Dspotless.check.skip=true \
    -pl "$(IFS=, && echo "${stale[*]}")" -am package 2>&1) | tee "$log" | show_modules; then
    grep '^\[ERROR\]' "$log" | head -n 20 >&2 || tail -n 20 "$log" >&2
    refuse "the build failed; all of it is in $log."
  fi
  stamp "$began" "${stale[@]}"
  exec 9>&-
  say "Built in $((SECONDS - started)) s."
}

show_modules() {
  local line
  while IFS= read -r line; do
    if [[ "$line" =~ ^\[INFO\]\ Building\ ([^ ]+)\ .*\[([0-9]+/[0-9]+)\] ]]; then
      say "  ${BASH_REMATCH[2]}  ${BASH_REMATCH[1]}"
    fi
  done
}
