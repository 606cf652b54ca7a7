import { backend, bad, BadInput, frontend } from './case';
import { BaseProfile } from '../../src';

const WRITE_PIN = 'Write FROM image:tag@sha256:… AS alias, one image a line.';
const KNOWN_ALIASES = 'Use one of: alpine, buildkit, debian, distroless, mariadb, nginx, node, node-slim, pgvector, postgis, postgres, python, python-alpine, sbom-scanner, trivy, uv, valkey.';

export const PINS: readonly BadInput[] = [
  bad('a line without an alias', backend(), [['docker/pins/Dockerfile:1', '"FROM python:3.13-slim" is not a pin.', WRITE_PIN]], { 'docker/pins/Dockerfile': 'FROM python:3.13-slim\n' }),
  bad('a line without an image', backend(), [['docker/pins/Dockerfile:1', '"FROM AS python" is not a pin.', WRITE_PIN]], { 'docker/pins/Dockerfile': 'FROM AS python\n' }),
  bad('an image in upper case', backend(), [['docker/pins/Dockerfile:1', '"FROM Python:3.13 AS python" is not a pin.', WRITE_PIN]], { 'docker/pins/Dockerfile': 'FROM Python:3.13 AS python\n' }),
  bad('a digest that is too short', backend(), [['docker/pins/Dockerfile:1', '"FROM python:3.13@sha256:abc AS python" is not a pin.', WRITE_PIN]], { 'docker/pins/Dockerfile': 'FROM python:3.13@sha256:abc AS python\n' }),
  bad('another instruction', backend(), [['docker/pins/Dockerfile:1', '"RUN true" is not a pin.', WRITE_PIN]], { 'docker/pins/Dockerfile': 'RUN true\n' }),
  bad('a merge conflict', backend(), [['docker/pins/Dockerfile:1', 'A merge left both of its sides.', 'Keep the lines of one side, without the marks.']], { 'docker/pins/Dockerfile': '<<<<<<< HEAD\n' }),
  bad('a flag that does not exist', backend(), [['docker/pins/Dockerfile:1', '"FROM --foo=bar python:3.13 AS python" is not a pin.', WRITE_PIN]], { 'docker/pins/Dockerfile': 'FROM --foo=bar python:3.13 AS python\n' }),
  bad('a comment behind the alias', backend(), [['docker/pins/Dockerfile:1', '"FROM python:3.13 AS python # newest" is not a pin.', WRITE_PIN]], { 'docker/pins/Dockerfile': 'FROM python:3.13 AS python # newest\n' }),
  bad('a misspelt alias', backend(), [['docker/pins/Dockerfile:1', 'Nothing uses the alias "pyton". Did you mean "python"?', KNOWN_ALIASES]], { 'docker/pins/Dockerfile': 'FROM python:3.13-slim AS pyton\n' }),
  bad('an alias of something else', backend(), [['docker/pins/Dockerfile:1', 'Nothing uses the alias "redis".', KNOWN_ALIASES]], { 'docker/pins/Dockerfile': 'FROM redis:7 AS redis\n' }),
  bad('an alias of a version that nothing names any more', backend(), [['docker/pins/Dockerfile:1', 'Nothing uses the alias "python-3.12".', "Remove the line; or where a file of yours named 3.12 and is gone, say it with the service's option."]], { 'docker/pins/Dockerfile': 'FROM python:3.12-slim AS python-3.12\n' }),
  bad('an alias twice', backend(), [['docker/pins/Dockerfile:2', 'The alias "python" is pinned twice.', 'Keep one of the two lines.']], { 'docker/pins/Dockerfile': 'FROM python:3.13-slim AS python\nFROM python:3.12-slim AS python\n' }),
  bad('three wrong lines, told with their numbers', backend(), [['docker/pins/Dockerfile:2', '"FROM" is not a pin.', WRITE_PIN], ['docker/pins/Dockerfile:5', '"nonsense" is not a pin.', WRITE_PIN], ['docker/pins/Dockerfile:4', 'Nothing uses the alias "nod". Did you mean "node"?', KNOWN_ALIASES]], { 'docker/pins/Dockerfile': '# mine\nFROM\n\nFROM nod AS nod\nnonsense\n' }),
  bad('a base of the team that has no line', frontend({ profile: BaseProfile.custom('acme-base', BaseProfile.alpine()) }), [['docker/pins/Dockerfile', 'No line has the alias "acme-base".', 'Add one, such as FROM image:tag@sha256:… AS acme-base.']]),
];
