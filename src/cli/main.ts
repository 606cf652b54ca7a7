#!/usr/bin/env node
import { COMMANDS } from './commands';
import { projectRoot } from './manifests';
import { runProgram } from './run';

void runProgram(COMMANDS, {
  words: process.argv.slice(2),
  root: projectRoot(process.cwd()),
  environment: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
}).then((status) => {
  process.exitCode = status;
});
