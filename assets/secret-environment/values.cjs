'use strict';
// Sets environment variables from secret files before the code of the server runs.
const { readFileSync } = require('node:fs');

for (const [name, path] of Object.entries(process.env)) {
  const variable = name.replace(/_FILE$/, '');
  if (variable !== name && !(variable in process.env) && path.startsWith('/run/secrets/')) {
    process.env[variable] = readFileSync(path, 'utf8').trim();
  }
}
