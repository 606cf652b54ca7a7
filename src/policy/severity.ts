/** How much a finding weighs. Critical and high stop the synthesis, medium and low warn. */
export enum Severity {
  /** Hands the machine or a secret to others. Stops the synthesis. */
  CRITICAL = 'critical',
  /** Breaks the stack, or opens a door in it. Stops the synthesis. */
  HIGH = 'high',
  /** Will hurt later. Warns. */
  MEDIUM = 'medium',
  /** Worth knowing. Warns. */
  LOW = 'low',
}

/** From the heaviest to the lightest. */
export const SEVERITIES: readonly Severity[] = [Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW];

/** Whether a finding of this severity stops the synthesis. */
export function stops(severity: Severity): boolean {
  return severity === Severity.CRITICAL || severity === Severity.HIGH;
}
