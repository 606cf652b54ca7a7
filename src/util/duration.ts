const SECONDS: Readonly<Record<string, number>> = { us: 0.000001, ms: 0.001, s: 1, m: 60, h: 3600 };

/**
 * Seconds of a duration such as `1m30s`; undefined if the text is none.
 *
 * @see https://github.com/compose-spec/compose-spec/blob/main/11-extension.md#specifying-durations
 */
export function durationSeconds(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|us|s|m|h))+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|us|s|m|h)/g)].reduce((sum, [, number, unit]) => sum + Number(number) * SECONDS[unit], 0);
}
