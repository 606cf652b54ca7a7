/** A kind of database: how it is named in variables, addresses and lists of dependencies. */
export interface DatabaseDialect {
  /** Scheme of its address, without a driver. */
  readonly scheme: 'postgresql' | 'mysql';
  /** Port that it listens on. */
  readonly port: number;
  /** Pattern of the words by which a variable says that it is for this one. */
  readonly words: string;
  /** Pattern of the schemes that lead to it. */
  readonly schemes: string;
  /** Pattern of the values by which a setting selects it. */
  readonly kinds: string;
  /** Packages of Python that connect to it, in the order in which they are taken, each with what SQLAlchemy adds to the scheme for it. */
  readonly pythonDrivers: Readonly<Record<string, string>>;
  /** Packages of Node.js that connect to it. */
  readonly nodeDrivers: readonly string[];
  /** Its images. */
  readonly images: DatabaseImages;
}

/** How teams start a kind of database. */
export interface DatabaseImages {
  /** Pattern of their names. */
  readonly names: string;
  /** Variables that say the name of the database. */
  readonly database: readonly string[];
  /** Variables that say the name of its user. */
  readonly user: readonly string[];
}

/** @see https://docs.sqlalchemy.org/en/20/dialects/postgresql.html */
export const POSTGRESQL: DatabaseDialect = {
  scheme: 'postgresql',
  port: 5432,
  words: 'POSTGRE(?:S|SQL)?|PG',
  schemes: 'postgres(?:ql)?',
  kinds: 'postgres(?:ql)?|pgsql|pg',
  pythonDrivers: { 'asyncpg': '+asyncpg', 'psycopg': '+psycopg', 'psycopg2-binary': '', 'psycopg2': '', 'pg8000': '', 'aiopg': '' },
  nodeDrivers: ['pg', 'postgres', 'pg-promise', '@prisma/adapter-pg', '@types/pg'],
  images: { names: 'postgres(?:ql)?|postgis|pgvector|timescaledb(?:-ha)?', database: ['POSTGRES_DB'], user: ['POSTGRES_USER'] },
};

/** MySQL and MariaDB, which share their protocol. @see https://docs.sqlalchemy.org/en/20/dialects/mysql.html */
export const MYSQL: DatabaseDialect = {
  scheme: 'mysql',
  port: 3306,
  words: 'MYSQL|MARIADB',
  schemes: 'mysql|mariadb',
  kinds: 'mysql|mariadb',
  pythonDrivers: { 'asyncmy': '+asyncmy', 'aiomysql': '+aiomysql', 'mysqlclient': '', 'pymysql': '+pymysql', 'mysql-connector-python': '+mysqlconnector' },
  nodeDrivers: ['mysql2', 'mysql', 'mariadb', '@prisma/adapter-mariadb'],
  images: { names: 'mysql|mysql-server|mariadb', database: ['MYSQL_DATABASE', 'MARIADB_DATABASE'], user: ['MYSQL_USER', 'MARIADB_USER'] },
};

/** Every kind that a stack can have, those first that count where an application works with several. */
export const DIALECTS: readonly DatabaseDialect[] = [POSTGRESQL, MYSQL];

/** Whether a value is the address of a file of SQLite: for Prisma and libSQL, one that is a path of the developer's machine is none. */
export function isSqlite(value = ''): boolean {
  return /^(?:sqlite(?:\+\w+)?:|file:(?!\/))/.test(value);
}
