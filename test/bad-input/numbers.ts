import { backend, bad, BadInput, frontend } from './case';
import { HealthCheck, Migrations, ResourceOptions } from '../../src';

const given = (resources: ResourceOptions) => backend({ resources });
const number = (least: number): string => `Give a number of at least ${least}.`;
const ESCAPE_PATH = 'Begin it with a slash and escape it as in a URL, such as "/health".';
const whole = (least: number): string => `Give a whole number of at least ${least}.`;

export const NUMBERS: readonly BadInput[] = [
  bad('no processor', given({ cpus: 0 }), [['shop/backend', 'resources.cpus is 0.', number(0.01)]]),
  bad('processors below zero', given({ cpus: -2 }), [['shop/backend', 'resources.cpus is -2.', number(0.01)]]),
  bad('processors that are no number', given({ cpus: NaN }), [['shop/backend', 'resources.cpus is NaN.', number(0.01)]]),
  bad('memory as a text with its unit', given({ memoryMegabytes: '512M' as unknown as number }), [['shop/backend', 'resources.memoryMegabytes is "512M".', 'Give it a number.']]),
  bad('memory that no engine takes', given({ memoryMegabytes: 4, reservedMemoryMegabytes: 128 }), [['shop/backend', 'resources.memoryMegabytes is 4.', whole(6)]]),
  bad('part of a process', given({ pids: 0.5 }), [['shop/backend', 'resources.pids is 0.5.', whole(1)]]),
  bad('more processors reserved than allowed', given({ reservedCpus: 2 }), [['shop/backend', 'resources.reservedCpus, 2, is above cpus, 1.', 'Reserve less, or raise cpus.']]),
  bad('more memory reserved than allowed', given({ memoryMegabytes: 256, reservedMemoryMegabytes: 512 }), [['shop/backend', 'resources.reservedMemoryMegabytes, 512, is above memoryMegabytes, 256.', 'Reserve less, or raise memoryMegabytes.']]),
  bad('what a service and its migrations have in common, told once', backend({ migrations: Migrations.alembic(), resources: { pids: -1 } }), [['shop/backend', 'resources.pids is -1.', whole(1)]]),
  bad('a health check without a pause', backend({ healthCheck: HealthCheck.http({ intervalSeconds: 0 }) }), [['shop/backend', 'intervalSeconds is 0.', number(0.1)]]),
  bad('a health check with retries below zero', frontend({ healthCheck: HealthCheck.http({ retries: -1 }) }), [['shop/frontend', 'retries is -1.', whole(1)]]),
  bad('a path of a health check without a slash', backend({ healthCheck: HealthCheck.http({ path: 'health' }) }), [['shop/backend', 'The path of the health check is "health".', ESCAPE_PATH]]),
  bad('a path of a health check with a quote', frontend({ healthCheck: HealthCheck.http({ path: "/it's" }) }), [['shop/frontend', 'The path of the health check is "/it\'s".', ESCAPE_PATH]]),
  bad('a size budget with a fraction', frontend({ sizeBudgetMegabytes: 150.5 }), [['shop/frontend', 'sizeBudgetMegabytes is 150.5.', whole(1)]]),
];
