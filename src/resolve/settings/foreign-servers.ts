import type { Setting } from './setting';

/** A server that applications need and no stack has by itself. */
interface Server {
  readonly name: string;
  /** Of a variable, or of the scheme in an address. */
  readonly words: string;
  readonly port: string;
}

const SERVERS: readonly Server[] = [
  { name: 'MongoDB', words: 'mongo(?:db)?', port: '27017' },
  { name: 'MySQL', words: 'mysql|mariadb', port: '3306' },
  { name: 'SQL Server', words: 'mssql', port: '1433' },
  { name: 'RabbitMQ', words: 'rabbit(?:mq)?|amqp', port: '5672' },
  { name: 'Kafka', words: 'kafka', port: '9092' },
  { name: 'Elasticsearch', words: 'elastic(?:search)?', port: '9200' },
  { name: 'Meilisearch', words: 'meili(?:search)?', port: '7700' },
  { name: 'Typesense', words: 'typesense', port: '8108' },
  { name: 'Qdrant', words: 'qdrant', port: '6333' },
  { name: 'Neo4j', words: 'neo4j|bolt', port: '7687' },
  { name: 'ClickHouse', words: 'clickhouse', port: '8123' },
  { name: 'SurrealDB', words: 'surreal(?:db)?', port: '8000' },
  { name: 'Weaviate', words: 'weaviate', port: '8080' },
  { name: 'MinIO', words: 'minio', port: '9000' },
  { name: 'Keycloak', words: 'keycloak', port: '8080' },
  { name: 'Milvus', words: 'milvus', port: '19530' },
];
const ADDRESS = /(?:^|_)(?:UR[IL]|DSN|HOST|HOSTNAME|SERVERS?|BROKERS?|ENDPOINT|ADDRESS|CONNECTION_STRING)$/;
const ANY_DATABASE = /^(?:[A-Z0-9]+_)*?(?:DB|DATABASE|SQL(?:ALCHEMY)?(?:_DATABASE)?)_?[A-Z]+$/;

/**
 * The server that a setting leads to, where it is one that the stack does not add: by the variable's name, by the address
 * that the code or an example shows, by the team's compose file, or for a name such as `DB_HOST` by what its neighbours show.
 *
 * @param all settings of the application
 */
export function foreignServer({ name, fallback, server: ofTeam, example }: Setting, all: readonly Setting[]): string | undefined {
  const variable = name.toUpperCase();
  if (!ADDRESS.test(variable)) return undefined;
  const shown = [fallback, example?.value].filter((value) => value !== undefined);
  const named = SERVERS.find(({ words }) => new RegExp(`(?:^|_)(?:${words})(?:_|\\d|$)`, 'i').test(variable));
  const addressed = named ?? SERVERS.find((server) => shown.some((value) => showsScheme(value, server)));
  if (addressed || ofTeam || !ANY_DATABASE.test(variable)) return addressed?.name ?? ofTeam;
  const beside = all.filter((each) => ANY_DATABASE.test(each.name.toUpperCase())).flatMap((each) => [each.fallback, each.example?.value]);
  return SERVERS.find((server) => beside.some((value) => value === server.port || showsScheme(value ?? '', server)))?.name;
}

/** Whether an address has a domain in it, so that it leads away from the developer's machine and its containers. */
export function isOnInternet(address: string): boolean {
  return /^[\w+.-]+:\/\/(?:[^/]*@)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[:/?]|$)/i.test(address);
}

function showsScheme(value: string, { words }: Server): boolean {
  return new RegExp(`^(?:${words})(?:\\+\\w+)?(?:://|$)`, 'i').test(value);
}
