'use strict';
// During the build, NEXT_PUBLIC_* variables have placeholders as values. Next.js lists the environment to find the values
// that it inlines; the placeholders are not in that list, so the code still reads the variables at run time.
const placeholders = require('./placeholders.json');
const isPublic = (name) => Object.hasOwn(placeholders, name);

process.env = new Proxy(process.env, {
  get: (environment, name) => (isPublic(name) ? placeholders[name] : environment[name]),
  has: (environment, name) => isPublic(name) || name in environment,
  set: (environment, name, value) => {
    if (!isPublic(name)) environment[name] = value; // .env files do not override the environment
    return true;
  },
});

// The worker processes that render pages need the same.
const load = `--require ${__filename}`;
const options = process.env.NODE_OPTIONS ?? '';
if (!options.includes(load)) process.env.NODE_OPTIONS = `${options} ${load}`;
