import { Instruction } from '../../../src';
import type { Stage } from '../../../src/model/dockerfile';
import { shippedStages } from '../../../src/policy/facts/shipped-stages';

const stage = (name: string, from: string, ...instructions: Instruction[]): Stage => ({ name, from, comment: '', instructions });
const copy = (from: string, source: string): Instruction => Instruction.copy({ from, sources: [source], destination: source });
const names = (...stages: Stage[]): string[] => shippedStages(stages).map(({ name }) => name);

test('the last stage ships, with what it stands on', () => {
  expect(names(stage('base', 'debian'), stage('other', 'debian'), stage('middle', 'base'), stage('last', 'middle'))).toEqual(['last', 'middle', 'base']);
});

test('a file system that is copied or mounted as a whole comes along with what it stands on', () => {
  const assembled = stage('assembled', 'interpreter', Instruction.run(['cp'], { binds: [{ from: 'tools', source: '/' }] }));
  const stages = [stage('tools', 'debian'), stage('interpreter', 'python'), assembled, stage('last', 'debian', copy('assembled', '/filesystem'))];
  expect(names(...stages)).toEqual(['last', 'assembled', 'tools', 'interpreter']);
});

test('a folder of the application brings nothing of the stage that made it', () => {
  expect(names(stage('builder', 'python'), stage('last', 'debian', copy('builder', '/opt/venv')))).toEqual(['last']);
});

test('no stage ships nothing', () => {
  expect(names()).toEqual([]);
});
