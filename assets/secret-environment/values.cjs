'use strict';
// Puts the values of secret files into the environment, before the first line of the server.
const { readFileSync } = require('node:fs');

for (const [name, path] of Object.entries(process.env)) {
  const variable = name.replace(/_FILE$/, '');
  if (variable !== name && !(variable in process.env) && path.startsWith('/run/secrets/')) {
    process.env[variable] = readFileSync(path, 'utf8').trim();
  }
}
