"""usual-names.py FILE... : gives the libraries that a repaired wheel's binaries ask for their usual names again.

In place: the usual names are shorter than the wheel's hashed ones, so nothing moves and nothing grows.
"""

import re
import sys

NAMES = {
    rb"libstdc\+\+-[0-9a-f]+\.so\.[0-9.]+\0": b"libstdc++.so.6",
    rb"libgcc_s-[0-9a-f]+\.so\.1\0": b"libgcc_s.so.1",
}

for name in sys.argv[1:]:
    with open(name, "rb") as file:
        data = file.read()
    for pattern, usual in NAMES.items():
        data = re.sub(pattern, lambda match: usual.ljust(len(match[0]), b"\0"), data)
    with open(name, "wb") as file:
        file.write(data)
