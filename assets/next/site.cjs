'use strict';
// Prepares the files of a static site that have placeholders, which files.txt lists: the site gets a link in the place of
// each, to where fill.awk writes it once the values are known. Until then a placeholder is a name with a quote
// in it: however the text around it writes the quote, there the value has to be written so.
const fs = require('node:fs');
const { dirname, join, relative } = require('node:path');

const [SITE, FILLED, PREPARED] = ['/srv/site', '/tmp/site', '/srv/public-environment'];
const placeholders = require('./placeholders.json');
const marks = new Map([['environment.runtime.invalid', '@@environment"@@']]);
for (const [name, placeholder] of Object.entries(placeholders)) {
  const [, host] = placeholder.split('://');
  marks.set(placeholder, `@@${name}"@@`);
  if (host) marks.set(host, `@@${name}:host"@@`); // code may have taken it out of the address
}

const { fill, fillPage, fillPayload, inScript, inText } = require('./fill.cjs')({
  placeholders: [...marks.keys()],
  valueOf: (found) => marks.get(found),
  // React gives texts that begin with $ a meaning.
  asBeginning: (mark) => mark.replace('"', '$"'),
  // A row that tells its length cannot be filled; one of JSON can.
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
