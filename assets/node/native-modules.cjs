'use strict';
// Loads every native module below a folder where it will run, so that a shared library that is missing fails the build.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = process.argv[2];
/** What kind of ELF file for which machine: the first bytes, without those that tell a program from a library. */
const machine = (file) => readFileSync(file).toString('latin1', 0, 20).replace(/(?<=^.{6}).*(?=..$)/s, '');
const own = machine(process.execPath);

/** Packages bring a module for each release of Node.js along, named by its interface, and load the one that fits. */
const fits = (path) => [undefined, process.versions.modules].includes(/(?:\babi|\/node-)(\d+)\b[^/]*$/.exec(path)?.[1]);

const modules = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.node') && fits(path));
for (const file of modules.map((path) => join(folder, path)).filter((path) => machine(path) === own)) {
  try {
    process.dlopen({ exports: {} }, file);
  } catch ({ message }) {
    // It was loaded, and wants another module to register it.
    if (message.includes('self-register')) continue;
    console.error(message);
    process.exitCode = 1;
  }
}
