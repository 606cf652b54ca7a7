/** Names the variable that asks a synthesis to explain a stack, and to write nothing. */
export const EXPLAIN_VARIABLE = 'PROJEN_CONTAINERS_EXPLAIN';

/** What is to be explained; as JSON in {@link EXPLAIN_VARIABLE}. */
export interface ExplanationRequest {
  readonly stack: string;
  /** Names of services. @default all */
  readonly services: readonly string[];
  readonly json: boolean;
  /** Whether escape sequences of a terminal may be used. */
  readonly color: boolean;
}
