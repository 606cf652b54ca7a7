/**
 * Runs a command at the times of a cron expression, in UTC.
 *
 * usage: schedule.cjs EXPRESSION COMMAND [ARGUMENT...]
 *
 * Compose cannot start anything at a set time, and a cron daemon needs root and its own image. There is one run at a time:
 * times that pass during a run are skipped. When the container is stopped, a run in progress gets the signal and may finish.
 */
'use strict';

const { spawn } = require('node:child_process');

/** Minute, hour, day, month, day of the week (0 is Sunday). */
const LIMITS = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 6]];

let child;
let stopping = false;

/** Numbers that a field such as "1-5", "*\/15" or "0,30" matches. */
function numbers(field, [least, most]) {
  return field.split(',').flatMap((part) => {
    const [span, step] = part.split('/');
    const [first, last] = (span === '*' ? `${least}-${most}` : span).split('-').map(Number);
    const end = last ?? (step ? most : first);
    const every = Number(step ?? 1);
    return Array.from({ length: Math.floor((end - first) / every) + 1 }, (_, index) => first + index * every);
  });
}

/** Whether the expression matches a minute. */
function isDue(expression, now) {
  const fields = expression.split(' ');
  const values = [now.getUTCMinutes(), now.getUTCHours(), now.getUTCDate(), now.getUTCMonth() + 1, now.getUTCDay()];
  const [minute, hour, day, month, weekday] = values.map((value, index) => numbers(fields[index], LIMITS[index]).includes(value));
  // As in cron, if both day fields are restricted, one match is enough.
  const either = !fields[2].startsWith('*') && !fields[4].startsWith('*');
  return minute && hour && month && (either ? day || weekday : day && weekday);
}

/** Runs the command and waits for its end. */
function run([program, ...argv]) {
  const started = process.hrtime.bigint();
  return new Promise((resolve) => {
    child = spawn(program, argv, { stdio: 'inherit' });
    child.on('error', ({ message }) => {
      console.error(`schedule: ${message}`);
      process.exit(127);
    });
    child.on('close', (status, signal) => {
      child = undefined;
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      console.log(`schedule: ended with status ${status ?? signal} after ${seconds.toFixed(1)} s`);
      resolve();
    });
  });
}

function stop(signal) {
  stopping = true;
  if (!child) process.exit(0);
  child.kill(signal);
}

async function main(expression, ...command) {
  process.on('SIGTERM', stop).on('SIGINT', stop);
  console.log(`schedule: ${expression} (UTC): ${command.join(' ')}`);
  const present = () => Math.floor(Date.now() / 60000);
  let minute = 0;
  while (!stopping) {
    // Never the same minute twice, whatever the clock does; after a suspension of the machine, the current one.
    minute = Math.max(minute, present()) + 1;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, minute * 60000 - Date.now())));
    minute = Math.max(minute, present());
    if (isDue(expression, new Date(minute * 60000))) await run(command);
  }
}

if (require.main === module) main(...process.argv.slice(2));

module.exports = { isDue };
