'use strict';
// Replaces placeholders with values, escaped for the surrounding text.

const anyOf = (texts) => new RegExp(texts.map((text) => text.replaceAll('.', '\\.')).join('|'), 'g');
const asUnicode = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
const asIs = (value) => value;
const inJson = (value) => JSON.stringify(value).slice(1, -1);
const inScript = (value) => inJson(value).replace(/[^ -~]|['`$<>&]/g, asUnicode);
const inMarkup = (value) => value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const inText = (text) => ({ '{': inJson, '[': inJson, '<': inMarkup })[text.trimStart()[0]] ?? asIs;

/**
 * valueOf: value of a placeholder, which may depend on the text before it. asBeginning: a value at the start of a string in
 * React's payload. longRow: a row of the payload with a long text.
 */
module.exports = ({ placeholders, valueOf, asBeginning, longRow }) => {
  const pattern = anyOf([...placeholders].sort((a, b) => b.length - a.length));
  const fill = (text, escape) =>
    text.replace(pattern, (found, offset) => {
      const before = text.slice(Math.max(0, offset - 13), offset);
      return escape(valueOf(found, before), before.slice(-2));
    });

  // An escaped quote starts JSON within JSON.
  const inPayload = (value, before) => {
    if (before === '\\"') return inJson(inJson(value));
    return inJson(before.endsWith('"') ? asBeginning(value) : value);
  };

  /** React's payload: a row ends with its line, except for long texts and binary data, which state their length in bytes. */
  function fillPayload(bytes) {
    const rows = [];
    for (let start = 0; start < bytes.length; ) {
      const [head, id, kind, size] = /^([0-9a-f]*):([A-Za-z])([0-9a-f]+),/.exec(bytes.toString('latin1', start, start + 40)) ?? [];
      const lineEnd = bytes.indexOf('\n', start);
      const end = head ? start + head.length + parseInt(size, 16) : (lineEnd < 0 ? bytes.length : lineEnd + 1);
      const row = bytes.subarray(start, end);
      if (kind === 'T') {
        const found = row.toString('utf8', head.length);
        rows.push(Buffer.from(longRow(id, fill(found, inText(found)))));
      } else {
        rows.push(head ? row : Buffer.from(fill(row.toString(), inPayload)));
      }
      start = end;
    }
    return Buffer.concat(rows);
  }

  /** A page: markup and scripts. The payload is spread over scripts, cut anywhere, so all of it goes into the first one. */
  function fillPage(page) {
    const piece = /(?<=self\.__next_f\.push\(\[1,)"(?:[^"\\]|\\.)*"(?=\]\))/g;
    let payload = fillPayload(Buffer.from(page.match(piece)?.map(JSON.parse).join('') ?? '')).toString();
    const whole = page.replace(piece, () => {
      const literal = JSON.stringify(payload).replace(/[<>&\u2028\u2029]/g, asUnicode);
      payload = '';
      return literal;
    });
    return whole.split(/(<script\b[^>]*>|<\/script>)/).map((part, index, parts) => {
      const isCode = index > 0 && parts[index - 1].startsWith('<script');
      return fill(part, isCode ? inScript : inMarkup);
    }).join('');
  }

  return { anyOf, fill, fillPage, fillPayload, inJson, inScript, inText };
};
