import type { Instruction } from '../../src/model/instruction';
import { renderDockerfile } from '../../src/render/dockerfile';

/** Instructions as they stand in a Dockerfile. */
export function rendered(...instructions: Instruction[]): string {
  return renderDockerfile({ stages: [{ name: 'stage', from: 'base', comment: 'A stage.', instructions }] }, 'pins').split(' AS stage\n')[1];
}

/** Text of one stage, from its FROM line on; undefined when there is no such stage. */
export function stage(dockerfile: string, name: string): string | undefined {
  return dockerfile.split(/(?=^FROM )/m).find((text) => text.split('\n')[0].endsWith(` AS ${name}`));
}
