"""relocate.py LIB : takes Debian's departures from upstream out of LIB (…/lib/python3.13), now under /usr/local."""

import pathlib
import re
import sys

lib = pathlib.Path(sys.argv[1])


def edit(name, *pairs):
    path = lib / name
    text = path.read_text()
    for old, new in pairs:
        changed = re.sub(old, new, text)
        assert changed != text, (name, old)
        text = changed
    path.write_text(text)


edit(
    "sysconfig/__init__.py",
    (r"deb_build = os\.environ\.get\('DEB_PYTHON_INSTALL_LAYOUT', 'posix_local'\)", "deb_build = ''"),
    (r"prefix_scheme = 'posix_local'", "prefix_scheme = 'posix_prefix'"),
)
edit("ensurepip/__init__.py", (r"\n    _ensurepip_is_disabled_in_debian_for_system\(\)\n", "\n"))
edit(
    "_sysconfigdata__linux_x86_64-linux-gnu.py",
    (r"'/usr/share/python-wheels/'", "'/usr/local/lib/python3.13/ensurepip/_bundled'"),
    (r"'/usr/(bin'|bin/python|lib/python3\.13|include)", r"'/usr/local/\1"),
    (r"'prefix': '/usr'", "'prefix': '/usr/local'"),
)
