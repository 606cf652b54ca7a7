'use strict';
// Removes installed packages, except the named ones of some folders and what these depend on.
const { existsSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } = require('node:fs');
const { dirname, join } = require('node:path');

const [root, folders, ...names] = process.argv.slice(2);
/** Tools may name them for the application, which has them in its own image. */
const forTheApplication = ['next', 'sharp'].filter((name) => !names.includes(name));
const kept = new Set();

/** Finds a package as Node.js does: in the nearest node_modules. */
function find(name, from) {
  const path = join(from, 'node_modules', name);
  if (existsSync(join(path, 'package.json'))) return realpathSync(path);
  return from.length > root.length ? find(name, dirname(from)) : undefined;
}

/** Keeps a package, and whatever of its dependencies is installed. */
function keep(name, from) {
  const path = find(name, from);
  if (path === undefined || kept.has(path)) return;
  kept.add(path);
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(readFileSync(join(path, 'package.json')));
  const needed = { ...dependencies, ...optionalDependencies, ...peerDependencies, ...peerDependenciesMeta };
  // Drivers are optional, and used; so is the compiler, which only types are for.
  const left = [...forTheApplication, ...(peerDependenciesMeta?.typescript?.optional ? ['typescript'] : [])];
  for (const each of Object.keys(needed)) if (!left.includes(each)) keep(each, path);
}

/** Removes what is not kept from a node_modules folder, and from those in it; pnpm and Bun have more below a name with a dot. */
function sweep(modules) {
  for (const name of existsSync(modules) ? readdirSync(modules) : []) {
    const path = join(modules, name);
    const inside = name.startsWith('.') && statSync(path).isDirectory() ? ['.', ...readdirSync(path)] : [];
    if (name.startsWith('@')) sweep(path);
    else if (name.startsWith('.')) for (const each of inside) sweep(join(path, each, 'node_modules'));
    else if (existsSync(path) && kept.has(realpathSync(path))) sweep(join(path, 'node_modules'));
    else rmSync(path, { recursive: true, force: true });
  }
}

/** Sweeps every node_modules folder that is in no other one. */
function sweepBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory())) {
    const path = join(folder, entry.name);
    if (entry.name === 'node_modules') sweep(path);
    else sweepBelow(path);
  }
}

for (const folder of folders.split(':')) for (const name of names) keep(name, folder);
sweepBelow(root);
