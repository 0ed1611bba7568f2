import {execFile} from 'node:child_process'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'

import type {Programs} from './find-wordpress.ts'

const run = promisify(execFile)

/** A certificate for this machine, and its key, as PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

const CONFIGURATION = `[req]
distinguished_name = name
[name]
[local]
basicConstraints = critical, CA:TRUE
subjectAltName = IP:127.0.0.1
`

/** Creates a certificate with PHP: the editor turns only addresses that begin with https into embeds. */
export async function createCertificate({
  php,
  phpArguments,
  environment,
}: Programs): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'))
  try {
    const [configuration, keyFile, certFile, script] = [
      'openssl.cnf',
      'key.pem',
      'cert.pem',
      'create.php',
    ].map((name) => join(folder, name))
    if (!configuration || !keyFile || !certFile || !script) {
      throw new TypeError('There is no folder for the certificate.')
    }
    await writeFile(configuration, CONFIGURATION)
    await writeFile(
      script,
      `<?php $options = array('config' => '${configuration}', 'x509_extensions' => 'local', 'digest_alg' => 'sha256', 'private_key_bits' => 2048);
      $key = openssl_pkey_new($options);
      $request = openssl_csr_new(array('commonName' => '127.0.0.1'), $key, $options);
      $cert = openssl_csr_sign($request, null, $key, 2, $options);
      openssl_x509_export_to_file($cert, '${certFile}');
      openssl_pkey_export_to_file($key, '${keyFile}', null, $options);`,
    )
    await run(php, [...phpArguments, script], {env: {...process.env, ...environment}})
    return {cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8')}
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}
