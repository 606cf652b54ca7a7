"""Sets environment variables from secret files, then execs the program."""
import os
import sys

for name, path in list(os.environ.items()):
    variable = name.removesuffix("_FILE")
    if variable != name and variable not in os.environ and path.startswith("/run/secrets/"):
        with open(path) as file:
            os.environ[variable] = file.read().strip()

program = sys.argv[1]
try:
    os.execvp(program, sys.argv[1:])
except OSError as error:
    print(f"{program}: {error.strerror}", file=sys.stderr)
    sys.exit(127 if isinstance(error, FileNotFoundError) else 126)
