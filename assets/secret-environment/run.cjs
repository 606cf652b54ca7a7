'use strict';
// Runs a program with the values of secret files in its environment, and ends as it does.
const { spawn } = require('node:child_process');
const { constants } = require('node:os');
require('./values.cjs');

const [program, ...rest] = process.argv.slice(2);
// Before the program is there: a signal that comes early waits for it.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
const child = spawn(program, rest, { stdio: 'inherit' });
child.on('error', ({ code, message }) => {
  console.error(`${program}: ${message}`);
  process.exitCode = code === 'ENOENT' ? 127 : 126;
});
child.on('exit', (status, signal) => {
  process.exitCode = status ?? 128 + constants.signals[signal];
});
