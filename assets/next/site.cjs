'use strict';
// Prepares the files of a static site that contain placeholders, as listed in files.txt. Each becomes a link to the file that
// fill.awk writes when the values are known, and a template in which a placeholder is the variable's name and a quote: how
// the quote is escaped there shows how to escape the value.
const fs = require('node:fs');
const { dirname, join, relative } = require('node:path');

const [SITE, FILLED, PREPARED] = ['/srv/site', '/tmp/site', '/srv/public-environment'];
const placeholders = require('./placeholders.json');
const marks = new Map([['environment.runtime.invalid', '@@environment"@@']]);
for (const [name, placeholder] of Object.entries(placeholders)) {
  const [, host] = placeholder.split('://');
  marks.set(placeholder, `@@${name}"@@`);
  if (host) marks.set(host, `@@${name}:host"@@`); // for code that extracts the host from the address
}

const { fill, fillPage, fillPayload, inScript, inText } = require('./fill.cjs')({
  placeholders: [...marks.keys()],
  valueOf: (found) => marks.get(found),
  // React gives strings that start with $ a special meaning.
  asBeginning: (mark) => mark.replace('"', '$"'),
  // The length of a value is not known yet, so a row that states its length becomes one of JSON.
  longRow: (id, text) => `${id}:${JSON.stringify(text.startsWith('$') ? `$${text}` : text)}\n`,
});
const isPayload = (text) => /^[0-9a-f]*:["[{A-Z]/.test(text);
const prepare = {
  html: (_, text) => fillPage(text),
  js: (_, text) => fill(text, inScript),
  txt: (bytes, text) => (isPayload(text) ? fillPayload(bytes) : fill(text, inText(text))),
};

const askedAgain = [];
for (const file of fs.readFileSync(join(__dirname, 'files.txt'), 'utf8').split('\n').filter(Boolean)) {
  const path = relative(SITE, file);
  const template = join(PREPARED, 'files', path);
  const bytes = fs.readFileSync(file);
  const as = prepare[path.split('.').pop()] ?? ((_, text) => fill(text, inText(text)));
  fs.mkdirSync(dirname(template), { recursive: true });
  fs.writeFileSync(template, as(bytes, bytes.toString()));
  fs.rmSync(file);
  fs.symlinkSync(join(FILLED, path), file);
  if (path.includes('_next/static/')) askedAgain.push(`"/${path}" no-cache;\n`);
}
fs.writeFileSync(join(PREPARED, 'caching.conf'), askedAgain.join(''));
