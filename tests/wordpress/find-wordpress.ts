import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {unpackDebianPackages} from './unpack-debian-packages.ts'

/** The programs that WordPress needs. */
export interface Programs {
  readonly php: string
  /** With the extensions, for every call of PHP. */
  readonly phpArguments: readonly string[]
  readonly mariadb: string
  /** The folder usr of MariaDB. */
  readonly mariadbFolder: string
  /** With the libraries. */
  readonly environment: Readonly<Record<string, string>>
}

/** A WordPress that is not set up. */
export interface WordPressFiles {
  readonly version: string
  readonly folder: string
}

const EXTENSIONS = [
  'mysqlnd',
  'ctype',
  'curl',
  'dom',
  'fileinfo',
  'gd',
  'iconv',
  'mbstring',
  'mysqli',
]

/** Finds PHP and MariaDB: those of Debian, which are unpacked and not installed; undefined if they cannot be had. */
export async function findPrograms(): Promise<Programs | undefined> {
  const folder = await unpackDebianPackages({
    folder: 'programs',
    names: [
      'php-cli',
      'php-curl',
      'php-gd',
      'php-mbstring',
      'php-mysql',
      'php-xml',
      'mariadb-server-core',
    ],
    hasDependencies: true,
  })
  if (folder === undefined) {
    return undefined
  }
  const usr = join(folder, 'usr')
  const find = async (path: string, pattern: RegExp) =>
    (await readdir(join(usr, path))).find((name) => pattern.test(name)) ?? ''
  const libraries = (await readdir(join(usr, 'lib')))
    .filter((name) => name.endsWith('-linux-gnu'))
    .map((name) => join(usr, 'lib', name))
  return {
    php: join(usr, 'bin', await find('bin', /^php\d/)),
    phpArguments: [
      '-n',
      ...define('extension_dir', join(usr, 'lib/php', await find('lib/php', /^\d{8}$/))),
      ...EXTENSIONS.flatMap((name) => define('extension', name)),
      ...define('zend_extension', 'opcache'),
      ...define('memory_limit', '512M'),
      ...define('error_reporting', '32767'),
      ...define('upload_max_filesize', '16M'),
      ...define('post_max_size', '16M'),
    ],
    mariadb: join(usr, 'sbin/mariadbd'),
    mariadbFolder: usr,
    environment: {LD_LIBRARY_PATH: libraries.join(':')},
  }
}

function define(name: string, value: string): readonly string[] {
  return ['-d', `${name}=${value}`]
}

const PARTS = ['wordpress', 'php-getid3', 'libjs-cropper', 'libjs-underscore']

/** Finds the WordPress of this Debian, which is old, and that of the next one. */
export async function findWordPress(): Promise<readonly WordPressFiles[]> {
  const folders = [
    await unpackDebianPackages({
      folder: 'stable',
      names: [...PARTS, 'wordpress-theme-twentytwentythree'],
    }),
    await unpackDebianPackages({
      folder: 'testing',
      names: [
        ...PARTS,
        'libjs-jquery-ui',
        'libjs-lodash',
        'libphp-phpmailer',
        'wordpress-theme-twentytwentyfive',
      ],
      suite: 'testing',
    }),
  ]
  const found: WordPressFiles[] = []
  for (const each of folders) {
    if (each !== undefined) {
      const folder = join(each, 'usr/share/wordpress')
      found.push({version: await readVersion(folder), folder})
    }
  }
  return found
}

async function readVersion(folder: string): Promise<string> {
  const source = await readFile(join(folder, 'wp-includes/version.php'), 'utf8')
  return /^\$wp_version = '([^']+)'/m.exec(source)?.[1] ?? ''
}
