'use strict';
// Loads every native module below a folder, on the base that it will run on, so that a missing shared library fails the build.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = process.argv[2];
/** Class and machine of an ELF file: its first bytes, without those that distinguish programs from libraries. */
const machine = (file) => readFileSync(file).toString('latin1', 0, 20).replace(/(?<=^.{6}).*(?=..$)/s, '');
const own = machine(process.execPath);

/** Packages contain a module for each ABI of Node.js, which its name states, and load the matching one. */
const fits = (path) => [undefined, process.versions.modules].includes(/(?:\babi|\/node-)(\d+)\b[^/]*$/.exec(path)?.[1]);

const modules = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.node') && fits(path));
for (const file of modules.map((path) => join(folder, path)).filter((path) => machine(path) === own)) {
  try {
    process.dlopen({ exports: {} }, file);
  } catch ({ message }) {
    // Its libraries were found: it only expects another module to register it.
    if (message.includes('self-register')) continue;
    console.error(message);
    process.exitCode = 1;
  }
}
