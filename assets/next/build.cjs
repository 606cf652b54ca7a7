'use strict';
// During the build, NEXT_PUBLIC_* variables have placeholders as values. Next.js lists the environment to find the values
// that it inlines; the placeholders are not in that list, so the code still reads the variables at run time.
const placeholders = require('./placeholders.json');
// Other variables have them in next.config only: pages that are rendered during the build would send requests there.
const hasPlaceholder = (name) =>
  Object.hasOwn(placeholders, name) && (name.startsWith('NEXT_PUBLIC_') || new Error().stack.includes('next.config'));

process.env = new Proxy(process.env, {
  get: (environment, name) => (hasPlaceholder(name) ? placeholders[name] : environment[name]),
  has: (environment, name) => hasPlaceholder(name) || name in environment,
  set: (environment, name, value) => {
    if (!hasPlaceholder(name)) environment[name] = value; // .env files do not override the environment
    return true;
  },
});

// The worker processes that render pages need the same.
const load = `--require ${__filename}`;
const options = process.env.NODE_OPTIONS ?? '';
if (!options.includes(load)) process.env.NODE_OPTIONS = `${options} ${load}`;
