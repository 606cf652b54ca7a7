'use strict';
// Replaces the placeholders of NEXT_PUBLIC_* variables while the server reads its files. Nothing is written, so this works
// in a read-only container and with any user.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { registerHooks } = require('node:module');
const { dirname, join, resolve } = require('node:path');
const { Readable } = require('node:stream');
const { pathToFileURL } = require('node:url');

const application = dirname(__dirname);
const placeholders = require('./placeholders.json');
const affected = new Set(fs.readFileSync(join(__dirname, 'files.txt'), 'utf8').split('\n').filter(Boolean).map((file) => resolve(application, file)));
const isStatic = (file) => /[\\/]static[\\/]/.test(file);

const given = Object.entries(process.env).filter(([name]) => name.startsWith('NEXT_PUBLIC_'));
const forBrowsers = JSON.stringify(Object.fromEntries(given.sort()));
const values = new Map([['environment.runtime.invalid', forBrowsers]]);
const hostnames = new Map(); // the same without a port
for (const [name, placeholder] of Object.entries(placeholders)) {
  const value = process.env[name] ?? '';
  const host = placeholder.split('://')[1];
  values.set(placeholder, value);
  if (!host) continue;
  const address = URL.canParse(value) ? new URL(value) : { host: value, hostname: value };
  values.set(host, address.host); // for code that extracts the host from the address
  hostnames.set(host, address.hostname);
}
const { anyOf, fill, fillPage, fillPayload, inJson, inScript, inText } = require('./fill.cjs')({
  placeholders: [...values.keys()],
  valueOf: (found, before) => (/"hostname": ?"$/.test(before) ? hostnames.get(found) : undefined) ?? values.get(found),
  // React gives strings that start with $ a special meaning, and a second $ escapes it.
  asBeginning: (value) => (value.startsWith('$') ? `$${value}` : value),
  longRow: (id, text) => `${id}:T${Buffer.byteLength(text).toString(16)},${text}`,
});

/** Makes browsers revalidate static files with values, which they would otherwise cache forever. */
function askAgain(text) {
  const manifest = JSON.parse(fill(text, inJson));
  for (const file of [...affected].filter(isStatic)) {
    const path = `${manifest.basePath ?? ''}/_next${file.slice(file.search(/[\\/]static[\\/]/))}`;
    const source = path.replace(/[()[\]{}*+?:.\\]/g, '\\$&');
    manifest.headers.push({ source, headers: [{ key: 'Cache-Control', value: 'public, no-cache' }], regex: `^${source}(?:/)?$` });
  }
  return JSON.stringify(manifest);
}

const FILL = {
  html: fillPage,
  rsc: (_, bytes) => fillPayload(bytes),
  js: (text) => fill(text, inScript),
  body: (text) => fill(text, inText(text)),
};

const unset = Object.keys(placeholders).filter((name) => process.env[name] === undefined);
const isUnset = unset.length > 0 ? anyOf(unset.map((name) => placeholders[name].split('://').pop())) : undefined;
const { readFileSync } = fs;
const asked = new Map();

/** The bytes of a file with the values filled in; undefined for a file without placeholders. */
function filled(file) {
  if (typeof file !== 'string' || !affected.has(resolve(file))) return undefined;
  if (!isStatic(file)) return fillFile(file);
  if (!asked.has(file)) asked.set(file, fillFile(file)); // Next.js caches pages itself
  return asked.get(file);
}

function fillFile(file) {
  const bytes = readFileSync(file);
  const text = bytes.toString();
  // Only the code knows the default of a variable that is not set, and Next.js renders a page anew if its file is missing.
  if (isUnset && /[\\/]server[\\/]app[\\/]/.test(file) && text.search(isUnset) >= 0) {
    throw Object.assign(new Error(`ENOENT: no such file or directory, open '${file}'`), { code: 'ENOENT' });
  }
  const fillAs = file.endsWith('routes-manifest.json') ? askAgain : FILL[file.split('.').pop()] ?? ((all) => fill(all, inJson));
  return Buffer.from(fillAs(text, bytes));
}

const encoded = (bytes, options) => {
  const encoding = typeof options === 'string' ? options : options?.encoding;
  return encoding ? bytes.toString(encoding) : bytes;
};
const { promises, stat, createReadStream } = fs;
const { readFile } = promises;
// The modification time is part of the ETag, so it has to differ for other values.
const changed = new Date(parseInt(createHash('sha256').update(JSON.stringify([...values])).digest('hex').slice(0, 7), 16) * 1000 + 1e12);

fs.readFileSync = (file, options) => {
  const bytes = filled(file);
  return bytes ? encoded(bytes, options) : readFileSync(file, options);
};
promises.readFile = async (file, options) => {
  const bytes = filled(file);
  return bytes ? encoded(bytes, options) : readFile(file, options);
};
// Next.js serves static files with stat and createReadStream.
fs.stat = (file, ...rest) => {
  const bytes = isStatic(String(file)) ? filled(file) : undefined;
  if (!bytes) return stat(file, ...rest);
  const done = rest.pop();
  return stat(file, ...rest, (error, found) => done(error, found && Object.assign(found, { size: bytes.length, mtime: changed, mtimeMs: +changed })));
};
fs.createReadStream = (file, options) => {
  const bytes = isStatic(String(file)) ? filled(file) : undefined;
  return bytes ? Readable.from([bytes.subarray(options?.start ?? 0, (options?.end ?? bytes.length - 1) + 1)]) : createReadStream(file, options);
};

// Node.js does not read ES modules through fs.
const server = join(application, 'server.js');
if (affected.has(server) && JSON.parse(readFileSync(join(application, 'package.json'))).type === 'module') {
  if (!registerHooks) throw new Error('next.config uses variables that get their values at run time, in a package of ES modules: Node.js 22.15 or newer fills them in.');
  const hooks = registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (url !== pathToFileURL(server).href) return loaded;
      hooks.deregister();
      return { ...loaded, source: filled(server) };
    },
  });
}
