# Reads file names and writes each file to /tmp/site with the values of NEXT_PUBLIC_* variables. The build left marks such
# as @@NEXT_PUBLIC_TITLE"@@: how the quote is escaped there shows how to escape the value.
BEGIN {
  split("9 10 13 34 36 38 39 60 62 92 96", codes, " ")
  for (i in codes) codeOf[sprintf("%c", codes[i] + 0)] = codes[i] + 0
  for (name in ENVIRON) {
    if (name !~ /^NEXT_PUBLIC_/) continue
    environment = environment (environment == "" ? "" : ",") "\"" name "\":\"" written(ENVIRON[name], "\\\"") "\""
  }
  environment = "{" environment "}"
}

{
  while ((getline line < $0) > 0) print filled(line) > ("/tmp/site/" $0)
  close($0)
  if (close("/tmp/site/" $0) != 0) exit 1
}

function filled(line,    before, mark, quote) {
  before = ""
  while (match(line, /@@[A-Za-z0-9_:]+\$?(&#34;|\\*"|\\*u0022)@@/)) {
    mark = substr(line, RSTART + 2, RLENGTH - 4)
    before = before substr(line, 1, RSTART - 1)
    line = substr(line, RSTART + RLENGTH)
    match(mark, /(&#34;|\\*"|\\*u0022)$/)
    quote = substr(mark, RSTART)
    before = before written(valueOf(substr(mark, 1, RSTART - 1)), quote)
  }
  return before line
}

function valueOf(name,    value, begins) {
  if (name == "environment") return environment
  begins = sub(/\$$/, "", name)
  if (sub(/:host$/, "", name)) {
    value = ENVIRON[name]
    sub(/^[^:]*:\/\//, "", value)
    sub(/[\/?#].*$/, "", value)
    return value
  }
  value = ENVIRON[name]
  # React escapes a $ at the start of a string with another one.
  return (begins && value ~ /^\$/ ? "$" : "") value
}

# In JSON within JSON, the backslashes are escaped too.
function written(value, quote,    slashes, result, i, character) {
  if (quote == "\"") return value
  match(quote, /^\\*/)
  slashes = substr(quote, 1, (RLENGTH + 1) / 2)
  result = ""
  for (i = 1; i <= length(value); i++) {
    character = substr(value, i, 1)
    if (!(character in codeOf)) result = result character
    else if (quote ~ /^&/) result = result "&#" codeOf[character] ";"
    else result = result slashes sprintf("u%04x", codeOf[character])
  }
  return result
}
