#!/usr/bin/env bash
# Runs one of the two set-up commands of the README, as written there, in a fresh clone:
#   readme.sh run     the one that installs and proves
#   readme.sh test    the one that installs and tests
set -euo pipefail
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
command=$(sed -n "/^<!-- set-up: $1 -->\$/,/^\`\`\`\$/p" "$root/README.md" | sed '1,2d;$d')
[ -n "$command" ] || { echo "readme.sh: no set-up command '$1' in README.md" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
git clone -q "$root" "$folder/symproof"
cd "$folder/symproof"
printf '$ %s\n' "$command"
bash -euo pipefail -c "$command"
if [ "$1" = run ]; then
  test -s odd_gate.tex
  command -v pdflatex >/dev/null || { echo "pdflatex is not installed: odd_gate.tex was not compiled"; exit 0; }
  pdflatex -interaction=nonstopmode -halt-on-error odd_gate.tex >/dev/null
  if grep -E 'Warning|Overfull|Underfull' odd_gate.log; then exit 1; fi
  echo "odd_gate.tex compiles without a warning"
fi
