'use strict';
// Runs a program with the values of secret files in its environment. When this process is stopped, the container ends.
const { spawnSync } = require('node:child_process');
require('./values.cjs');

const [program, ...rest] = process.argv.slice(2);
const { error, status } = spawnSync(program, rest, { stdio: 'inherit' });
if (error) console.error(`${program}: ${error.message}`);
process.exitCode = error ? (error.code === 'ENOENT' ? 127 : 126) : status ?? 1;
