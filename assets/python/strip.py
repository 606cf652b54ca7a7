"""Takes from native modules what the loader never reads: the symbol tables and debugging information behind its last segment."""

import pathlib
import struct
import sys

HEADER, SEGMENT, SECTION = struct.Struct("<16sHHIQQQIHHHHHH"), struct.Struct("<IIQQQQQQ"), struct.Struct("<IIQQQQIIQQ")
LOADED = 2  # the flag of a section that has a place in memory


def strip(content):
    """Give the module without them; one that was edited after linking, or is not a linker's, stays as it is."""
    if content[:6] != b"\x7fELF\x02\x01":  # 64 bits, little-endian
        return content
    header = list(HEADER.unpack_from(content))
    segment_table, section_table, segment_count, section_count, names_index = (header[index] for index in (5, 6, 10, 12, 13))
    segments = [SEGMENT.unpack_from(content, segment_table + SEGMENT.size * index) for index in range(segment_count)]
    sections = [SECTION.unpack_from(content, section_table + SECTION.size * index) for index in range(section_count)]
    kept = 1 + sum(1 for section in sections if section[2] & LOADED)
    if segment_count == 0 or section_count == 0 or not all(section[2] & LOADED for section in sections[1:kept]):
        return content
    end = max(segment[2] + segment[5] for segment in segments)
    names = list(sections[names_index])
    text = content[names[4] : names[4] + names[5]]
    text += bytes(-(end + len(text)) % 8)
    names[4] = end
    header[6], header[12], header[13] = end + len(text), kept + 1, kept
    table = b"".join(SECTION.pack(*section) for section in [*sections[:kept], names])
    return HEADER.pack(*header) + content[HEADER.size : end] + text + table


for path in map(pathlib.Path, sys.argv[1:]):
    module = path.read_bytes()
    stripped = strip(module)
    if len(stripped) < len(module):
        path.write_bytes(stripped)
