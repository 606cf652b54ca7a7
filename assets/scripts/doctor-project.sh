# shellcheck shell=bash
# shellcheck disable=SC2154 # variables of doctor.sh
# The checks of doctor.sh that look at the project's own files; each calls `report` with what it found.

check_secrets() {
  local file name words missing='' empty='' optional='' wrong='' former='' count=0
  while read -r file; do
    name=${file##*/} count=$((count + 1))
    if [ ! -e "$file" ]; then
      missing="$missing${missing:+, }$name"
    elif [ ! -s "$file" ]; then
      words=$(sed -nE "s/^environment_secret $name (.*)/set \1/p; s/^file_secret $name (.*)/add \1/p" "$SCRIPTS_FOLDER/create-secrets.sh")
      case $words in
        *' optional') optional="$optional${optional:+, }$name (${words% *})" ;;
        *) empty="$empty${empty:+, }$name${words:+ ($words)}" ;;
      esac
    fi
  done < <(sed -n 's/^secret //p' "$work/facts")
  [ -z "$missing" ] || report secrets-missing warning "Secrets missing in $SECRETS_FOLDER: $missing" "$(task "$TASK_SECRETS")"
  [ -z "$empty" ] || report secrets-empty warning "Secrets that are empty: $empty" "do what is said there, then $(task "$TASK_SECRETS")"
  [ -z "$optional" ] || report secrets-optional note "Secrets that are empty, and may be: $optional"
  [ -d "$SECRETS_FOLDER" ] || return 0
  # Without facts, compose could not be asked what the stack has.
  [ ! -s "$work/facts" ] || former=$(find "$SECRETS_FOLDER" -maxdepth 1 -type f | sort | while read -r file; do grep -qxF "secret $ROOT/$file" "$work/facts" || printf ' %s' "$file"; done)
  [ -z "$former" ] || report secrets-former note "Files of secrets that the stack no longer has:$former" "rm$former"
  case $(ls -ld "$SECRETS_FOLDER") in
    drwx------*) ;;
    *)
      report secrets problem "Others can look into $SECRETS_FOLDER." "chmod 700 $SECRETS_FOLDER"
      wrong=yes
      ;;
  esac
  if [ -n "$(git ls-files -- "$SECRETS_FOLDER" 2>/dev/null | head -n 1)" ]; then
    report secrets problem "git tracks files in $SECRETS_FOLDER." "git rm -r --cached $SECRETS_FOLDER, and change those secrets: the history keeps them"
    wrong=yes
  fi
  [ -n "$wrong$missing" ] || [ $count -eq 0 ] || report secrets ok "Secrets: $count, readable by you only"
}

# Lock file and manifest are compared by content, because file times mean nothing after a clone.
check_lock_files() {
  local service context
  while read -r service context; do
    context=${context#"$ROOT"/}
    if [ -f "$context/package-lock.json" ]; then
      check_package_lock "$service" "$context"
    elif [ -f "$context/pnpm-lock.yaml" ]; then
      check_pnpm_lock "$service" "$context"
    elif [ -f "$context/uv.lock" ]; then
      check_uv_lock "$service" "$context"
    elif [ -f "$context/requirements.txt" ] && [ -f "$context/pyproject.toml" ]; then
      check_requirements "$service" "$context"
    else
      report "lock-$service" note "Lock file of $service: not checked, there is nothing here to compare it with"
    fi
  done < <(sed -n 's/^context //p' "$work/facts")
}

check_package_lock() { # SERVICE CONTEXT
  local difference
  if ! command -v node >/dev/null; then
    report "lock-$1" note "Lock file of $1: not checked, Node.js is not installed"
  elif difference=$(package_lock_difference "$2" 2>&1); then
    report "lock-$1" ok "Lock file of $1: $2/package-lock.json fits package.json"
  else
    report "lock-$1" problem "$2/package-lock.json does not fit package.json: $(tail -n 1 <<<"$difference")." "npm install --package-lock-only --prefix $2, and commit the lock file" lock-file
  fi
}

# package_lock_difference FOLDER : prints what package.json requires and the lock file lacks or has in another version
package_lock_difference() {
  node - "$1" <<'SCRIPT'
const { readFileSync } = require('node:fs');
const read = (name) => JSON.parse(readFileSync(process.argv[2] + '/' + name, 'utf8'));
const kinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
const ranges = (root) => Object.assign({}, ...kinds.map((kind) => root[kind]));
const wanted = ranges(read('package.json'));
const locked = ranges((read('package-lock.json').packages || {})[''] || {});
const names = Object.keys({ ...wanted, ...locked }).filter((name) => wanted[name] !== locked[name]);
const phrase = (name) => name + ' is ' + (wanted[name] || 'not asked for') + ' there, ' + (locked[name] || 'missing') + ' in the lock file';
if (names.length > 0) console.log(names.slice(0, 3).map(phrase).join('; ') + (names.length > 3 ? '; ' + (names.length - 3) + ' more' : ''));
process.exitCode = names.length > 0 ? 1 : 0;
SCRIPT
}

check_pnpm_lock() { # SERVICE CONTEXT
  local output
  if ! command -v pnpm >/dev/null; then
    report "lock-$1" note "Lock file of $1: not checked, pnpm is not installed"
  elif output=$(pnpm install --frozen-lockfile --lockfile-only --dir "$2" 2>&1); then # neither installs nor writes
    report "lock-$1" ok "Lock file of $1: $2/pnpm-lock.yaml fits package.json"
  elif grep -q ERR_PNPM_OUTDATED_LOCKFILE <<<"$output"; then
    report "lock-$1" problem "$2/pnpm-lock.yaml does not fit package.json." "pnpm install --lockfile-only --dir $2, and commit the lock file" lock-file
  else
    report "lock-$1" note "Lock file of $1: not checked, pnpm said: $(grep -m 1 ERR_ <<<"$output" || tail -n 1 <<<"$output")"
  fi
}

check_uv_lock() { # SERVICE CONTEXT
  local output
  if ! command -v uv >/dev/null; then
    report "lock-$1" note "Lock file of $1: not checked, uv is not installed"
  elif output=$(uv lock --check --project "$2" 2>&1); then
    report "lock-$1" ok "Lock file of $1: $2/uv.lock fits pyproject.toml"
  elif grep -qi 'needs to be updated' <<<"$output"; then
    report "lock-$1" problem "$2/uv.lock does not fit pyproject.toml." "uv lock --project $2, and commit the lock file" lock-file
  else
    report "lock-$1" note "Lock file of $1: not checked, uv said: $(tail -n 1 <<<"$output")"
  fi
}

check_requirements() { # SERVICE CONTEXT
  local name locked missing=''
  locked=$(locked_packages <"$2/requirements.txt")
  for name in $(declared_packages <"$2/pyproject.toml"); do
    grep -qx "$name" <<<"$locked" || missing="$missing $name"
  done
  if [ -n "$missing" ]; then
    report "lock-$1" problem "$2/requirements.txt lacks what pyproject.toml asks for:$missing." "uv pip compile --generate-hashes pyproject.toml --output-file requirements.txt (in $2), and commit it" lock-file
  else
    report "lock-$1" ok "Lock file of $1: $2/requirements.txt has every package that pyproject.toml asks for (versions: not checked)"
  fi
}

# Names as PEP 503 normalises them.
normalised() { tr '[:upper:]' '[:lower:]' | sed -E 's/[-_.]+/-/g'; }
locked_packages() { sed -nE 's/^([A-Za-z0-9][A-Za-z0-9._-]*).*/\1/p' | normalised; }
# The strings of [project] dependencies, on one line or one per line.
declared_packages() {
  awk '/^\[/ { section = $1 } section == "[project]" && /^dependencies *=/ { inside = 1 } inside { print } inside && /\][ \t]*(#.*)?$/ && !/".*\[.*\].*",?[ \t]*$/ { exit }' |
    grep -oE "[\"'][A-Za-z0-9][A-Za-z0-9._-]*" | tr -d "\"'" | normalised
}

# A generated file that a person edited is overwritten by the next synthesis. Synthesis leaves its files read-only and
# git leaves them as committed, so a writable file that differs from the commit was changed by someone else.
check_generated_files() {
  local file wrong='' count=0
  while read -r file; do
    count=$((count + 1))
    if [ ! -e "$file" ]; then
      report generated-files problem "A generated file is missing: $file" 'npx projen'
      wrong=yes
    elif ! grep -q '~~ Generated by proj[e]n' <<<"$(head -n 2 "$file")"; then # in full, it would mark this file
      report generated-files problem "$file has lost its first line, so it was edited by hand." "npx projen regenerates it; make the change in .projenrc instead"
      wrong=yes
    elif [ -n "$(find "$file" -perm -200)" ] && ! git diff --quiet HEAD -- "$file" 2>/dev/null; then
      report generated-files warning "$file was edited by hand, it seems." "git diff $file; npx projen regenerates it; make the change in .projenrc instead"
      wrong=yes
    fi
  done < <(sed -nE "s,^ *\"(($DOCKER_FOLDER|$SCRIPTS_FOLDER)/[^\"]*)\"\,?\$,\1,p" .projen/files.json 2>/dev/null)
  [ -n "$wrong" ] || [ $count -eq 0 ] || report generated-files ok "Generated files: $count, as they were generated"
}
