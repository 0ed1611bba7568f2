import {execFile} from 'node:child_process'
import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir, userInfo} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'

import type {Certificate} from './create-certificate.ts'
import type {Programs, WordPressFiles} from './find-wordpress.ts'
import {findFreePort, type RunningProgram, startProgram} from './start-program.ts'

const run = promisify(execFile)

/** The administrator of a site. */
export const ADMINISTRATOR = {name: 'admin', password: 'a password of the tests'}

/** A site with WordPress, with a database of its own. */
export interface WordPressSite {
  readonly url: string
  /** Runs PHP in WordPress, as the administrator; resolves with what it prints. */
  readonly runPhp: (code: string) => Promise<string>
  /** What PHP has complained about in the plugin. */
  readonly complaints: () => Promise<readonly string[]>
  readonly stop: () => Promise<void>
}

/** Sets up a site with WordPress on a free port of this machine. */
export async function startWordPress(
  {folder: source, version}: WordPressFiles,
  programs: Programs,
  {cert}: Certificate,
): Promise<WordPressSite> {
  const folder = await mkdtemp(join(tmpdir(), 'wordpress-'))
  const started: RunningProgram[] = []
  const stop = async () => {
    for (const program of started.toReversed()) {
      await program.stop()
    }
    await rm(folder, {recursive: true, force: true})
  }
  try {
    const root = join(folder, 'site')
    const socket = join(folder, 'database.sock')
    const log = join(folder, 'debug.log')
    await writeFile(log, '')
    const port = await findFreePort()
    const url = `http://127.0.0.1:${port}`
    await cp(source, root, {
      recursive: true,
      dereference: true,
      filter: (path) => !path.endsWith('.htaccess'),
    })
    await writeFile(join(root, 'wp-config.php'), createConfiguration(url, socket, log))
    await mkdir(join(root, 'wp-content/mu-plugins'), {recursive: true})
    await mkdir(join(root, 'wp-content/upgrade'), {recursive: true})
    await writeFile(join(folder, 'router.php'), ROUTER)
    const certificate = join(folder, 'cert.pem')
    await writeFile(certificate, cert)
    await writeFile(join(root, 'wp-content/mu-plugins/tests.php'), createTestPlugin(certificate))
    const runFile = async (code: string) => {
      const file = join(folder, `${crypto.randomUUID()}.php`)
      await writeFile(file, `<?php ${code}`)
      try {
        const args = [...programs.phpArguments, '-d', 'log_errors=1', file]
        const env = {...process.env, ...programs.environment}
        const {stdout} = await run(programs.php, args, {env, maxBuffer: 2 ** 28})
        return stdout
      } finally {
        await rm(file)
      }
    }
    started.push(await startDatabase(programs, folder, socket, runFile))
    await runFile(`define('WP_INSTALLING', true); ${loadWordPress(root)}
      require_once ABSPATH . 'wp-admin/includes/upgrade.php';
      wp_install('Advice at Home', '${ADMINISTRATOR.name}', 'admin@site.example', true, '', '${ADMINISTRATOR.password}');
      ${version.startsWith('6.') ? '' : "update_option('permalink_structure', '/%postname%/');"}`)
    started.push(
      await startProgram(
        programs.php,
        [
          ...programs.phpArguments,
          '-S',
          `127.0.0.1:${port}`,
          '-t',
          root,
          join(folder, 'router.php'),
        ],
        {...programs.environment, PHP_CLI_SERVER_WORKERS: '4'},
        async () => (await fetch(`${url}/wp-login.php`)).ok,
      ),
    )
    return {
      url,
      runPhp: (code) => runFile(`${loadWordPress(root)} wp_set_current_user(1); ${code}`),
      async complaints() {
        const lines = (await readFile(log, 'utf8')).split('\n')
        return lines.filter((line) => line.includes('/plugins/reader-article/'))
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startDatabase(
  {mariadb, mariadbFolder, environment}: Programs,
  folder: string,
  socket: string,
  runFile: (code: string) => Promise<string>,
): Promise<RunningProgram> {
  const data = join(folder, 'database')
  await mkdir(data)
  const connect = `mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT); $db = new mysqli(null, 'root', '', null, 0, '${socket}');`
  const args = [
    '--no-defaults',
    `--user=${userInfo().username}`,
    `--basedir=${mariadbFolder}`,
    `--lc-messages-dir=${mariadbFolder}/share/mysql`,
    `--character-sets-dir=${mariadbFolder}/share/mysql/charsets`,
    `--datadir=${data}`,
    `--socket=${socket}`,
    '--skip-networking',
    // It has no tables of users, and only this user can open the socket's folder.
    '--skip-grant-tables',
    '--innodb-flush-log-at-trx-commit=0',
  ]
  return startProgram(mariadb, args, environment, async () => {
    await runFile(
      `${connect} $db->query('CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4');`,
    )
    return true
  })
}

function loadWordPress(root: string): string {
  return `$_SERVER['HTTP_HOST'] = 'localhost'; $_SERVER['REQUEST_METHOD'] = 'GET'; require '${root}/wp-load.php';`
}

function createConfiguration(url: string, socket: string, log: string): string {
  const constants: Readonly<Record<string, string | boolean>> = {
    DB_NAME: 'wordpress',
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${socket}`,
    DB_CHARSET: 'utf8mb4',
    WP_HOME: url,
    WP_SITEURL: url,
    AUTH_KEY: 'a',
    SECURE_AUTH_KEY: 'b',
    LOGGED_IN_KEY: 'c',
    NONCE_KEY: 'd',
    AUTH_SALT: 'e',
    SECURE_AUTH_SALT: 'f',
    LOGGED_IN_SALT: 'g',
    NONCE_SALT: 'h',
    WP_DEBUG: true,
    WP_DEBUG_LOG: log,
    WP_DEBUG_DISPLAY: false,
    FS_METHOD: 'direct',
    DISABLE_WP_CRON: true,
    AUTOMATIC_UPDATER_DISABLED: true,
    // No server outside of this machine is contacted for updates.
    WP_HTTP_BLOCK_EXTERNAL: true,
  }
  const lines = Object.entries(constants).map(
    ([name, value]) =>
      `define('${name}', ${typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : value});`,
  )
  return `<?php\n${lines.join('\n')}\n$table_prefix = 'wp_';\nif (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');\nrequire_once ABSPATH . 'wp-settings.php';\n`
}

/** Without it PHP's server looks only for a file if an address has a dot, as in /wp-json/oembed/1.0. */
const ROUTER = `<?php
$path = $_SERVER['DOCUMENT_ROOT'] . rawurldecode(strtok($_SERVER['REQUEST_URI'], '?'));
if (is_file($path) || is_file(rtrim($path, '/') . '/index.php')) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
`

/** Trusts the desk's certificate, and has a language: Debian's package has no translations, so that it offers none. */
function createTestPlugin(certificate: string): string {
  return `<?php
add_filter('http_request_args', fn($args) => array_merge($args, array('sslcertificates' => '${certificate}')));
// Otherwise WordPress fetches oEmbed only from the ports of real servers.
add_filter('http_allowed_safe_ports', fn($ports, $host, $url) => array(...$ports, wp_parse_url($url, PHP_URL_PORT)), 10, 3);
add_filter('locale', fn($locale) => get_option('test_locale') ?: $locale);
`
}
