'use strict';
// While Next.js builds, NEXT_PUBLIC_* variables hold placeholders. It lists the environment to find the values that it
// writes into the code; there it finds none of them, so the code goes on reading the variables when it runs.
const placeholders = require('./placeholders.json');
const isPublic = (name) => Object.hasOwn(placeholders, name);

process.env = new Proxy(process.env, {
  get: (environment, name) => (isPublic(name) ? placeholders[name] : environment[name]),
  has: (environment, name) => isPublic(name) || name in environment,
  set: (environment, name, value) => {
    if (!isPublic(name)) environment[name] = value; // a .env file does not win over the environment
    return true;
  },
});

// The processes that render pages are to see the same.
const load = `--require ${__filename}`;
const options = process.env.NODE_OPTIONS ?? '';
if (!options.includes(load)) process.env.NODE_OPTIONS = `${options} ${load}`;
