import { writeSync } from 'node:fs';
import { EXPLAIN_VARIABLE, ExplanationRequest } from '../model/explanation-request';
import { Problems, StackError } from '../util/problem';
import { didYouMean } from '../util/suggest';

/** What the environment asks to be explained of a stack; undefined for nothing. */
export function askedExplanation(stack: string): ExplanationRequest | undefined {
  const text = process.env[EXPLAIN_VARIABLE];
  const asked = text ? JSON.parse(text) as ExplanationRequest : undefined;
  return asked?.stack === stack ? asked : undefined;
}

/**
 * Writes an explanation and ends the process, before anything else is written. Problems of the stack follow it.
 *
 * @param known names of the services
 */
export function explainAndEnd(asked: ExplanationRequest, known: readonly string[], render: () => string, problems: Problems): never {
  for (const name of asked.services.filter((each) => !known.includes(each))) {
    problems.add(asked.stack, `It has no service "${name}".${didYouMean(name, known)}`, `Use one of: ${known.join(', ')}.`);
  }
  // Written at once: what waits in a stream would be lost at the end of the process.
  writeSync(1, render());
  if (problems.any) writeSync(2, `${new StackError(problems.all).message}\n`);
  process.exit(problems.any ? 1 : 0);
}
